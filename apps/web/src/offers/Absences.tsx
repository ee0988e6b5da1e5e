import { endBlock } from '@beistand/contracts/offer'
import type { Offer } from '@beistand/domain/offer'
import { CommandButton } from '../commands/CommandButton.js'
import { useFormat } from '../i18n/format.js'
import { useRows } from '../sync/store.js'
import { useHalfDayNow } from './use-offer-fields.js'
import { useOfferWords } from './words.js'

/** When units are not there; why is for their owner only. */
export function Absences({ offer }: { offer: Offer }) {
  const words = useOfferWords()
  const format = useFormat()
  const reasons = useRows('absenceReason')
  const now = useHalfDayNow()
  const rows = Object.values(useRows('absence')).filter(
    (one) => one.offer === offer.id && !one.ended && one.window.to > now,
  )
  if (rows.length === 0) return null
  return (
    <ul className="b-plain-list" aria-label={words.absences}>
      {rows.map(({ id, units, window, owner }) => (
        <li key={id} className="b-row">
          <span>
            {words.unavailable(format.number(units), format.halfDay(window.from), format.halfDay(window.to - 1))}
            {reasons[id]?.reason && <span className="b-muted"> · {reasons[id].reason}</span>}
          </span>
          <CommandButton
            command={endBlock}
            params={{ absence: id }}
            target={{ owner }}
            variant="tertiary"
            label={words.unblock}
          />
        </li>
      ))}
    </ul>
  )
}
