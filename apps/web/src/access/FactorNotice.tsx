import { FACTOR_ROLES } from '@beistand/domain/access'
import { useFormat } from '../i18n/format.js'
import { useActingGrant, useSession } from '../sync/session.js'
import { useRow } from '../sync/store.js'
import { LinkButton } from '../ui/Button.js'
import { Icon } from '../ui/Icon.js'
import { useAccessWords } from './words.js'

/** Warns whoever has only a password of the time from which that is no longer enough. */
export function FactorNotice() {
  const words = useAccessWords().factorNeeded
  const format = useFormat()
  const secured = useSession((session) => session.secured)
  const acting = useActingGrant()
  const from = useRow('pact', acting?.pact ?? null)?.factorFrom
  if (!acting || from === undefined || from === null || secured || !FACTOR_ROLES.includes(acting.role)) return null
  return (
    <section className="b-notices" aria-label={words.title}>
      <div className="b-notice">
        <Icon name="warning" size={24} />
        <p>{words.warning(format.moment(from))}</p>
        <LinkButton small to="/sichern">
          {words.setUp}
        </LinkButton>
      </div>
    </section>
  )
}
