import { useTerms } from '../i18n/terms.js'
import { Link } from '../router/Link.js'
import { usePath } from '../router/router.js'
import { RoleMenu } from '../session/RoleMenu.js'
import { useActingGrant, useMay, useSide } from '../sync/session.js'
import { LinkButton } from '../ui/Button.js'
import { Icon } from '../ui/Icon.js'
import { Menu } from '../ui/Menu.js'
import { Status } from '../ui/Status.js'
import { ConnectionState } from './ConnectionState.js'
import { Settings } from './Settings.js'
import { useShellWords } from './words.js'

export interface NavItem {
  readonly to: string
  readonly label: string
}

/** Pact, demo mark, connection, acting role and navigation: on every screen. */
export function Header({ items }: { items: readonly NavItem[] }) {
  const words = useShellWords()
  const terms = useTerms()
  const acting = useActingGrant()
  const victim = useSide()
  const mayDeclare = useMay('emergency.declare', victim ? { victim } : {})
  return (
    <header className="b-header">
      <a className="b-skip" href="#main">
        {words.skip}
      </a>
      <div className="b-header__bar">
        <Link to="/" className="b-brand" aria-label={words.home}>
          <img src="/favicon.svg" alt="" width={32} height={32} />
          <span className="b-brand__name">Beistand</span>
        </Link>
        <span className="b-header__pact b-desk">{acting?.pactName}</span>
        <span className="b-header__demo">{acting?.demo && <Status tone="info">{terms.demo}</Status>}</span>
        <RoleMenu />
        <Menu className="b-menu--end b-desk" label={<MenuLabel text={words.settings} />}>
          {() => <Settings />}
        </Menu>
        <Menu className="b-menu--end b-nav-menu" label={<MenuLabel text={words.menu} />}>
          {(close) => (
            <>
              <nav aria-label={words.mainNav} onClick={close}>
                <NavLinks items={mayDeclare ? [...items, { to: '/declare', label: words.declare }] : items} />
              </nav>
              <Settings />
            </>
          )}
        </Menu>
      </div>
      <div className="b-header__line">
        <nav className="b-nav" aria-label={words.mainNav}>
          <NavLinks items={items} />
        </nav>
        <span className="b-header__pact b-phone">{acting?.pactName}</span>
        <ConnectionState />
        {mayDeclare && (
          <LinkButton to="/declare" variant="danger" small>
            {words.declare}
          </LinkButton>
        )}
      </div>
    </header>
  )
}

function MenuLabel({ text }: { text: string }) {
  return (
    <>
      <Icon name="menu" size={24} />
      <span className="kern-sr-only">{text}</span>
    </>
  )
}

function NavLinks({ items }: { items: readonly NavItem[] }) {
  const path = usePath()
  const current = (to: string) => (to === '/' ? path === '/' : path === to || path.startsWith(`${to}/`))
  return (
    <ul className="b-plain-list">
      {items.map(({ to, label }) => (
        <li key={to}>
          <Link to={to} className="b-nav__link" aria-current={current(to) ? 'page' : undefined}>
            {label}
          </Link>
        </li>
      ))}
    </ul>
  )
}
