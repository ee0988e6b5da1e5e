import { shareEmergency, unshareEmergency } from '@beistand/contracts/emergency'
import type { Emergency } from '@beistand/domain/emergency'
import { PROFILES, type Involvement } from '@beistand/domain/involvement'
import { CommandButton } from '../commands/CommandButton.js'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { useTerms } from '../i18n/terms.js'
import { useRows } from '../sync/store.js'
import { Empty } from '../ui/ListState.js'
import { Section } from '../ui/Section.js'
import { Status } from '../ui/Status.js'
import { Table, type Column } from '../ui/Table.js'
import { useEmergencyWords } from './words.js'

/** Who is involved, and how far. */
export function Sharing({ emergency }: { emergency: Emergency }) {
  const words = useEmergencyWords()
  const terms = useTerms()
  const names = useNames()
  const rows = Object.values(useRows('involvement')).filter((one) => one.emergency === emergency.id && !one.ended)
  const columns: Column<Involvement>[] = [
    { key: 'organisation', head: words.organisation, cell: ({ organisation }) => names(organisation) },
    {
      key: 'profile',
      head: words.profile,
      cell: ({ organisation, profile }) =>
        organisation === emergency.victim ? <Status tone="info">{words.victim}</Status> : terms.profile[profile],
    },
    { key: 'actions', head: '', cell: (row) => <SharingActions emergency={emergency} row={row} /> },
  ]
  return (
    <Section title={words.sharing} actions={<ShareButton emergency={emergency} rows={rows} />}>
      {rows.length === 0 ? (
        <Empty>{words.nobodyInvolved}</Empty>
      ) : (
        <Table caption={words.sharing} columns={columns} rows={rows} id={({ id }) => id} />
      )}
    </Section>
  )
}

function ShareButton({ emergency, rows }: { emergency: Emergency; rows: readonly Involvement[] }) {
  const words = useEmergencyWords()
  const terms = useTerms()
  const format = useFormat()
  const organisations = useRows('organisation')
  const there = new Set(rows.map(({ organisation }) => organisation))
  const choices = Object.values(organisations)
    .filter(({ id }) => !there.has(id))
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a, b) => format.compare(a.label, b.label))
  return (
    <CommandButton
      command={shareEmergency}
      params={{ emergency: emergency.id }}
      target={{ victim: emergency.victim }}
      icon="plus"
      label={words.share}
      explain={words.shareExplain}
      initial={{ profile: 'work' }}
      fields={[
        { name: 'organisation', kind: 'select', param: true, label: words.organisation, choices },
        {
          name: 'profile',
          kind: 'radio',
          label: words.profile,
          choices: PROFILES.map((value) => ({ value, label: terms.profile[value] })),
        },
      ]}
    />
  )
}

function SharingActions({ emergency, row }: { emergency: Emergency; row: Involvement }) {
  const words = useEmergencyWords()
  const terms = useTerms()
  if (row.organisation === emergency.victim) return null
  const given = {
    params: { emergency: emergency.id, organisation: row.organisation },
    target: { victim: emergency.victim },
  }
  return (
    <div className="b-row b-row--tight">
      <CommandButton
        command={shareEmergency}
        {...given}
        label={words.changeProfile}
        initial={{ profile: row.profile }}
        fields={[
          {
            name: 'profile',
            kind: 'radio',
            label: words.profile,
            choices: PROFILES.map((value) => ({ value, label: terms.profile[value] })),
          },
        ]}
      />
      <CommandButton
        command={unshareEmergency}
        {...given}
        variant="tertiary"
        label={words.unshare}
        explain={words.unshareExplain}
      />
    </div>
  )
}
