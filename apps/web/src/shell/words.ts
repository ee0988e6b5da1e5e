import { catalogue } from '../i18n/language.js'

export const useShellWords = catalogue('shell')
