import { catalogue } from '../i18n/language.js'

export const useAccessWords = catalogue('access')
