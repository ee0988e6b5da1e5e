import { useSession } from '../sync/session.js'
import { LinkButton } from '../ui/Button.js'
import { Icon } from '../ui/Icon.js'
import { useAccessWords } from './words.js'

/** Says that someone has signed in to the user's account with a device that was not used before. */
export function StrangeDevices() {
  const words = useAccessWords()
  const strange = useSession((session) => session.strange)
  if (strange === 0) return null
  return (
    <section className="b-notices" aria-label={words.strangeTitle}>
      <div className="b-notice">
        <Icon name="warning" size={24} />
        <p>{words.strangeTitle}</p>
        <LinkButton small to="/devices">
          {words.lookAtDevices}
        </LinkButton>
      </div>
    </section>
  )
}
