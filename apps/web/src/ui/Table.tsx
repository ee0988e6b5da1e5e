import type { ReactNode } from 'react'
import { useUiWords } from './words.js'

export interface Column<R> {
  readonly key: string
  /** Empty for a column of buttons. */
  readonly head: string
  readonly cell: (row: R) => ReactNode
  readonly numeric?: boolean
}

interface Props<R> {
  caption: string
  columns: readonly Column<R>[]
  rows: readonly R[]
  id: (row: R) => string
}

/** Rows in columns; the first column heads its row. On a narrow screen each row becomes a block of its own. */
export function Table<R>({ caption, columns, rows, id }: Props<R>) {
  const { actions } = useUiWords()
  return (
    <table className="kern-table kern-table--small b-table">
      <caption className="kern-sr-only">{caption}</caption>
      <thead className="kern-table__head">
        <tr className="kern-table__row">
          {columns.map(({ key, head, numeric }) => (
            <th key={key} scope="col" className={`kern-table__header${numeric ? ' kern-table__header--numeric' : ''}`}>
              {head || <span className="kern-sr-only">{actions}</span>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="kern-table__body">
        {rows.map((row) => (
          <tr key={id(row)} className="kern-table__row">
            {columns.map((column, index) => (
              <Cell key={column.key} column={column} row={row} heads={index === 0} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell<R>({ column, row, heads }: { column: Column<R>; row: R; heads: boolean }) {
  const Tag = heads ? 'th' : 'td'
  const look = heads ? 'kern-table__header' : 'kern-table__cell'
  return (
    <Tag
      {...(heads && { scope: 'row' })}
      className={`${look}${column.numeric ? ` ${look}--numeric` : ''}`}
      data-head={heads ? undefined : column.head}
    >
      {column.cell(row)}
    </Tag>
  )
}
