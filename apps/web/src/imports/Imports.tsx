import { MOST_ROWS } from '@beistand/contracts/list-import'
import { useState } from 'react'
import { newLink, type NewLink } from '../access/link.js'
import { useMay } from '../sync/session.js'
import { Alert } from '../ui/Alert.js'
import { RadioGroup } from '../ui/Choices.js'
import { TextField } from '../ui/Field.js'
import { Section } from '../ui/Section.js'
import { FileColumns } from './FileColumns.js'
import { HEADINGS } from './headings.de.js'
import { type HandedInvitation, InvitationSheet } from './InvitationSheet.js'
import { ListPreview } from './ListPreview.js'
import { LIST_COLUMNS, type ListName, LISTS } from './lists.js'
import { type FileFault, readTable, type TableRow } from './read-table.js'
import { useImportWords } from './words.js'

/** A file as it was opened; each of its rows has a link, in case it invites somebody. */
interface Opened {
  readonly name: string
  readonly rows: readonly TableRow[]
  readonly links: readonly NewLink[]
}

/** The office reads in members, invitations and contacts from files. */
export function Imports() {
  const words = useImportWords()
  const mayImport = useMay('membership.import')
  const [list, setList] = useState<ListName>('members')
  const [handed, setHanded] = useState<readonly HandedInvitation[] | null>(null)
  if (handed) return <InvitationSheet handed={handed} onDone={() => setHanded(null)} />
  if (!mayImport) return null
  return (
    <Section title={words.title}>
      <div className="b-stack">
        <p className="kern-body">{words.lead}</p>
        <RadioGroup
          label={words.which}
          choices={LISTS.map((value) => ({ value, label: words.lists[value] }))}
          radio={{ name: 'list', onChange: ({ target }) => setList(LISTS.find((one) => one === target.value) ?? list) }}
          chosen={list}
        />
        <p className="kern-body">{words.listHints[list]}</p>
        <FileColumns list={list} />
        <ListFile key={list} list={list} onHanded={setHanded} />
      </div>
    </Section>
  )
}

interface ListFileProps {
  list: ListName
  onHanded: (handed: readonly HandedInvitation[]) => void
}

function ListFile({ list, onHanded }: ListFileProps) {
  const words = useImportWords()
  const [opened, setOpened] = useState<Opened | FileFault | null>(null)
  const choose = async (file: File | undefined) => {
    if (file) setOpened(await openFile(list, file))
  }
  return (
    <div className="b-stack">
      <TextField
        label={words.file}
        hint={words.fileHint}
        type="file"
        accept=".csv,.txt,.tsv,text/csv,text/plain,text/tab-separated-values"
        onChange={({ target }) => void choose(target.files?.[0]).finally(() => (target.value = ''))}
      />
      {opened && 'fault' in opened && (
        <Alert tone="danger" title={words.unreadable} role="alert">
          <p>{words.fileFault(opened)}</p>
        </Alert>
      )}
      {opened && 'rows' in opened && (
        <ListPreview key={opened.links[0]?.token} list={list} {...opened} onHanded={onHanded} />
      )}
    </div>
  )
}

async function openFile(list: ListName, file: File): Promise<Opened | FileFault> {
  const columns = LIST_COLUMNS[list]
  const read = await readTable(new Uint8Array(await file.arrayBuffer()), {
    headings: columns.map(({ field }) => HEADINGS[field]),
    needed: columns.filter(({ needed }) => needed).map(({ field }) => HEADINGS[field]),
    mostRows: MOST_ROWS,
  })
  if ('fault' in read) return read
  return { name: file.name, rows: read.rows, links: await Promise.all(read.rows.map(newLink)) }
}
