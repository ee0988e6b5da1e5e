import type de from './words.de.js'

export default {
  title: 'Roles',
  none: 'No roles given yet.',
  person: 'Person',
  function: 'Function',
  role: 'Role',
  organisation: 'Organisation',
  give: 'Give a role',
  revoke: 'Take role back',
  revokeExplain: 'The person then sees only what its other roles show.',
} satisfies typeof de
