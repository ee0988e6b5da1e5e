import { laterCatalogue } from '../i18n/language.js'

export const useRosterWords = laterCatalogue('roster')
