import { tidying, type Tidying } from '@beistand/contracts/plan'
import { MOST_AT_ONCE, requestLoans } from '@beistand/contracts/commitment'
import { isAgreed, isAsked } from '@beistand/domain/commitment'
import type { Id } from '@beistand/domain/noun'
import { CommandForm } from '../commands/CommandForm.js'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { useMay, useSide } from '../sync/session.js'
import { useRows } from '../sync/store.js'
import { Alert } from '../ui/Alert.js'
import { Button } from '../ui/Button.js'
import { Status } from '../ui/Status.js'
import { AdviceDialog } from './AdviceDialog.js'
import { OfferName } from './Explanation.js'
import { useStands } from './useStands.js'
import { usePlanWords } from './words.js'

type Change = Tidying['changes'][number]
type Step = Change['drop'][number]
type NewStep = Change['add'][number]

/** A fresh plan beside the current one: what it proposes anew is asked for change by change, or all of it at once. */
export function Tidy({ world, onClose }: { world: Id | null; onClose: () => void }) {
  const words = usePlanWords()
  const path = `/plans/tidy${world ? `?world=${world}` : ''}`
  return (
    <AdviceDialog title={words.tidyTitle} path={path} schema={tidying} onClose={onClose}>
      {(told, again) => <Changes told={told} world={world} again={again} />}
    </AdviceDialog>
  )
}

function Changes({ told, world, again }: { told: Tidying; world: Id | null; again: () => void }) {
  const words = usePlanWords()
  const stands = useStands(world, told.version)
  const asks = useAsks()
  const { changes, seq } = told
  const left = changes.filter(stands)
  if (changes.length === 0) return <p>{words.tidyNothing}</p>
  return (
    <div className="b-stack">
      <p>{changes.some(({ add }) => add.some(asks)) ? words.tidyExplain : words.tidyOthers}</p>
      {left.length < changes.length && (
        <Alert tone="info" title={words.tidyOlder}>
          <Button small onClick={again}>
            {words.readAnew}
          </Button>
        </Alert>
      )}
      {changes.length > 1 && <Accept steps={left.flatMap(({ add }) => add)} seq={seq} label={words.acceptAll} />}
      <ol className="b-plain-list b-loans">
        {changes.map((change, index) => (
          <li key={index} className="b-loan">
            <OneChange change={change} seq={seq} stands={stands(change)} />
          </li>
        ))}
      </ol>
    </div>
  )
}

function OneChange({ change: { drop, add, text }, seq, stands }: { change: Change; seq: number; stands: boolean }) {
  const words = usePlanWords()
  const isHeld = useHeld()
  return (
    <>
      <p className="b-plan-change">
        <strong>{text}</strong>
      </p>
      {add.map((step) => (
        <p key={keyOf(step)}>
          <StepText step={step} /> {isHeld(step) && <Status tone="info">{words.askedFor}</Status>}
        </p>
      ))}
      {drop.length > 0 && <p className="b-muted">{words.instead}</p>}
      {drop.map((step) => (
        <p key={keyOf(step)} className="b-muted">
          <StepText step={step} />
        </p>
      ))}
      <OthersParts add={add} />
      {stands ? <Accept steps={add} seq={seq} label={words.acceptChange} /> : <p>{words.outdated}</p>}
    </>
  )
}

/** Says who else has a part in a change; everyone asks for the own part. */
function OthersParts({ add }: { add: readonly NewStep[] }) {
  const words = usePlanWords()
  const names = useNames()
  const needs = useRows('need')
  const victim = useSide()
  const victims = [...new Set(add.flatMap(({ need }) => needs[need]?.victim ?? []))]
  const others = victims.filter((one) => one !== victim)
  return victims.length > 1 && <p>{words.othersParts(others.map((one) => names(one)).join(', '))}</p>
}

/** Asks for everything among the steps that is for the own emergencies and not asked for yet, all or none. */
function Accept({ steps, seq, label }: { steps: readonly NewStep[]; seq: number; label: (count: string) => string }) {
  const words = usePlanWords()
  const format = useFormat()
  const asks = useAsks()
  const isHeld = useHeld()
  const own = steps.filter((step) => asks(step) && !isHeld(step)).slice(0, MOST_AT_ONCE)
  if (own.length === 0) return null
  const requests = own.map(({ offer, need, units, mode, from, to, why }) => {
    return { need, offer, units, mode, window: { from, to }, basis: { code: why, seq } }
  })
  return (
    <CommandForm
      command={requestLoans}
      fields={[]}
      fixed={{ requests }}
      submitLabel={label(format.count(own.length, words.requests))}
    />
  )
}

/** Tells whether the viewer may ask for this: it is for the emergencies of whom the viewer acts for. */
function useAsks(): (step: Step) => boolean {
  const victim = useSide()
  const allowed = useMay('commitment.request-all', victim === null ? {} : { victim })
  const needs = useRows('need')
  return ({ need }) => allowed && needs[need]?.victim === victim
}

/** Tells whether a loan for just this is asked for or agreed. */
function useHeld(): (step: Step) => boolean {
  const loans = Object.values(useRows('commitment')).filter((loan) => isAsked(loan) || isAgreed(loan))
  const held = new Set(
    loans.map(({ offer, need, window: { from, to }, units }) => keyOf({ offer, need, from, to, units })),
  )
  return (step) => held.has(keyOf(step))
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
