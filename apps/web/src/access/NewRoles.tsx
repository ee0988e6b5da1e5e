import { useTerms } from '../i18n/terms.js'
import { actAs, knowGrants, useSession } from '../sync/session.js'
import { Button } from '../ui/Button.js'
import { Icon } from '../ui/Icon.js'
import { useAccessWords } from './words.js'

/** Tells whoever was given another role in the middle of work, and leads there; until then the one in use stays. */
export function NewRoles() {
  const words = useAccessWords().newRole
  const terms = useTerms()
  const [grants, known] = [useSession((session) => session.grants), useSession((session) => session.known)]
  const fresh = grants.filter(({ id }) => !known.includes(id))
  if (fresh.length === 0) return null
  return (
    <section className="b-notices" aria-label={words.title}>
      {fresh.map(({ id, title, role, organisationName }) => (
        <div key={id} className="b-notice">
          <Icon name="info" size={24} />
          <p>
            {words.title} <strong>{title ?? terms.role[role]}</strong>, {organisationName}
          </p>
          <Button small onClick={() => actAs(id)}>
            {words.change}
          </Button>
          <Button small variant="tertiary" onClick={knowGrants}>
            {words.seen}
          </Button>
        </div>
      ))}
    </section>
  )
}
