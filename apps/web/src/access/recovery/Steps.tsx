import { grantRecovery, verifyRecovery, withdrawRecovery } from '@beistand/contracts/recovery'
import type { Id } from '@beistand/domain/noun'
import type { Recovery } from '@beistand/domain/recovery'
import { CommandButton } from '../../commands/CommandButton.js'
import { useFormat } from '../../i18n/format.js'
import { usePersonTitles } from '../../i18n/persons.js'
import { useBy } from '../../sync/session.js'
import { useRow, useRows } from '../../sync/store.js'
import { PhoneLink } from '../../ui/PhoneLink.js'
import { recoveryAddress } from '../link.js'
import { LinkButtonFor } from '../LinkButtonFor.js'
import { useRecoveryWords } from './words.js'

/** What the office person who looks can do next. */
export function Steps({ recovery }: { recovery: Recovery }) {
  const words = useRecoveryWords()
  const by = useBy()
  const persons = usePersons(recovery.organisation)
  const { id, state, person, verifier, verifierOf } = recovery
  const params = { recovery: id }
  const second = by && by.person !== person && by.person !== verifier && by.organisation !== verifierOf
  return (
    <div className="b-row">
      {state === 'asked' && (
        <CommandButton
          command={verifyRecovery}
          params={params}
          variant="primary"
          label={words.verify}
          explain={words.note}
          fields={[
            { name: 'person', kind: 'select', label: words.person, choices: persons },
            { name: 'note', kind: 'area', label: words.how },
          ]}
        />
      )}
      {(state === 'verified' || state === 'granted') && second && (
        <LinkButtonFor
          command={grantRecovery}
          offered={state === 'verified'}
          params={params}
          label={words.grant}
          explain={words.grantExplain}
          address={recoveryAddress}
          lead={words.goodFor}
        />
      )}
      <CommandButton
        command={withdrawRecovery}
        params={params}
        variant="tertiary"
        label={words.withdraw}
        explain={words.withdrawExplain}
      />
    </div>
  )
}

function usePersons(organisation: Id) {
  const format = useFormat()
  const title = usePersonTitles()
  const own = Object.values(useRows('grant')).filter(
    ({ organisation: of, revoked, role }) => of === organisation && !revoked && role !== 'wall',
  )
  return [...new Set(own.map(({ person }) => person))]
    .map((value) => ({ value, label: title(value) ?? value }))
    .sort((a, b) => format.compare(a.label, b.label))
}

/** The numbers on file, which the office calls. */
export function Numbers({ organisation }: { organisation: Id }) {
  const words = useRecoveryWords()
  const main = useRow('organisation', organisation)?.phone ?? null
  const contacts = Object.values(useRows('contact')).filter(
    (contact) => contact.organisation === organisation && !contact.removed && contact.phone !== null,
  )
  const numbers = [
    ...(main ? [{ key: 'main', label: '', phone: main }] : []),
    ...contacts.map(({ id, title, phone }) => ({ key: id, label: title ?? '', phone: phone ?? '' })),
  ]
  if (numbers.length === 0) return <p className="kern-body">{words.noNumber}</p>
  return (
    <>
      <p className="kern-body">{words.numbers}:</p>
      <ul className="b-plain-list">
        {numbers.map(({ key, label, phone }) => (
          <li key={key} className="kern-body">
            {label} <PhoneLink phone={phone} />
          </li>
        ))}
      </ul>
    </>
  )
}
