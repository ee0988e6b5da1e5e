import { chooseLanguage, useLanguage } from '../i18n/language.js'
import { Link } from '../router/Link.js'
import { signOut, useSession } from '../sync/session.js'
import { Icon } from '../ui/Icon.js'
import { allowSound, useSound } from './sound.js'
import { chooseTheme, THEMES, useTheme } from './theme.js'
import { useShellWords } from './words.js'

/** Language, sound, colours, and the way out. */
export function Settings() {
  const words = useShellWords()
  const language = useLanguage()
  const operator = useSession((session) => session.operator)
  const theme = useTheme((store) => store.theme)
  const on = useSound((store) => store.on)
  return (
    <div className="b-settings__items">
      <button
        type="button"
        className="b-menu__item"
        onClick={() => void chooseLanguage(language === 'de' ? 'en' : 'de')}
      >
        <span lang={language === 'de' ? 'en' : 'de'}>{words.language}</span>
      </button>
      <button type="button" className="b-menu__item" aria-pressed={on} onClick={() => allowSound(!on)}>
        {on ? words.sound.on : words.sound.off}
        {on && <Icon name="check" />}
      </button>
      {THEMES.map((one) => (
        <button
          key={one}
          type="button"
          className="b-menu__item"
          aria-pressed={theme === one}
          onClick={() => chooseTheme(one)}
        >
          {words.theme[one]}
          {theme === one && <Icon name="check" />}
        </button>
      ))}
      <Link to="/devices" className="b-menu__item">
        {words.devices}
      </Link>
      <Link to="/account" className="b-menu__item">
        {words.account}
      </Link>
      {operator && (
        <Link to="/installation" className="b-menu__item">
          {words.installation}
        </Link>
      )}
      <button type="button" className="b-menu__item" onClick={() => void signOut()}>
        {words.signOut}
      </button>
    </div>
  )
}
