import { catalogue } from '../i18n/language.js'

export const useCatalogueWords = catalogue('catalogue')
