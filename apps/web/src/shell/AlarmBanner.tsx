import { acknowledgeAlarm } from '@beistand/contracts/alarm'
import { useEffect, useEffectEvent } from 'react'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { useTerms } from '../i18n/terms.js'
import { Link } from '../router/Link.js'
import { submit } from '../sync/commands.js'
import { useReplica } from '../sync/store.js'
import { Button } from '../ui/Button.js'
import { Icon } from '../ui/Icon.js'
import { announce, announceUrgently } from '../ui/LiveRegion.js'
import { setTitleAlarm } from '../ui/Page.js'
import { concernsMe, silence, useRinging } from './alarm.js'
import { useShellWords } from './words.js'

/** A new emergency, or one that the own organisation has not seen yet: unmissable until seen. It takes no focus and moves nothing that has it. */
export function AlarmBanner() {
  const { emergencies: fresh, alarms } = useRinging()
  const newest = useReplica((held) => held.rows.emergency[fresh[0] ?? ''])
  const words = useShellWords()
  const terms = useTerms()
  const names = useNames()
  const format = useFormat()
  const cause = useReplica((held) => held.rows.cause[newest?.cause ?? ''])
  const hit = useReplica(({ rows }) =>
    cause ? Object.values(rows.emergency).filter((one) => one.cause === cause.id).length : 0,
  )
  const what = newest && (cause ? words.outage(names(cause.provider)) : words.newEmergency(names(newest.victim)))
  const more =
    newest &&
    (cause ? format.count(hit, words.affected) : `${terms.kind[newest.kind]} · ${terms.severity[newest.severity]}`)
  const own = newest && cause && concernsMe(newest) ? ` · ${words.weToo}` : ''
  const sentence = newest ? `${what}. ${more}${own}` : ''
  useEffect(() => {
    setTitleAlarm(sentence ? words.titleAlarm : '')
    const icon = document.getElementById('favicon')
    icon?.setAttribute('href', sentence ? '/favicon-alarm.svg' : '/favicon.svg')
  }, [sentence, words])
  // Said once for each new emergency, not again when its words change.
  const newestId = newest?.id
  const say = useEffectEvent(() => {
    if (!newest) return
    const urgent = newest.severity === 'critical' && concernsMe(newest)
    if (urgent) announceUrgently(sentence)
    else announce(sentence)
  })
  useEffect(() => {
    if (newestId) say()
  }, [newestId])
  if (!newest) return null
  const seen = () => {
    silence(alarms)
    for (const { id } of alarms) submit(acknowledgeAlarm, { params: { alarm: id }, body: {} })
  }
  return (
    <section className={`b-alarm${newest.exercise ? ' b-alarm--exercise' : ''}`} aria-label={words.titleAlarm}>
      <Icon name="bell" size={24} />
      <p>
        {newest.exercise && <strong>{terms.exercise}: </strong>}
        <strong>{what}</strong> · {more}
        {own && <strong>{own}</strong>}
        {fresh.length > 1 && ` · ${format.count(fresh.length, words.newEmergencies)}`}
      </p>
      <div className="b-row">
        <Link className="kern-btn b-alarm__button" to={`/emergencies/${newest.id}`} onClick={seen}>
          <span className="kern-label">{words.open}</span>
        </Link>
        <Button small onClick={seen}>
          {words.seen}
        </Button>
      </div>
    </section>
  )
}
