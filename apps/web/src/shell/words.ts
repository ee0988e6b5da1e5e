import { catalogue } from '../i18n/language.js'
import type de from './words.de.js'

export const useShellWords = catalogue<typeof de>('shell')
