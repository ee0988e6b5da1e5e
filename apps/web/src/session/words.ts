import { catalogue } from '../i18n/language.js'
import type de from './words.de.js'

export const useSessionWords = catalogue<typeof de>('session')
