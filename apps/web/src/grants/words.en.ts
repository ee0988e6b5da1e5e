import type de from './words.de.js'

export default {
  title: 'Roles',
  lead: 'Who may do what here. You see functions, not names.',
  none: 'No such role.',
  filter: 'Filter',
  all: 'All',
  state: 'State',
  standing: 'Stands',
  ended: 'Taken back',
  person: 'Person',
  function: 'Function',
  role: 'Role',
  organisation: 'Organisation',
  give: 'Give a role',
  giveExplain: 'For people who have a role here already. Whoever is new is invited.',
  revoke: 'Take back',
  revokeOf: (who) => `Take the role back: ${who}`,
  revokeExplain: 'The person then only sees what its other roles show.',
  reason: 'Reason',
  reasonHint: 'Goes into the journal, for example: has moved to another authority',
  lastOffice: 'Last role of the office, stays',
  erase: 'Erase person',
  eraseOf: (who) => `Erase person: ${who}`,
  eraseExplain:
    'All roles of the person end. Whatever names it disappears everywhere, from the journal too. If it has no role in another pact, its account ends as well. This cannot be undone.',
  eraseWords: 'Erase what the person wrote in emergencies, too',
} satisfies typeof de
