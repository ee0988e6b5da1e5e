import { laterCatalogue } from '../i18n/language.js'

export const useJournalWords = laterCatalogue('journal')
