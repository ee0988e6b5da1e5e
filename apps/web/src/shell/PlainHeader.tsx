import { chooseLanguage, useLanguage } from '../i18n/language.js'
import { useShellWords } from './words.js'

/** The head of the screens before anyone is signed in. */
export function PlainHeader() {
  const words = useShellWords()
  const language = useLanguage()
  const other = language === 'de' ? 'en' : 'de'
  return (
    <header className="b-header">
      <div className="b-header__bar">
        <span className="b-brand">
          <img src="/favicon.svg" alt="" width={32} height={32} />
          <span className="b-brand__name">Beistand</span>
        </span>
        <button
          type="button"
          className="b-menu__button b-menu--end"
          lang={other}
          onClick={() => void chooseLanguage(other)}
        >
          {words.language}
        </button>
      </div>
    </header>
  )
}
