import { catalogue } from '../i18n/language.js'
import type de from './words.de.js'

export const useSituationWords = catalogue<typeof de>('situation')
