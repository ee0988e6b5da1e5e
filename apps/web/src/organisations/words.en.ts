import type de from './words.de.js'

export default {
  title: 'My organisation',
  sections: 'Parts of my organisation',
  requests: 'Requests',
  offers: 'Offers',
  tasks: 'Tasks',
  decisions: 'Decisions',
  contacts: 'Contacts',
  cards: 'Emergency cards',
  dependencies: 'Dependencies',
  emergency: 'We have an emergency right now',
  toEmergency: 'To the emergency',
} satisfies typeof de
