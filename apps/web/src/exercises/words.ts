import { catalogue } from '../i18n/language.js'

export const useExerciseWords = catalogue('exercises')
