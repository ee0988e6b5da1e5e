import { catalogue } from '../i18n/language.js'

export const useJournalWords = catalogue('journal')
