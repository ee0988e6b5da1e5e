import { laterCatalogue } from '../i18n/language.js'

export const useOrganisationWords = laterCatalogue('organisations')
