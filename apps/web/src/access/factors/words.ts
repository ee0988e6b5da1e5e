import { laterCatalogue } from '../../i18n/language.js'

export const useFactorWords = laterCatalogue('factors')
