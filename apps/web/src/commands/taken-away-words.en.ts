import type de from './taken-away-words.de.js'

export default {
  changed: 'This is no longer possible: something has changed meanwhile.',
  unknown: 'What was open here can no longer be seen or changed by you.',
  kept: 'Your text is not lost. You can copy it.',
  copy: 'Copy the text and close',
  close: 'Close',
} satisfies typeof de
