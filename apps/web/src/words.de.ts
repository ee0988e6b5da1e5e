import catalogue from './catalogue/words.de.js'
import commands from './commands/words.de.js'
import comments from './comments/words.de.js'
import commitments from './commitments/words.de.js'
import contacts from './contacts/words.de.js'
import decisions from './decisions/words.de.js'
import dependencies from './dependencies/words.de.js'
import deployments from './deployments/words.de.js'
import emergencies from './emergencies/words.de.js'
import exercises from './exercises/words.de.js'
import impacts from './impacts/words.de.js'
import memberships from './memberships/words.de.js'
import needs from './needs/words.de.js'
import offers from './offers/words.de.js'
import organisations from './organisations/words.de.js'
import preconditions from './preconditions/words.de.js'
import providers from './providers/words.de.js'
import session from './session/words.de.js'
import shell from './shell/words.de.js'
import situation from './situation/words.de.js'
import tasks from './tasks/words.de.js'
import terms from './i18n/terms.de.js'
import ui from './ui/words.de.js'

/** Every feature's words in German. */
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
