import { heldAt } from '@beistand/domain/load'
import type { Offer } from '@beistand/domain/offer'
import type { ReactNode } from 'react'
import { useFormat } from '../i18n/format.js'
import { useResourceText } from '../i18n/resource-names.js'
import { useTerms } from '../i18n/terms.js'
import { useRow } from '../sync/store.js'
import { Card } from '../ui/Section.js'
import { Status } from '../ui/Status.js'
import { Absences } from './Absences.js'
import { OfferActions } from './OfferActions.js'
import { useHalfDayNow } from './use-offer-fields.js'
import { useOfferWords } from './words.js'

/** One thing that could be lent. */
export function OfferCard({ offer, children }: { offer: Offer; children: ReactNode }) {
  const words = useOfferWords()
  const terms = useTerms()
  const format = useFormat()
  const resource = useResourceText()
  const load = useRow('load', offer.id)
  const now = useHalfDayNow()
  const { title, kind, units, windows, state, reserve, maxKm, keepInPlan } = offer
  const held = load ? heldAt(load, now) : 0
  const details = [
    words.kinds[kind],
    format.count(units, words.count),
    reserve > 0 && words.reserveText(format.number(reserve)),
    resource(offer),
    maxKm !== null && words.maxKmText(format.number(maxKm)),
    keepInPlan && words.kept,
  ].filter(Boolean)
  return (
    <Card className="b-item">
      <div className="b-item__head">
        <h3 className="b-item__title">{title ?? terms.offerKind[kind]}</h3>
        <span className="b-row b-row--tight">
          {held > 0 && <Status tone="info">{words.lentToday(format.number(held))}</Status>}
          {load && load.tainted > 0 && <Status tone="warning">{words.tainted(format.number(load.tainted))}</Status>}
          <Status tone={state === 'available' ? 'success' : 'neutral'}>{words.states[state]}</Status>
        </span>
      </div>
      <p className="b-muted">{details.join(' · ')}</p>
      <p className="b-muted">
        {windows.map(({ from, to }) => words.window(format.halfDay(from), format.halfDay(to - 1))).join(', ')}
      </p>
      <Absences offer={offer} />
      {children}
      <OfferActions offer={offer} />
    </Card>
  )
}
