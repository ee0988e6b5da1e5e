import { tidying, type Tidying } from '@beistand/contracts/plan'
import { requestLoan } from '@beistand/contracts/commitment'
import type { Id } from '@beistand/domain/noun'
import { CommandButton } from '../commands/CommandButton.js'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { useRow, useRows } from '../sync/store.js'
import { AdviceDialog } from './AdviceDialog.js'
import { OfferName } from './Explanation.js'
import { usePlanWords } from './words.js'

type Step = Tidying['changes'][number]['drop'][number]
type NewStep = Tidying['changes'][number]['add'][number]

/** A fresh plan beside the current one, change by change; what it proposes anew can be asked for. */
export function Tidy({ world, onClose }: { world: Id | null; onClose: () => void }) {
  const words = usePlanWords()
  const path = `/plans/tidy${world ? `?world=${world}` : ''}`
  return (
    <AdviceDialog title={words.tidyTitle} path={path} schema={tidying} onClose={onClose}>
      {({ changes, seq }) => (
        <>
          <p>{changes.length > 0 ? words.tidyExplain : words.tidyNothing}</p>
          <ol className="b-plain-list b-loans">
            {changes.map(({ drop, add, text }, index) => (
              <li key={index} className="b-loan">
                <p>
                  <strong>{text}</strong>
                </p>
                {add.map((step) => (
                  <Added key={keyOf(step)} {...{ step, seq }} />
                ))}
                {drop.length > 0 && <p className="b-muted">{words.instead}</p>}
                {drop.map((step) => (
                  <p key={keyOf(step)} className="b-muted">
                    <StepText step={step} />
                  </p>
                ))}
              </li>
            ))}
          </ol>
        </>
      )}
    </AdviceDialog>
  )
}

function Added({ step, seq }: { step: NewStep; seq: number }) {
  const words = usePlanWords()
  const names = useNames()
  const need = useRow('need', step.need)
  const offer = useRow('offer', step.offer)
  const { units, mode, from, to, why } = step
  if (!need || !offer) return null
  return (
    <div className="b-row">
      <p>
        <StepText step={step} />
      </p>
      <CommandButton
        command={requestLoan}
        params={{ need: need.id }}
        target={{ victim: need.victim }}
        fixed={{ offer: offer.id, units, mode, window: { from, to }, basis: { code: why, seq } }}
        label={words.ask(names(offer.owner))}
      />
    </div>
  )
}

function StepText({ step: { offer, need, from, to, units } }: { step: Step }) {
  const words = usePlanWords()
  const names = useNames()
  const format = useFormat()
  const needs = useRows('need')
  return (
    <>
      {names(needs[need]?.victim ?? null)}: {format.number(units)} × <OfferName id={offer} />,{' '}
      {words.period(format.halfDay(from), format.halfDay(to - 1))}
    </>
  )
}

function keyOf({ offer, need, from, to, units }: Step): string {
  return [offer, need, from, to, units].join(' ')
}
