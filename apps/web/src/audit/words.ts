import { laterCatalogue } from '../i18n/language.js'

export const useAuditWords = laterCatalogue('audit')
