import { letPartnersAct } from '@beistand/contracts/organisation'
import { beginMembership, moveMembership } from '@beistand/contracts/membership'
import { isOpen } from '@beistand/domain/emergency'
import { belongs, STAGE_TRANSITIONS, type Membership, type Stage } from '@beistand/domain/membership'
import type { Organisation } from '@beistand/domain/organisation'
import { CommandButton } from '../commands/CommandButton.js'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { useTerms } from '../i18n/terms.js'
import { Time } from '../i18n/Time.js'
import { useActingGrant } from '../sync/session.js'
import { useRow, useRows } from '../sync/store.js'
import { Empty } from '../ui/ListState.js'
import { Section } from '../ui/Section.js'
import { Status, type Tone } from '../ui/Status.js'
import { Table, type Column } from '../ui/Table.js'
import { ChangeOrganisation, RegisterOrganisation } from './OrganisationForms.js'
import { useMembershipWords } from './words.js'

interface Member {
  readonly organisation: Organisation
  readonly membership: Membership | undefined
}

function toneOf(stage: Stage): Tone {
  if (stage === 'active') return 'success'
  if (stage === 'left' || stage === 'rejected') return 'neutral'
  return stage === 'suspended' ? 'warning' : 'info'
}

/** Who is in the directory, and how each belongs to the pact. */
export function Members() {
  const words = useMembershipWords()
  const terms = useTerms()
  const format = useFormat()
  const memberships = useRows('membership')
  const rows = Object.values(useRows('organisation'))
    .map((organisation): Member => ({ organisation, membership: memberships[organisation.id] }))
    .sort((a, b) => format.compare(a.organisation.name, b.organisation.name))
  const columns: Column<Member>[] = [
    { key: 'name', head: words.organisation, cell: ({ organisation }) => organisation.name },
    { key: 'kind', head: words.kind, cell: ({ organisation }) => terms.organisation[organisation.kind] },
    {
      key: 'inhabitants',
      head: words.inhabitants,
      numeric: true,
      cell: ({ organisation: { inhabitants } }) =>
        inhabitants === null ? words.notStated : format.number(inhabitants),
    },
    {
      key: 'stage',
      head: words.stage,
      cell: ({ membership }) =>
        membership ? (
          <Status tone={toneOf(membership.stage)}>{words.stages[membership.stage]}</Status>
        ) : (
          words.notMember
        ),
    },
    { key: 'since', head: words.since, cell: ({ membership }) => membership && <Time at={membership.since} /> },
    { key: 'actions', head: '', cell: (member) => <MemberActions member={member} /> },
  ]
  return (
    <Section title={words.members} actions={<RegisterOrganisation />}>
      {rows.length === 0 ? (
        <Empty>{words.none}</Empty>
      ) : (
        <Table caption={words.members} columns={columns} rows={rows} id={({ organisation }) => organisation.id} />
      )}
    </Section>
  )
}

function MemberActions({ member: { organisation, membership } }: { member: Member }) {
  const words = useMembershipWords()
  const names = useNames()
  const open = Object.values(useRows('emergency')).filter(isOpen)
  const params = { organisation: organisation.id }
  const next: readonly Stage[] = membership ? STAGE_TRANSITIONS[membership.stage] : []
  return (
    <div className="b-row b-row--tight">
      {next.length > 0 && (
        <CommandButton
          command={moveMembership}
          params={params}
          label={words.move}
          title={organisation.name}
          fields={[
            {
              name: 'stage',
              kind: 'radio',
              label: words.next,
              choices: next.map((value) => ({ value, label: words.stages[value] })),
            },
          ]}
        />
      )}
      {!belongs(membership) && (
        <CommandButton
          command={beginMembership}
          params={params}
          label={words.begin}
          title={organisation.name}
          initial={{ stage: 'invited' }}
          fields={[
            {
              name: 'stage',
              kind: 'radio',
              label: words.how,
              choices: [
                { value: 'invited', label: words.invite },
                { value: 'external', label: words.admit },
              ],
            },
            {
              name: 'admittedFor',
              kind: 'select',
              optional: true,
              label: words.admittedFor,
              choices: open.map(({ id, victim }) => ({ value: id, label: names(victim) })),
            },
          ]}
        />
      )}
      <ChangeOrganisation organisation={organisation} />
    </div>
  )
}

/** Whether partners may act for victims that cannot; the office decides, whoever belongs to the pact reads it. */
export function PartnersAct() {
  const words = useMembershipWords()
  const partnersAct = useRow('pact', useActingGrant()?.pact)?.partnersAct ?? false
  return (
    <Section
      title={words.partnersAct}
      actions={
        <CommandButton
          command={letPartnersAct}
          fixed={{ partnersAct: !partnersAct }}
          label={partnersAct ? words.letNot : words.let}
          explain={partnersAct ? undefined : words.letExplain}
        />
      }
    >
      <p className="kern-body">{partnersAct ? words.partnersMay : words.partnersMayNot}</p>
    </Section>
  )
}
