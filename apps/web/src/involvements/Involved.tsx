import { shareEmergency, unshareEmergency } from '@beistand/contracts/emergency'
import type { Emergency } from '@beistand/domain/emergency'
import type { Involvement } from '@beistand/domain/involvement'
import { CommandButton } from '../commands/CommandButton.js'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { useTerms } from '../i18n/terms.js'
import { useRows } from '../sync/store.js'
import { Empty } from '../ui/ListState.js'
import { Section } from '../ui/Section.js'
import { Status } from '../ui/Status.js'
import { Table, type Column } from '../ui/Table.js'
import { AccessRequests, AskButton } from './AccessRequests.js'
import { useProfileField } from './use-profile-field.js'
import { useInvolvementWords } from './words.js'

/** Who is involved, how far, and who asks to be. */
export function Involved({ emergency }: { emergency: Emergency }) {
  const words = useInvolvementWords()
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
    { key: 'actions', head: '', cell: (row) => <Actions emergency={emergency} row={row} /> },
  ]
  return (
    <>
      <AccessRequests emergency={emergency} />
      <Section
        title={words.title}
        actions={
          <>
            <AskButton emergency={emergency} />
            <ShareButton emergency={emergency} rows={rows} />
          </>
        }
      >
        {rows.length === 0 ? (
          <Empty>{words.nobody}</Empty>
        ) : (
          <Table caption={words.title} columns={columns} rows={rows} id={({ id }) => id} />
        )}
      </Section>
    </>
  )
}

function ShareButton({ emergency, rows }: { emergency: Emergency; rows: readonly Involvement[] }) {
  const words = useInvolvementWords()
  const format = useFormat()
  const profile = useProfileField(words.profile)
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
      fields={[{ name: 'organisation', kind: 'select', param: true, label: words.organisation, choices }, profile]}
    />
  )
}

function Actions({ emergency, row }: { emergency: Emergency; row: Involvement }) {
  const words = useInvolvementWords()
  const profile = useProfileField(words.profile)
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
        label={words.change}
        initial={{ profile: row.profile }}
        fields={[profile]}
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
