import { catalogue } from '../i18n/language.js'

export const useOfferWords = catalogue('offers')
