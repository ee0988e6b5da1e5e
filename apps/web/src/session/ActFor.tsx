import { hits } from '@beistand/domain/emergency'
import { VERIFICATIONS } from '@beistand/domain/noun'
import { partnersMayAct } from '@beistand/domain/organisation'
import { useState } from 'react'
import { useTerms } from '../i18n/terms.js'
import { actFor, useActingGrant } from '../sync/session.js'
import { useRow, useRows } from '../sync/store.js'
import { useSessionWords } from './words.js'

/** Whether whoever acts now may do so for others: the office, and partners by the function by which the server decides. */
function useActsForOthers(): boolean {
  const acting = useActingGrant()
  const pact = useRow('pact', acting?.pact)
  const stage = useRow('membership', acting?.organisation)?.stage
  const emergencies = Object.values(useRows('emergency'))
  const hit = emergencies.some((row) => row.victim === acting?.organisation && hits(row))
  if (acting?.role === 'office') return true
  return acting?.role === 'coordinator' && partnersMayAct(pact, { stage, hit })
}

/** The office, or a partner, acts for an organisation that called, and says how it made sure; the journal keeps both. */
export function ActFor({ close }: { close: () => void }) {
  const words = useSessionWords()
  const terms = useTerms()
  const allowed = useActsForOthers()
  const organisations = useRows('organisation')
  const [other, setOther] = useState('')
  const own = useActingGrant()?.organisation
  const others = Object.values(organisations)
    .filter(({ id }) => id !== own)
    .sort((a, b) => a.name.localeCompare(b.name, 'de'))
  if (!allowed) return null
  return (
    <div className="b-menu__part">
      <label className="kern-label kern-label--small">
        {words.actFor}
        <select className="b-select" value={other} onChange={(event) => setOther(event.target.value)}>
          <option value="">{words.actForWhom}</option>
          {others.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      </label>
      {other && <p className="b-menu__head">{words.howVerified}</p>}
      {other &&
        VERIFICATIONS.map((verified) => (
          <button
            key={verified}
            type="button"
            className="b-menu__item"
            onClick={() => {
              actFor(other, verified)
              close()
            }}
          >
            {terms.verified[verified]}
          </button>
        ))}
    </div>
  )
}
