import { useNames } from '../i18n/names.js'
import { useTerms } from '../i18n/terms.js'
import { ActingForOthers } from '../Lazy.js'
import { actAs, useActingGrant, useSession } from '../sync/session.js'
import { Icon } from '../ui/Icon.js'
import { Menu } from '../ui/Menu.js'
import { useSessionWords } from './words.js'

/** The role in use, always to be seen, and the way to another one. */
export function RoleMenu() {
  const words = useSessionWords()
  const terms = useTerms()
  const names = useNames()
  const grants = useSession((session) => session.grants)
  const forOther = useSession((session) => session.actingFor)
  const acting = useActingGrant()
  if (!acting) return null
  const label = (
    <span className="b-role">
      <strong>{acting.title ?? terms.role[acting.role]}</strong>
      <span>{forOther ? words.forOther(names(forOther)) : acting.organisationName}</span>
    </span>
  )
  return (
    <Menu label={label} name={words.roleLabel} className="b-menu--end">
      {(close) => (
        <>
          <p className="b-menu__head">{words.switchRole}</p>
          {grants.map((grant) => (
            <button
              key={grant.id}
              type="button"
              className="b-menu__item"
              aria-pressed={grant.id === acting.id}
              onClick={() => {
                actAs(grant.id)
                close()
              }}
            >
              <span>
                <strong>{grant.title ?? terms.role[grant.role]}</strong>
                <span className="b-muted">
                  {terms.role[grant.role]} · {grant.organisationName}
                </span>
              </span>
              {grant.id === acting.id && <Icon name="check" />}
            </button>
          ))}
          <ActingForOthers close={close} />
        </>
      )}
    </Menu>
  )
}
