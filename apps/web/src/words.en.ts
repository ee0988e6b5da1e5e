import commands from './commands/words.en.js'
import emergencies from './emergencies/words.en.js'
import session from './session/words.en.js'
import shell from './shell/words.en.js'
import situation from './situation/words.en.js'
import terms from './i18n/terms.en.js'
import ui from './ui/words.en.js'

/** Every feature's words in English. */
export default {
  commands,
  emergencies,
  session,
  shell,
  situation,
  terms,
  ui,
}
