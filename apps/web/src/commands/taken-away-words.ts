import { laterCatalogue } from '../i18n/language.js'

export const useTakenAwayWords = laterCatalogue('takenAway')
