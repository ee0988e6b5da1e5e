import access from './access/words.en.js'
import audit from './audit/words.en.js'
import catalogue from './catalogue/words.en.js'
import comments from './comments/words.en.js'
import commitments from './commitments/words.en.js'
import contacts from './contacts/words.en.js'
import decisions from './decisions/words.en.js'
import dependencies from './dependencies/words.en.js'
import deployments from './deployments/words.en.js'
import exercises from './exercises/words.en.js'
import factors from './access/factors/words.en.js'
import grants from './grants/words.en.js'
import impacts from './impacts/words.en.js'
import imports from './imports/words.en.js'
import involvements from './involvements/words.en.js'
import callBacks from './emergencies/call-back-words.en.js'
import cards from './cards/words.en.js'
import journal from './journal/words.en.js'
import memberships from './memberships/words.en.js'
import needs from './needs/words.en.js'
import offers from './offers/words.en.js'
import organisations from './organisations/words.en.js'
import plans from './plans/words.en.js'
import preconditions from './preconditions/words.en.js'
import privacy from './privacy/words.en.js'
import proof from './proof/words.en.js'
import recovery from './access/recovery/words.en.js'
import roster from './roster/words.en.js'
import providers from './providers/words.en.js'
import takenAway from './commands/taken-away-words.en.js'
import tasks from './tasks/words.en.js'
import walls from './walls/words.en.js'
import type de from './words-later.de.js'

/** The words of what is loaded on demand, in English. */
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
} satisfies typeof de
