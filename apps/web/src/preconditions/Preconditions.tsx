import { addPrecondition, movePrecondition, waivePrecondition } from '@beistand/contracts/precondition'
import type { Commitment } from '@beistand/domain/commitment'
import { PRECONDITION_CODES, PRECONDITION_OWNERS } from '@beistand/domain/offer'
import { isUnmet, type Precondition } from '@beistand/domain/precondition'
import { CommandButton } from '../commands/CommandButton.js'
import { useTerms } from '../i18n/terms.js'
import { Time } from '../i18n/Time.js'
import { useRows } from '../sync/store.js'
import { Status } from '../ui/Status.js'
import { usePreconditionWords } from './words.js'

const STATES = ['open', 'in-progress', 'met'] as const

/** The texts that the contract wants empty rather than absent. */
function noted(body: Record<string, unknown>): Record<string, unknown> {
  return { ...body, note: body['note'] ?? '' }
}

/** What must be true before a loan can serve. */
export function Preconditions({ loan }: { loan: Commitment }) {
  const words = usePreconditionWords()
  const terms = useTerms()
  const rows = Object.values(useRows('precondition')).filter(({ commitment }) => commitment === loan.id)
  return (
    <div className="b-part">
      <p className="b-part__title">{words.title}</p>
      {rows.length === 0 && <p className="b-muted">{words.none}</p>}
      <ul className="b-plain-list b-stack">
        {rows.map((row) => (
          <PreconditionItem key={row.id} row={row} />
        ))}
      </ul>
      <CommandButton
        command={addPrecondition}
        params={{ commitment: loan.id }}
        target={{ victim: loan.victim, lender: loan.lender }}
        variant="tertiary"
        icon="plus"
        label={words.add}
        shape={noted}
        initial={{ owner: 'victim' }}
        fields={[
          {
            name: 'code',
            kind: 'select',
            label: words.code,
            choices: PRECONDITION_CODES.map((value) => ({ value, label: terms.precondition[value] })),
          },
          {
            name: 'owner',
            kind: 'radio',
            label: words.owner,
            choices: PRECONDITION_OWNERS.map((value) => ({ value, label: terms.preconditionOwner[value] })),
          },
          { name: 'due', kind: 'instant', label: words.due, optional: true },
          { name: 'note', kind: 'area', label: words.note, optional: true },
        ]}
      />
    </div>
  )
}

function PreconditionItem({ row }: { row: Precondition }) {
  const words = usePreconditionWords()
  const terms = useTerms()
  const { id, code, owner, due, state, note, waiver, victim, lender } = row
  const target = { ...(owner !== 'lender' && { victim }), ...(owner !== 'victim' && { lender }) }
  return (
    <li>
      <div className="b-row b-row--tight">
        <strong>{terms.precondition[code]}</strong>
        <Status tone={isUnmet(row) ? 'warning' : 'success'}>{words.states[state]}</Status>
        <span className="b-muted">
          {terms.preconditionOwner[owner]}
          {due !== null && (
            <>
              {' · '}
              {words.by} <Time at={due} />
            </>
          )}
        </span>
      </div>
      {(note || waiver) && <p className="b-text">{[note, waiver].filter(Boolean).join('\n')}</p>}
      <div className="b-row">
        <CommandButton
          command={movePrecondition}
          params={{ precondition: id }}
          target={target}
          label={words.move}
          shape={noted}
          initial={{ state: state === 'waived' ? 'open' : state, due, note }}
          fields={[
            {
              name: 'state',
              kind: 'radio',
              label: words.state,
              choices: STATES.map((value) => ({ value, label: words.states[value] })),
            },
            { name: 'due', kind: 'instant', label: words.due, optional: true },
            { name: 'note', kind: 'area', label: words.note, optional: true },
          ]}
        />
        {isUnmet(row) && (
          <CommandButton
            command={waivePrecondition}
            params={{ precondition: id }}
            target={target}
            variant="tertiary"
            label={words.waive}
            fields={[{ name: 'reason', kind: 'area', label: words.reason }]}
          />
        )}
      </div>
    </li>
  )
}
