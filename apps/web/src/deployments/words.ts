import { laterCatalogue } from '../i18n/language.js'

export const useDeploymentWords = laterCatalogue('deployments')
