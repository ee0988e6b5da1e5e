import type de from './words.de.js'

export default {
  title: 'Contacts',
  none: 'No contacts entered yet. When it matters, it counts who answers the phone.',
  add: 'Enter a contact',
  organisation: 'Organisation',
  function: 'Function',
  functionHint: 'No names. For example: head of IT.',
  phone: 'Phone',
  mail: 'E-mail',
  note: 'When and how to reach?',
  change: 'Change',
  remove: 'Remove',
  removeExplain: 'The contact is no longer shown.',
  doNotUse: "Do not use now: the victim's own mail",
} satisfies typeof de
