import { laterCatalogue } from '../i18n/language.js'

export const useNeedWords = laterCatalogue('needs')
