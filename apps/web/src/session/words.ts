import { catalogue } from '../i18n/language.js'

export const useSessionWords = catalogue('session')
