import { catalogue } from '../i18n/language.js'

export const useDecisionWords = catalogue('decisions')
