import { laterCatalogue } from '../i18n/language.js'

export const useAccessWords = laterCatalogue('access')
