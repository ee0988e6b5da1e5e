import { catalogue } from '../i18n/language.js'

export const useProviderWords = catalogue('providers')
