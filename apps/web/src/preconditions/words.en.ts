import type de from './words.de.js'

export default {
  title: 'Preconditions',
  none: 'No preconditions.',
  states: { open: 'Open', 'in-progress': 'In progress', met: 'Met', waived: 'Waived' },
  add: 'Add a precondition',
  code: 'What must be true before?',
  owner: 'Who sees to it?',
  due: 'By when?',
  note: 'Note',
  move: 'Change state',
  state: 'State',
  waive: 'Waive',
  reason: 'Why does it work without?',
  by: 'by',
} satisfies typeof de
