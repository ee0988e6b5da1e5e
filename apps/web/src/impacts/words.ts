import { laterCatalogue } from '../i18n/language.js'

export const useImpactWords = laterCatalogue('impacts')
