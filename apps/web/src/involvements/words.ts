import { laterCatalogue } from '../i18n/language.js'

export const useInvolvementWords = laterCatalogue('involvements')
