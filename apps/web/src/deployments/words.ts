import { catalogue } from '../i18n/language.js'

export const useDeploymentWords = catalogue('deployments')
