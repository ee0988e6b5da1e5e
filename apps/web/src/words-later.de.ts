import access from './access/words.de.js'
import audit from './audit/words.de.js'
import factors from './factors/words.de.js'
import involvements from './involvements/words.de.js'
import grants from './grants/words.de.js'
import journal from './journal/words.de.js'
import plans from './plans/words.de.js'
import privacy from './privacy/words.de.js'
import proof from './proof/words.de.js'

/** The words of what is loaded on demand, in German. */
export default {
  access,
  audit,
  factors,
  involvements,
  grants,
  journal,
  plans,
  privacy,
  proof,
}
