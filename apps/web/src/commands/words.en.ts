import type de from './words.de.js'

export default {
  unsent: 'Not sent yet. It is tried again by itself.',
  waiting: { one: 'change is being saved …', other: 'changes are being saved …' },
  notSent: { one: 'entry is not sent yet.', other: 'entries are not sent yet.' },
  retry: 'Send now',
  discard: 'Discard',
  reallyDiscard: 'Really discard',
  refused: 'Not saved.',
  understood: 'Understood',
} satisfies typeof de
