import type de from './words.de.js'

export default {
  title: 'Services for citizens',
  tab: 'Impacts',
  none: 'No impact entered yet. Enter which services are down. Then neighbours can step in.',
  states: { down: 'Down', limited: 'Limited', moved: 'Moved', restored: 'Works again' },
  add: 'Enter an impact',
  change: 'Change',
  service: 'Which service?',
  state: 'How does it stand?',
  at: 'Who serves the citizens now?',
  place: 'Where exactly?',
  opening: 'When is it open there?',
  note: 'Note',
  onlyMoved: 'Only needed if moved.',
  since: 'since',
} satisfies typeof de
