import { catalogue } from '../i18n/language.js'

export const useEmergencyWords = catalogue('emergencies')
