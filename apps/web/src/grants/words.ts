import { catalogue } from '../i18n/language.js'

export const useGrantWords = catalogue('grants')
