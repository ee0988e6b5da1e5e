import { laterCatalogue } from '../i18n/language.js'

export const useMembershipWords = laterCatalogue('memberships')
