import { laterCatalogue } from '../i18n/language.js'

export const useDecisionWords = laterCatalogue('decisions')
