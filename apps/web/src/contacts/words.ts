import { catalogue } from '../i18n/language.js'

export const useContactWords = catalogue('contacts')
