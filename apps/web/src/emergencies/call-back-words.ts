import { laterCatalogue } from '../i18n/language.js'

export const useCallBackWords = laterCatalogue('callBacks')
