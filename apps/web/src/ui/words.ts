import { catalogue } from '../i18n/language.js'
import type de from './words.de.js'

export const useUiWords = catalogue<typeof de>('ui')
