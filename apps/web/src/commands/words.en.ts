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
  tlp: 'What may recipients pass on? (TLP)',
  circle: 'Who shall see it?',
  circles: {
    pact: 'Everyone in the pact',
    involved: 'Those involved and the office',
    office: 'The office only',
    named: 'Named persons only',
  },
  narrow: 'Narrow to persons',
  narrowExplain: 'Only the chosen persons see it afterwards (TLP:RED).',
  persons: 'Who may see it?',
} satisfies typeof de
