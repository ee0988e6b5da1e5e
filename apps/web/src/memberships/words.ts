import { catalogue } from '../i18n/language.js'

export const useMembershipWords = catalogue('memberships')
