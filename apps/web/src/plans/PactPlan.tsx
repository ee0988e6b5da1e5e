import type { Id } from '@beistand/domain/noun'
import { useState } from 'react'
import { useTerms } from '../i18n/terms.js'
import { usePlan } from '../sync/plans.js'
import { useRows } from '../sync/store.js'
import { Button } from '../ui/Button.js'
import { Section } from '../ui/Section.js'
import { Check } from './Check.js'
import { Reach } from './Coverage.js'
import { Tidy } from './Tidy.js'
import { usePlanWords } from './words.js'

/** The plans of the pact: of reality, and of each exercise that runs. */
export function PactPlan() {
  const terms = useTerms()
  const words = usePlanWords()
  const exercises = Object.values(useRows('exercise')).filter(({ state }) => state === 'running')
  return (
    <div className="b-items">
      <OfWorld world={null} title={words.world} />
      {exercises.map(({ id, name }) => (
        <OfWorld key={id} world={id} title={`${terms.exercise}: ${name}`} />
      ))}
    </div>
  )
}

function OfWorld({ world, title }: { world: Id | null; title: string }) {
  const words = usePlanWords()
  const plan = usePlan(world)
  const [open, setOpen] = useState<'check' | 'tidy' | null>(null)
  const close = () => setOpen(null)
  return (
    <Section title={title} className="b-card">
      {!plan && <p className="b-muted">{words.notYet}</p>}
      {plan && (
        <>
          <Reach plan={plan} />
          <div className="b-row">
            <Button small aria-haspopup="dialog" onClick={() => setOpen('check')}>
              {words.check}
            </Button>
            <Button small aria-haspopup="dialog" onClick={() => setOpen('tidy')}>
              {words.tidy}
            </Button>
          </div>
        </>
      )}
      {open === 'check' && <Check world={world} onClose={close} />}
      {open === 'tidy' && <Tidy world={world} onClose={close} />}
    </Section>
  )
}
