import access from './access/words.de.js'
import audit from './audit/words.de.js'
import catalogue from './catalogue/words.de.js'
import comments from './comments/words.de.js'
import commitments from './commitments/words.de.js'
import contacts from './contacts/words.de.js'
import decisions from './decisions/words.de.js'
import dependencies from './dependencies/words.de.js'
import deployments from './deployments/words.de.js'
import exercises from './exercises/words.de.js'
import factors from './access/factors/words.de.js'
import grants from './grants/words.de.js'
import impacts from './impacts/words.de.js'
import imports from './imports/words.de.js'
import involvements from './involvements/words.de.js'
import callBacks from './emergencies/call-back-words.de.js'
import cards from './cards/words.de.js'
import journal from './journal/words.de.js'
import memberships from './memberships/words.de.js'
import needs from './needs/words.de.js'
import offers from './offers/words.de.js'
import organisations from './organisations/words.de.js'
import plans from './plans/words.de.js'
import preconditions from './preconditions/words.de.js'
import privacy from './privacy/words.de.js'
import proof from './proof/words.de.js'
import recovery from './access/recovery/words.de.js'
import roster from './roster/words.de.js'
import providers from './providers/words.de.js'
import takenAway from './commands/taken-away-words.de.js'
import tasks from './tasks/words.de.js'
import walls from './walls/words.de.js'

/** The words of what is loaded on demand, in German. */
export default {
  access,
  audit,
  catalogue,
  comments,
  commitments,
  contacts,
  decisions,
  dependencies,
  deployments,
  exercises,
  factors,
  grants,
  impacts,
  imports,
  involvements,
  callBacks,
  cards,
  journal,
  memberships,
  needs,
  offers,
  organisations,
  plans,
  preconditions,
  privacy,
  proof,
  recovery,
  roster,
  providers,
  takenAway,
  tasks,
  walls,
}
