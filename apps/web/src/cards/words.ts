import { laterCatalogue } from '../i18n/language.js'

export const useCardWords = laterCatalogue('cards')
