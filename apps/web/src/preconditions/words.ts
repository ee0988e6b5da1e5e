import { laterCatalogue } from '../i18n/language.js'

export const usePreconditionWords = laterCatalogue('preconditions')
