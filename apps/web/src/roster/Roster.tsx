import { removeShift, setShift } from '@beistand/contracts/roster'
import { halfDayAt } from '@beistand/domain/half-day'
import type { Shift } from '@beistand/domain/roster'
import { CommandButton } from '../commands/CommandButton.js'
import { fromChoices, toChoices } from '../commands/fields.js'
import { useFormat } from '../i18n/format.js'
import { useNames } from '../i18n/names.js'
import { useRows } from '../sync/store.js'
import { useNow } from '../sync/useNow.js'
import { Empty } from '../ui/ListState.js'
import { Section } from '../ui/Section.js'
import { Table, type Column } from '../ui/Table.js'
import { OnDuty } from './OnDuty.js'
import { useRosterWords } from './words.js'

const HOUR = 3_600_000
/** Half days that can be entered ahead: four weeks. */
const AHEAD = 56

/** Who of the office calls back when. */
export function Roster() {
  const words = useRosterWords()
  const names = useNames()
  const format = useFormat()
  const now = halfDayAt(useNow(HOUR))
  const rows = Object.values(useRows('shift'))
    .filter(({ removed, window }) => !removed && window.to > now)
    .sort((a, b) => a.window.from - b.window.from)
  const columns: Column<Shift>[] = [
    {
      key: 'window',
      head: words.from,
      cell: ({ window }) => words.span(format.halfDay(window.from), format.halfDay(window.to)),
    },
    { key: 'title', head: words.function, cell: ({ title }) => title },
    { key: 'organisation', head: words.organisation, cell: ({ organisation }) => names(organisation) },
    { key: 'phone', head: words.phone, cell: ({ phone }) => phone },
    {
      key: 'actions',
      head: '',
      cell: ({ id }) => (
        <CommandButton
          command={removeShift}
          params={{ shift: id }}
          variant="tertiary"
          label={words.remove}
          explain={words.removeExplain}
        />
      ),
    },
  ]
  return (
    <>
      <Section title={words.title} actions={<SetShift now={now} />}>
        <p className="kern-body">{words.lead}</p>
        {rows.length === 0 ? (
          <Empty>{words.none}</Empty>
        ) : (
          <Table caption={words.title} columns={columns} rows={rows} id={({ id }) => id} />
        )}
      </Section>
      <OnDuty />
    </>
  )
}

function SetShift({ now }: { now: number }) {
  const words = useRosterWords()
  const format = useFormat()
  const choices = Object.values(useRows('organisation'))
    .map(({ id, name }) => ({ value: id, label: name }))
    .sort((a, b) => format.compare(a.label, b.label))
  const [from, to] = [fromChoices(now, AHEAD, format.halfDay), toChoices(now, AHEAD, format.halfDay)]
  return (
    <CommandButton
      command={setShift}
      icon="plus"
      label={words.set}
      initial={{ 'window.from': now, 'window.to': now + 2 }}
      fields={[
        { name: 'organisation', kind: 'select', label: words.organisation, choices },
        { name: 'title', kind: 'text', label: words.function, hint: words.functionHint },
        { name: 'phone', kind: 'tel', label: words.phone, optional: true },
        { name: 'window.from', kind: 'select', numeric: true, label: words.from, choices: from },
        { name: 'window.to', kind: 'select', numeric: true, label: words.to, choices: to },
      ]}
    />
  )
}
