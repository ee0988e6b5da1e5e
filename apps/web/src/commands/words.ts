import { catalogue } from '../i18n/language.js'

export const useCommandWords = catalogue('commands')
