import { useNames } from '../i18n/names.js'
import { useTerms } from '../i18n/terms.js'
import { actForSelf, useSession } from '../sync/session.js'
import { Alert } from '../ui/Alert.js'
import { Button } from '../ui/Button.js'
import { useSessionWords } from './words.js'

/** Stands over every screen as long as the office acts for another organisation. */
export function ActingForBanner() {
  const words = useSessionWords()
  const terms = useTerms()
  const names = useNames()
  const actingFor = useSession((session) => session.actingFor)
  const verified = useSession((session) => session.verified)
  if (actingFor === null || verified === null) return null
  return (
    <Alert tone="warning" title={words.actingFor(names(actingFor))} role="status">
      <div className="b-row">
        <span>{words.verifiedBy(terms.verified[verified])}</span>
        <Button small onClick={actForSelf}>
          {words.actForSelf}
        </Button>
      </div>
    </Alert>
  )
}
