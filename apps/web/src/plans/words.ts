import { laterCatalogue } from '../i18n/language.js'

export const usePlanWords = laterCatalogue('plans')
