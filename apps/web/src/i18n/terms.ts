import { catalogue } from './language.js'

/** What the domain's own codes are called. */
export const useTerms = catalogue('terms')
