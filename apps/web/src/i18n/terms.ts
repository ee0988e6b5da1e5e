import { catalogue } from './language.js'
import type de from './terms.de.js'

/** What the domain's own codes are called. */
export const useTerms = catalogue<typeof de>('terms')
