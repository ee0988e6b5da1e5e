import { catalogue } from '../i18n/language.js'

export const usePlanWords = catalogue('plans')
