import { laterCatalogue } from '../i18n/language.js'

export const useWallWords = laterCatalogue('walls')
