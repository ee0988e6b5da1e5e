import type de from './words.de.js'

export default {
  title: (count) => `Comments (${count})`,
  add: 'Comment',
  text: 'Your comment',
  erased: 'Erased',
} satisfies typeof de
