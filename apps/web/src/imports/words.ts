import { laterCatalogue } from '../i18n/language.js'

export const useImportWords = laterCatalogue('imports')
