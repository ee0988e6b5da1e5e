import { laterCatalogue } from '../i18n/language.js'

export const useContactWords = laterCatalogue('contacts')
