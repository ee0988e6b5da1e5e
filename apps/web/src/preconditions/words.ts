import { catalogue } from '../i18n/language.js'

export const usePreconditionWords = catalogue('preconditions')
