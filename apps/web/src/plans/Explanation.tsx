import { explanation, type Explanation as Explained } from '@beistand/contracts/plan'
import type { Id } from '@beistand/domain/noun'
import type { Need } from '@beistand/domain/need'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { useTerms } from '../i18n/terms.js'
import { useRow } from '../sync/store.js'
import { AdviceDialog } from './AdviceDialog.js'
import { usePlanWords } from './words.js'

/** The whole answer to one question: why this help, why not another, what is missing and what would help. */
export function Explanation({ need, onClose }: { need: Need; onClose: () => void }) {
  const words = usePlanWords()
  return (
    <AdviceDialog title={words.whyTitle} path={`/plans/explanations/${need.id}`} schema={explanation} onClose={onClose}>
      {(told) => (
        <>
          <p>
            <strong>{told.headline}</strong>
          </p>
          {told.missing.length > 0 && <WhatHelps missing={told.missing} />}
          <h3 className="b-part__title">{words.notChosen}</h3>
          {told.notChosen.length === 0 && <p className="b-muted">{words.nobodyElse}</p>}
          <ul className="b-bullets">
            {told.notChosen.map(({ offer, text }) => (
              <li key={offer}>
                <OfferName id={offer} />: {text}
              </li>
            ))}
          </ul>
        </>
      )}
    </AdviceDialog>
  )
}

function WhatHelps({ missing }: { missing: Explained['missing'] }) {
  const words = usePlanWords()
  const format = useFormat()
  return (
    <>
      <h3 className="b-part__title">{words.whatHelps}</h3>
      <ul className="b-bullets">
        {missing.map(({ from, to, units, text, wouldHelp }) => (
          <li key={from}>
            <strong>
              {format.count(units, words.missing)}: {words.period(format.halfDay(from), format.halfDay(to - 1))}.
            </strong>{' '}
            {text} {wouldHelp}
          </li>
        ))}
      </ul>
    </>
  )
}

/** An offer by its title and its owner. */
export function OfferName({ id }: { id: Id }) {
  const terms = useTerms()
  const names = useNames()
  const offer = useRow('offer', id)
  if (!offer) return terms.unknownOrganisation
  return `${offer.title ?? terms.offerKind[offer.kind]} (${names(offer.owner)})`
}
