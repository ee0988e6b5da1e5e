import type de from './words.de.js'

export default {
  title: 'Exercises',
  lead: 'An exercise works with copies of the offers. Nothing in it touches reality.',
  none: 'No exercise yet.',
  start: 'Start an exercise',
  name: 'Name of the exercise',
  end: 'End exercise',
  endExplain: 'All emergencies of the exercise end with it.',
  running: 'running',
  ended: 'ended',
  since: 'since',
  until: 'to',
  forReal: 'ended because of a real emergency',
  emergencies: { one: 'emergency in the exercise', other: 'emergencies in the exercise' },
} satisfies typeof de
