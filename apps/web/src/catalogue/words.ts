import { laterCatalogue } from '../i18n/language.js'

export const useCatalogueWords = laterCatalogue('catalogue')
