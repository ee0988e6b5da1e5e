import { catalogue } from '../i18n/language.js'

export const useNeedWords = catalogue('needs')
