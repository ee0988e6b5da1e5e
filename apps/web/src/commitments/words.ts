import { catalogue } from '../i18n/language.js'

export const useCommitmentWords = catalogue('commitments')
