import { laterCatalogue } from '../i18n/language.js'

export const useCommentWords = laterCatalogue('comments')
