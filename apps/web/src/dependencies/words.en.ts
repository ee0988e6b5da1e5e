import type de from './words.de.js'

export default {
  title: 'What we depend on',
  none: 'No dependency entered yet. Enter which applications come from which provider. If it fails, you are counted in at once.',
  set: 'Enter a dependency',
  provider: 'IT provider',
  applications: 'Which applications come from there?',
  change: 'Change',
  end: 'End',
  endExplain: 'A failure of this provider then no longer affects you.',
} satisfies typeof de
