import type de from './words.de.js'

export default {
  title: 'Services and applications',
  services: 'Services for citizens',
  applications: 'Specialist applications',
  noServices: 'No service entered yet.',
  noApplications: 'No application entered yet.',
  name: 'Name',
  code: 'Short name',
  codeHint: 'English, lower case, with hyphens. For example: vehicle-registration.',
  priority: 'Priority',
  needed: 'Needed for',
  addService: 'Enter a service',
  addApplication: 'Enter an application',
  change: 'Change',
} satisfies typeof de
