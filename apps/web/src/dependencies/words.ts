import { catalogue } from '../i18n/language.js'

export const useDependencyWords = catalogue('dependencies')
