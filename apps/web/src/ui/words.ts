import { catalogue } from '../i18n/language.js'

export const useUiWords = catalogue('ui')
