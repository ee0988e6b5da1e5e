import { catalogue } from '../i18n/language.js'

export const useCommentWords = catalogue('comments')
