import access from './access/words.en.js'
import audit from './audit/words.en.js'
import factors from './factors/words.en.js'
import involvements from './involvements/words.en.js'
import grants from './grants/words.en.js'
import journal from './journal/words.en.js'
import plans from './plans/words.en.js'
import privacy from './privacy/words.en.js'
import proof from './proof/words.en.js'
import type de from './words-later.de.js'

/** The words of what is loaded on demand, in English. */
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
} satisfies typeof de
