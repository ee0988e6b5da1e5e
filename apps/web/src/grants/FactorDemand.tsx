import { demandFactor, factorCount, type FactorCount } from '@beistand/contracts/pact'
import { useEffect, useState } from 'react'
import { ask } from '../api.js'
import { CommandButton } from '../commands/CommandButton.js'
import { useFormat } from '../i18n/format.js'
import { currentActing, useActingGrant, useMay } from '../sync/session.js'
import { useRow } from '../sync/store.js'
import { useNow } from '../sync/useNow.js'
import { Alert } from '../ui/Alert.js'
import { useGrantWords } from './words.js'

const HOUR = 3_600_000
/** Time enough for people to set up theirs. */
const TWO_WEEKS = 14 * 24 * HOUR
/** How often it is counted anew. */
const EVERY = 10_000

/** Whether the pact demands a second factor of whoever speaks for an organisation, and from when on. */
export function FactorDemand() {
  const words = useGrantWords().factor
  const format = useFormat()
  const now = useNow(HOUR)
  const pact = useActingGrant()?.pact ?? null
  const from = useRow('pact', pact)?.factorFrom ?? null
  const demand = (
    <CommandButton
      command={demandFactor}
      label={from === null ? words.demand : words.change}
      explain={words.explain}
      fields={[{ name: 'from', kind: 'instant', label: words.from }]}
      initial={{ from: from ?? Math.ceil((now + TWO_WEEKS) / HOUR) * HOUR }}
    />
  )
  if (from === null)
    return (
      <>
        {demand}
        <Missing />
      </>
    )
  return (
    <Alert tone="info" title={words.demanded(format.moment(from))}>
      <Missing />
      <div className="b-row">
        {demand}
        <CommandButton command={demandFactor} label={words.end} fixed={{ from: null }} />
      </div>
    </Alert>
  )
}

/** How many people would stand outside, or do: the office hears of it before they call. */
function Missing() {
  const words = useGrantWords().factor
  const pact = useActingGrant()?.pact ?? null
  const holds = useRow('pact', pact)?.factorHolds === true
  const count = useCount()
  if (!count) return null
  return <p className="b-muted">{(holds ? words.rest : words.missing)(count.missing, count.people)}</p>
}

/** Stays as it was while the server does not answer; null for whoever is not of the office. */
function useCount(): FactorCount | null {
  const mayAsk = useMay('pact.demand-factor')
  const [count, setCount] = useState<FactorCount | null>(null)
  useEffect(() => {
    if (!mayAsk) return
    const read = () =>
      void ask('/pact/second-factor', factorCount, { acting: currentActing() }).then(setCount, () => null)
    read()
    const timer = setInterval(read, EVERY)
    return () => clearInterval(timer)
  }, [mayAsk])
  return mayAsk ? count : null
}
