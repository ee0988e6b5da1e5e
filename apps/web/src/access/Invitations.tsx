import { GRANTABLE } from '@beistand/contracts/grant'
import { makeInvitation, renewInvitation, withdrawInvitation } from '@beistand/contracts/invitation'
import type { Invitation } from '@beistand/domain/invitation'
import { CommandButton } from '../commands/CommandButton.js'
import type { FieldSpec } from '../commands/fields.js'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { useTerms } from '../i18n/terms.js'
import { useMay } from '../sync/session.js'
import { useRows } from '../sync/store.js'
import { Empty } from '../ui/ListState.js'
import { Section } from '../ui/Section.js'
import { Status, type Tone } from '../ui/Status.js'
import { Table, type Column } from '../ui/Table.js'
import { LinkButtonFor } from './LinkButtonFor.js'
import { useAccessWords } from './words.js'

const TONES: Readonly<Record<Invitation['state'], Tone>> = {
  open: 'info',
  accepted: 'success',
  withdrawn: 'neutral',
  expired: 'warning',
}

/** Whom the office has invited, and what became of it. */
export function Invitations() {
  const words = useAccessWords().invitations
  const mayInvite = useMay('invitation.make')
  const columns = useColumns()
  const rows = Object.values(useRows('invitation')).sort((a, b) => b.until - a.until)
  const fields = useInvitationFields()
  if (!mayInvite) return null
  return (
    <Section
      title={words.title}
      actions={<LinkButtonFor command={makeInvitation} fields={fields} label={words.invite} icon="plus" />}
    >
      <p className="kern-body">{words.lead}</p>
      {rows.length === 0 ? (
        <Empty>{words.none}</Empty>
      ) : (
        <Table caption={words.title} columns={columns} rows={rows} id={({ id }) => id} />
      )}
    </Section>
  )
}

function useInvitationFields(): readonly FieldSpec[] {
  const words = useAccessWords()
  const terms = useTerms()
  const format = useFormat()
  const organisations = Object.values(useRows('organisation'))
  return [
    {
      name: 'organisation',
      kind: 'select',
      label: words.invitation.organisation,
      choices: organisations
        .map(({ id, name }) => ({ value: id, label: name }))
        .sort((a, b) => format.compare(a.label, b.label)),
    },
    {
      name: 'role',
      kind: 'select',
      label: words.invitation.role,
      choices: GRANTABLE.map((value) => ({ value, label: terms.role[value] })),
    },
    { name: 'title', kind: 'text', label: words.invitation.function },
    { name: 'email', kind: 'email', label: words.email, hint: words.emailHint },
  ]
}

function useColumns(): readonly Column<Invitation>[] {
  const words = useAccessWords()
  const terms = useTerms()
  const names = useNames()
  const format = useFormat()
  return [
    { key: 'title', head: words.invitation.function, cell: ({ title, role }) => title ?? terms.role[role] },
    { key: 'organisation', head: words.invitation.organisation, cell: ({ organisation }) => names(organisation) },
    { key: 'email', head: words.invitations.person, cell: ({ email }) => email ?? '' },
    { key: 'until', head: words.invitation.until, cell: ({ until }) => format.instant(until) },
    {
      key: 'state',
      head: words.invitations.stateHead,
      cell: ({ state }) => <Status tone={TONES[state]}>{words.invitations.state[state]}</Status>,
    },
    { key: 'actions', head: '', cell: (row) => row.state === 'open' && <OpenActions invitation={row.id} /> },
  ]
}

function OpenActions({ invitation }: { invitation: string }) {
  const words = useAccessWords().invitations
  return (
    <div className="b-row">
      <LinkButtonFor
        command={renewInvitation}
        params={{ invitation }}
        label={words.renew}
        explain={words.renewExplain}
        variant="tertiary"
      />
      <CommandButton
        command={withdrawInvitation}
        params={{ invitation }}
        label={words.withdraw}
        explain={words.withdrawExplain}
        variant="tertiary"
      />
    </div>
  )
}
