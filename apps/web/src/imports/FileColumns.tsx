import { saveFile } from '../ui/save-file.js'
import { Button } from '../ui/Button.js'
import { Table } from '../ui/Table.js'
import { EXAMPLES, HEADINGS } from './headings.de.js'
import { type ColumnSpec, LIST_COLUMNS, type ListName } from './lists.js'
import { useImportWords } from './words.js'

/** What a file of a kind of list looks like, and one to start from. */
export function FileColumns({ list }: { list: ListName }) {
  const words = useImportWords()
  const columns = LIST_COLUMNS[list]
  return (
    <>
      <details className="b-details">
        <summary>{words.columns}</summary>
        <Table<ColumnSpec>
          caption={words.columns}
          id={({ field }) => field}
          rows={columns}
          columns={[
            { key: 'column', head: words.column, cell: ({ field }) => HEADINGS[field] },
            { key: 'need', head: words.need, cell: ({ needed }) => (needed ? words.needed : words.optional) },
            { key: 'content', head: words.content, cell: ({ field }) => words.rules[field] },
          ]}
        />
        {list !== 'invitations' && <p className="kern-body">{words.empty}</p>}
      </details>
      <div className="b-row">
        <Button small onClick={() => saveFile(`${words.lists[list]}.csv`, exampleOf(list))}>
          {words.example}
        </Button>
      </div>
    </>
  )
}

/** With a byte order mark and semicolons, as spreadsheets in German open it. */
function exampleOf(list: ListName): Blob {
  const columns = LIST_COLUMNS[list]
  const rows: readonly Readonly<Record<string, string>>[] = EXAMPLES[list]
  const lines = [
    columns.map(({ field }) => HEADINGS[field]),
    ...rows.map((row) => columns.map(({ field }) => row[field] ?? '')),
  ]
  return new Blob([`\ufeff${lines.map((cells) => `${cells.join(';')}\r\n`).join('')}`], { type: 'text/csv' })
}
