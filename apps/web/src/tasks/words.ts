import { catalogue } from '../i18n/language.js'

export const useTaskWords = catalogue('tasks')
