import { listedContact, listedInvitation, listedMember } from '@beistand/contracts/list-import'
import {
  type AroundContacts,
  type AroundInvitations,
  type AroundMembers,
  contactSteps,
  Directory,
  invitationSteps,
  memberSteps,
} from '@beistand/domain/list-import'
import type { By, NounEvent } from '@beistand/domain/noun'
import { type Decision, isRefusal, type RefusalCode } from '@beistand/domain/refusal'
import type * as z from 'zod/mini'
import { HEADINGS } from './headings.de.js'
import { type ColumnSpec, type FieldName, LIST_COLUMNS, type ListName } from './lists.js'
import type { TableRow } from './read-table.js'

/** What is wrong with a row: with one of its cells, or why the whole row would be refused. */
export type RowFault = { readonly field: FieldName; readonly missing: boolean } | { readonly refused: RefusalCode }

export interface PreviewRow extends TableRow {
  readonly state: 'new' | 'changed' | 'unchanged' | 'wrong'
  readonly faults: readonly RowFault[]
  /** The row as the command wants it, where its cells are right. */
  readonly value: object | null
}

/** A file as it was read. `links` are the hashes of the links that its rows get, where they are invitations. */
export interface ReadList {
  readonly list: ListName
  readonly rows: readonly TableRow[]
  readonly links: readonly string[]
}

/** What is there already. */
export type Stored = Omit<AroundMembers & AroundContacts & AroundInvitations, 'newId'>
type Around = AroundMembers & AroundContacts & AroundInvitations

/** What each row of a file would do now, by the same functions that decide on the server. */
export function previewOf(read: ReadList, stored: Stored, by: By): readonly PreviewRow[] {
  switch (read.list) {
    case 'members':
      return decided(read, { schema: listedMember, steps: memberSteps }, { stored, by })
    case 'contacts':
      return decided(read, { schema: listedContact, steps: contactSteps }, { stored, by })
    case 'invitations':
      return decided(read, { schema: listedInvitation, steps: invitationSteps }, { stored, by })
  }
}

interface Decides<S extends z.ZodMiniObject> {
  readonly schema: S
  readonly steps: (rows: readonly z.output<S>[], around: Around, by: By) => readonly Decision<NounEvent>[]
}

function decided<S extends z.ZodMiniObject>(
  { list, rows, links }: ReadList,
  { schema, steps }: Decides<S>,
  { stored, by }: { readonly stored: Stored; readonly by: By },
): readonly PreviewRow[] {
  const directory = new Directory(stored.organisations)
  const columns = LIST_COLUMNS[list]
  const read = rows.map(({ cells }, index) => {
    const given = Object.fromEntries(columns.map((column) => [column.field, valueOf(column, cells, directory)]))
    return schema.safeParse({ ...given, link: links[index] })
  })
  let count = 0
  const right = read.flatMap(({ data }) => (data === undefined ? [] : [data]))
  const decisions = steps(right, { ...stored, newId: () => `new ${++count}` }, by)[Symbol.iterator]()
  return rows.map((row, index): PreviewRow => {
    const { data, error } = read[index] ?? {}
    if (data === undefined) return { ...row, state: 'wrong', value: null, faults: faultsOf(row, columns, error) }
    const { value: step } = decisions.next()
    return { ...row, value: data, ...outcomeOf(list, step ?? []) }
  })
}

function valueOf({ field, value }: ColumnSpec, cells: TableRow['cells'], directory: Directory): unknown {
  return value(cells[HEADINGS[field]] ?? '', directory)
}

function faultsOf({ cells }: TableRow, columns: readonly ColumnSpec[], error: z.core.$ZodError | undefined) {
  const wrong = new Set(error?.issues.map(({ path }) => path[0]))
  return columns
    .filter(({ field }) => wrong.has(field))
    .map(({ field }): RowFault => ({ field, missing: (cells[HEADINGS[field]] ?? '') === '' }))
}

const MAKES = ['organisation-registered', 'membership-begun', 'contact-added', 'person-invited']

function outcomeOf(list: ListName, step: Decision<NounEvent>): Pick<PreviewRow, 'state' | 'faults'> {
  if (!isRefusal(step)) return { state: step.some(({ type }) => MAKES.includes(type)) ? 'new' : 'changed', faults: [] }
  const invited = list === 'invitations' && step.refused === 'exists-already'
  if (invited || step.refused === 'unchanged') return { state: 'unchanged', faults: [] }
  return { state: 'wrong', faults: [{ refused: step.refused }] }
}

/** What the command is to read in: all that is new or changed. */
export function toSend(rows: readonly PreviewRow[]): readonly PreviewRow[] {
  return rows.filter(({ state }) => state === 'new' || state === 'changed')
}
