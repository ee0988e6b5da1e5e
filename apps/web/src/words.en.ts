import catalogue from './catalogue/words.en.js'
import commands from './commands/words.en.js'
import comments from './comments/words.en.js'
import commitments from './commitments/words.en.js'
import contacts from './contacts/words.en.js'
import decisions from './decisions/words.en.js'
import dependencies from './dependencies/words.en.js'
import deployments from './deployments/words.en.js'
import emergencies from './emergencies/words.en.js'
import exercises from './exercises/words.en.js'
import impacts from './impacts/words.en.js'
import memberships from './memberships/words.en.js'
import needs from './needs/words.en.js'
import offers from './offers/words.en.js'
import organisations from './organisations/words.en.js'
import preconditions from './preconditions/words.en.js'
import providers from './providers/words.en.js'
import session from './session/words.en.js'
import shell from './shell/words.en.js'
import situation from './situation/words.en.js'
import tasks from './tasks/words.en.js'
import terms from './i18n/terms.en.js'
import ui from './ui/words.en.js'

/** Every feature's words in English. */
export default {
  catalogue,
  commands,
  comments,
  commitments,
  contacts,
  decisions,
  dependencies,
  deployments,
  emergencies,
  exercises,
  impacts,
  memberships,
  needs,
  offers,
  organisations,
  preconditions,
  providers,
  session,
  shell,
  situation,
  tasks,
  terms,
  ui,
}
