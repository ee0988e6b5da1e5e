import { laterCatalogue } from '../i18n/language.js'

export const useCommitmentWords = laterCatalogue('commitments')
