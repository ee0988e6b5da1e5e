import { catalogue } from '../i18n/language.js'

export const useImpactWords = catalogue('impacts')
