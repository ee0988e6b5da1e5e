import type { CallBack } from '@beistand/domain/call-back'
import { useNames } from '../i18n/names.js'
import { Time } from '../i18n/Time.js'
import { Link } from '../router/Link.js'
import { useRows } from '../sync/store.js'
import { Alert } from '../ui/Alert.js'
import { useCallBackWords } from './call-back-words.js'

/** Whom the office has to call back: nobody is alarmed and nothing moves until it has. */
export function CallBackBanner() {
  const words = useCallBackWords()
  const names = useNames()
  const waiting = Object.values(useRows('callBack')).filter(({ state }) => state === 'pending')
  if (waiting.length === 0) return null
  const oldest = [...waiting].sort((a, b) => a.askedAt - b.askedAt)
  const first = new Map<string, CallBack>()
  for (const one of oldest) if (!first.has(one.emergency)) first.set(one.emergency, one)
  return (
    <Alert tone="danger" title={words.callBackNow} role="status">
      <ul className="b-plain-list">
        {[...first.values()].map(({ emergency, victim, askedAt }) => (
          <li key={emergency}>
            <Link to={`/emergencies/${emergency}`}>{names(victim)}</Link> ·{' '}
            {waiting.some((one) => one.emergency === emergency && one.card !== null) ? words.byCard : words.byForm} ·{' '}
            <Time at={askedAt} />
          </li>
        ))}
      </ul>
    </Alert>
  )
}
