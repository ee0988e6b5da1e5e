import { erasePerson } from '@beistand/contracts/erasure'
import { giveRole, GRANTABLE, revokeRole } from '@beistand/contracts/grant'
import { type Grant, leavesNoOffice } from '@beistand/domain/grant'
import { CommandButton } from '../commands/CommandButton.js'
import { useFormat } from '../i18n/format.js'
import { usePersonTitles } from '../i18n/persons.js'
import { useTerms } from '../i18n/terms.js'
import { useRows } from '../sync/store.js'
import { useGrantWords } from './words.js'

/** What the office does with a role: it takes it back, or erases the person whole. The last office role has neither. */
export function GrantActions({ grant }: { grant: Grant }) {
  const words = useGrantWords()
  const title = usePersonTitles()
  const all = Object.values(useRows('grant'))
  const who = title(grant.person) ?? ''
  if (leavesNoOffice(all, [grant])) return <span className="b-muted">{words.lastOffice}</span>
  return (
    <div className="b-row">
      <CommandButton
        command={revokeRole}
        params={{ grant: grant.id }}
        variant="tertiary"
        label={words.revoke}
        title={words.revokeOf(who)}
        explain={words.revokeExplain}
        fields={[{ name: 'reason', kind: 'text', label: words.reason, hint: words.reasonHint }]}
      />
      <CommandButton
        command={erasePerson}
        params={{ person: grant.person }}
        variant="tertiary"
        label={words.erase}
        title={words.eraseOf(who)}
        explain={words.eraseExplain}
        fields={[{ name: 'words', kind: 'flag', label: words.eraseWords }]}
      />
    </div>
  )
}

/** Gives someone who is known here another role. Who is not known yet is invited. */
export function GiveRole() {
  const words = useGrantWords()
  const terms = useTerms()
  const format = useFormat()
  const title = usePersonTitles()
  const standing = Object.values(useRows('grant')).filter(({ revoked, role }) => !revoked && role !== 'wall')
  const persons = [...new Set(standing.map(({ person }) => person))]
  const organisations = Object.values(useRows('organisation'))
  const byLabel = (a: { label: string }, b: { label: string }) => format.compare(a.label, b.label)
  return (
    <CommandButton
      command={giveRole}
      icon="plus"
      label={words.give}
      explain={words.giveExplain}
      fields={[
        {
          name: 'person',
          kind: 'select',
          label: words.person,
          choices: persons.map((value) => ({ value, label: title(value) ?? value })).sort(byLabel),
        },
        {
          name: 'organisation',
          kind: 'select',
          label: words.organisation,
          choices: organisations.map(({ id, name }) => ({ value: id, label: name })).sort(byLabel),
        },
        {
          name: 'role',
          kind: 'select',
          label: words.role,
          choices: GRANTABLE.map((value) => ({ value, label: terms.role[value] })),
        },
        { name: 'title', kind: 'text', label: words.function },
      ]}
    />
  )
}
