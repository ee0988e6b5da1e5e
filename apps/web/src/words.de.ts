import commands from './commands/words.de.js'
import emergencies from './emergencies/words.de.js'
import session from './session/words.de.js'
import shell from './shell/words.de.js'
import situation from './situation/words.de.js'
import terms from './i18n/terms.de.js'
import ui from './ui/words.de.js'

/** Every feature's words in German. */
export default {
  commands,
  emergencies,
  session,
  shell,
  situation,
  terms,
  ui,
}
