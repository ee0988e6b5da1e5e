import { VERIFICATIONS } from '@beistand/domain/noun'
import { useState } from 'react'
import { useNames } from '../i18n/names.js'
import { useTerms } from '../i18n/terms.js'
import { actAs, actFor, useActingGrant, useSession } from '../sync/session.js'
import { useRows } from '../sync/store.js'
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
          {acting.role === 'office' && <ActFor close={close} />}
        </>
      )}
    </Menu>
  )
}

/** The office acts for an organisation that called, and says how it made sure; the journal keeps both. */
function ActFor({ close }: { close: () => void }) {
  const words = useSessionWords()
  const terms = useTerms()
  const organisations = useRows('organisation')
  const [other, setOther] = useState('')
  const own = useActingGrant()?.organisation
  const others = Object.values(organisations)
    .filter(({ id }) => id !== own)
    .sort((a, b) => a.name.localeCompare(b.name, 'de'))
  return (
    <div className="b-menu__part">
      <label className="kern-label kern-label--small">
        {words.actFor}
        <select className="b-select" value={other} onChange={(event) => setOther(event.target.value)}>
          <option value="">{words.actForWhom}</option>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {other && <p className="b-menu__head">{words.howVerified}</p>}
      {other &&
        VERIFICATIONS.map((verified) => (
          <button
            key={verified}
            type="button"
            className="b-menu__item"
            onClick={() => {
              actFor(other, verified)
              close()
            }}
          >
            {terms.verified[verified]}
          </button>
        ))}
    </div>
  )
}
