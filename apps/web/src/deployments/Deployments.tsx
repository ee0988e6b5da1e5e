import { namePerson } from '@beistand/contracts/deployment'
import { isAgreed, type Commitment } from '@beistand/domain/commitment'
import { CommandButton } from '../commands/CommandButton.js'
import { useRows } from '../sync/store.js'
import { useNow } from '../sync/useNow.js'
import { DeploymentItem } from './DeploymentItem.js'
import { usePostingFields, withTexts } from './use-posting-fields.js'
import { useDeploymentWords } from './words.js'

const HOUR = 3_600_000

/** Who serves on a loan, when, and to whom they report. */
export function Deployments({ loan }: { loan: Commitment }) {
  const words = useDeploymentWords()
  const rows = Object.values(useRows('deployment'))
    .filter(({ commitment }) => commitment === loan.id)
    .sort((a, b) => a.reportAt - b.reportAt)
  const fields = usePostingFields(loan)
  const next = Math.ceil(useNow(HOUR) / HOUR) * HOUR
  const { lender, victim } = loan
  return (
    <div className="b-part">
      <p className="b-part__title">{words.title}</p>
      {rows.length === 0 && <p className="b-muted">{words.none}</p>}
      <ul className="b-plain-list b-stack">
        {rows.map((row) => (
          <DeploymentItem key={row.id} row={row} loan={loan} />
        ))}
      </ul>
      {isAgreed(loan) && (
        <CommandButton
          command={namePerson}
          params={{ commitment: loan.id }}
          target={loan.kind === 'workstation' ? { lender, victim } : { lender }}
          variant="tertiary"
          icon="plus"
          label={words.name}
          fields={fields}
          shape={withTexts}
          initial={{ reportAt: next, until: next + 8 * HOUR }}
        />
      )}
    </div>
  )
}
