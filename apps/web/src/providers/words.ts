import { laterCatalogue } from '../i18n/language.js'

export const useProviderWords = laterCatalogue('providers')
