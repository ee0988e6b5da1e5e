import { laterCatalogue } from '../i18n/language.js'

export const useTaskWords = laterCatalogue('tasks')
