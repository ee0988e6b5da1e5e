import { laterCatalogue } from '../i18n/language.js'

export const useGrantWords = laterCatalogue('grants')
