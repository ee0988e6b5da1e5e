import { laterCatalogue } from '../i18n/language.js'

export const useProofWords = laterCatalogue('proof')
