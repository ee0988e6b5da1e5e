import { demandFactor } from '@beistand/contracts/pact'
import { CommandButton } from '../commands/CommandButton.js'
import { useFormat } from '../i18n/format.js'
import { useActingGrant } from '../sync/session.js'
import { useRow } from '../sync/store.js'
import { useNow } from '../sync/useNow.js'
import { Alert } from '../ui/Alert.js'
import { useGrantWords } from './words.js'

const HOUR = 3_600_000
/** Time enough for people to set up theirs. */
const TWO_WEEKS = 14 * 24 * HOUR

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
  if (from === null) return demand
  return (
    <Alert tone="info" title={words.demanded(format.moment(from))}>
      <div className="b-row">
        {demand}
        <CommandButton command={demandFactor} label={words.end} fixed={{ from: null }} />
      </div>
    </Alert>
  )
}
