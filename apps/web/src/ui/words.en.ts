import type de from './words.de.js'

export default {
  optionalMark: '(optional)',
  close: 'Close',
  cancel: 'Cancel',
  loading: 'Loading …',
  retry: 'Try again',
  older: 'Show older ones',
  errorSummary: 'Please check these entries:',
  newItems: { one: 'new, show', other: 'new, show' },
  working: 'Sending …',
  required: 'This entry is missing.',
  tooLong: 'This is too long.',
  notFitting: 'This entry does not fit.',
  none: 'none',
  actions: 'Actions',
  moreActions: 'More steps',
  more: 'Say more',
  pleaseChoose: 'Please choose',
} satisfies typeof de
