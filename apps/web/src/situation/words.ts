import { catalogue } from '../i18n/language.js'

export const useSituationWords = catalogue('situation')
