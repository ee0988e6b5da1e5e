import type de from './call-back-words.de.js'

export default {
  title: 'Call-back pending',
  callBackNow: 'Call-back pending: call a number on file now',
  byCard: 'with an emergency card',
  byDevice: 'with an enrolled device',
  byForm: 'without signing in',
  calledOn: 'Called on',
  calledOnHint: 'Only who answers on a number on file is confirmed.',
  noNumber: 'No number is on file. Enter a checked contact first.',
  cardsUsed: 'These cards were used, says who was called',
  cardsUsedHint: 'The device then works for this administration for 72 hours.',
  cardOf: (place: number | string) => `Card ${place}`,
  callBackNumber: 'Number left',
  callBackSettle: 'Enter call-back',
  callBackResult: 'Result',
  callBackResults: { confirmed: 'Confirmed', denied: 'Not confirmed' },
  callBackNote: 'Spoken with whom, over which number?',
} satisfies typeof de
