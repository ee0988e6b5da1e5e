import { laterCatalogue } from '../../i18n/language.js'

export const useRecoveryWords = laterCatalogue('recovery')
