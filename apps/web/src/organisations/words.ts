import { catalogue } from '../i18n/language.js'

export const useOrganisationWords = catalogue('organisations')
