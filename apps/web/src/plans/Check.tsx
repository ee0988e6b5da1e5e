import { certificate, type Certificate, type Recount } from '@beistand/contracts/plan'
import type { Id } from '@beistand/domain/noun'
import type { Plan } from '@beistand/domain/planning-proposals'
import { useState } from 'react'
import { useFormat } from '../i18n/format.js'
import { planningRows, usePlan } from '../sync/plans.js'
import { Alert } from '../ui/Alert.js'
import { Facts } from '../ui/Facts.js'
import { AdviceDialog } from './AdviceDialog.js'
import { useRecount } from './useRecount.js'
import { usePlanWords } from './words.js'

const FACTS = ['feasible', 'coverageOptimal', 'fairnessOptimal'] as const

/** The proof of a plan: the server's, and beside it this browser's own for who sees everything that the plan rests on. */
export function Check({ world, onClose }: { world: Id | null; onClose: () => void }) {
  const words = usePlanWords()
  const plan = usePlan(world)
  const path = `/plans/certificate${world ? `?world=${world}` : ''}`
  return (
    <AdviceDialog title={words.checkTitle} path={path} schema={certificate} onClose={onClose}>
      {(told) => (
        <div className="b-stack">
          <ByServer told={told} />
          {told.apart && plan ? <ByBrowser plan={plan} apart={told.apart} /> : <p>{words.onlyServer}</p>}
          <p>{words.checkExplain}</p>
        </div>
      )}
    </AdviceDialog>
  )
}

function ByServer({ told }: { told: Certificate }) {
  const words = usePlanWords()
  const format = useFormat()
  return <Proof title={words.byServer(format.number(told.version))} proof={told} />
}

function ByBrowser({ plan, apart }: { plan: Plan; apart: readonly Id[] }) {
  const words = usePlanWords()
  const format = useFormat()
  const [asked] = useState(() => ({ plan, apart, rows: planningRows() }))
  const proof = useRecount(asked)
  const title = words.byBrowser(format.number(asked.plan.version))
  if (proof === 'failed') return <Alert tone="warning" title={words.recountFailed} />
  return proof ? <Proof title={title} proof={proof} /> : <p role="status">{words.recounting}</p>
}

function Proof({ title, proof }: { title: string; proof: Recount }) {
  const words = usePlanWords()
  const format = useFormat()
  const proven = FACTS.every((fact) => proof[fact])
  const facts = FACTS.map((fact) => ({ term: words.facts[fact], value: proof[fact] ? words.yes : words.no }))
  const took = words.milliseconds(format.number(Math.max(1, Math.round(proof.took))))
  return (
    <section>
      <h3 className="b-part__title">{title}</h3>
      <Alert tone={proven ? 'success' : 'warning'} title={proven ? words.proven : words.notProven} />
      <Facts facts={[...facts, { term: words.took, value: took }]} />
      {proof.issues.length > 0 && (
        <>
          <h4 className="b-part__title">{words.issues}</h4>
          <ul className="b-bullets" lang="en">
            {proof.issues.map((issue) => (
              <li key={issue}>{issue}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  )
}
