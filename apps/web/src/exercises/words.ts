import { laterCatalogue } from '../i18n/language.js'

export const useExerciseWords = laterCatalogue('exercises')
