import type de from './words.de.js'

export default {
  title: 'Decisions',
  none: 'No decision asked for yet.',
  noneOurs: 'No decision is waiting at present.',
  states: { asked: 'Waiting', decided: 'Decided', withdrawn: 'Withdrawn', lapsed: 'Deadline passed' },
  ask: 'Ask for a decision',
  asked: 'Whose head shall decide?',
  question: 'On what?',
  options: 'Options',
  optionsHint: 'One a line, two to six.',
  deadline: 'By when?',
  decide: 'Decide',
  choice: 'Your choice',
  note: 'Note',
  withdraw: 'Take back',
  by: 'by',
  from: (asking, asked) => `${asking} asks ${asked}`,
  chosen: 'Decided',
  erased: 'Erased',
} satisfies typeof de
