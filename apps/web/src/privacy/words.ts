import { laterCatalogue } from '../i18n/language.js'

export const usePrivacyWords = laterCatalogue('privacy')
