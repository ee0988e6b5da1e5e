import type de from './words.de.js'

export default {
  title: 'On-call roster',
  lead: 'Who of the office calls back. Those whose organisation is hit rest and do not count.',
  now: 'Calling back now',
  nobody: 'Nobody is entered for now.',
  none: 'Nobody entered yet.',
  set: 'Enter',
  organisation: 'Organisation',
  function: 'Function',
  functionHint: 'No name: strangers read it.',
  phone: 'Phone',
  from: 'From',
  to: 'To and including',
  remove: 'Remove',
  removeExplain: 'Nobody from here then calls back in this time.',
  span: (from, to) => `${from} until before ${to}`,
} satisfies typeof de
