import { laterCatalogue } from '../i18n/language.js'

export const useOfferWords = laterCatalogue('offers')
