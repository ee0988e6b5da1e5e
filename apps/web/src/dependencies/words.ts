import { laterCatalogue } from '../i18n/language.js'

export const useDependencyWords = laterCatalogue('dependencies')
