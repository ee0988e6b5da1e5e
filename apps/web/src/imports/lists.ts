import { GRANTABLE } from '@beistand/contracts/grant'
import type { Directory } from '@beistand/domain/list-import'
import { ORGANISATION_KINDS } from '@beistand/domain/organisation'
import { type HEADINGS, KIND_CELLS, ROLE_CELLS, STAGE_CELLS } from './headings.de.js'

export const LISTS = ['members', 'invitations', 'contacts'] as const
export type ListName = (typeof LISTS)[number]
export type FieldName = keyof typeof HEADINGS

/** One column: the field that it fills, and what a cell means to the contract. What it cannot mean is handed on as it is. */
export interface ColumnSpec {
  readonly field: FieldName
  readonly needed?: true
  readonly value: (cell: string, directory: Directory) => unknown
}

const orNull = (cell: string) => (cell === '' ? null : cell)
const whole = (cell: string) => (cell === '' ? null : Number(cell.replace(/[.\s]/g, '')))
const degrees = (cell: string) => (cell === '' ? null : Number(cell.replace(',', '.')))
const same = (one: string, other: string) => one.toLowerCase() === other.toLowerCase()

function codeIn<C extends string>(codes: readonly C[], cells: Readonly<Record<C, string>>) {
  return (cell: string) => codes.find((code) => same(cells[code], cell)) ?? orNull(cell)
}

/** Spreadsheets take a key for a number and drop its leading zero. */
function keyOf(cell: string): string | null {
  return /^\d{4}$|^\d{7}$/.test(cell) ? `0${cell}` : orNull(cell)
}

/** The id of what a cell names, by key or name; a name of several or of nobody is no id. */
function organisationOf(cell: string, directory: Directory): string | null {
  if (cell === '') return null
  const ags = /^\d+$/.test(cell) ? keyOf(cell) : null
  const [found, other] = directory.matching({ ags, name: cell })
  return found && !other ? found.id : ''
}

function districtOf(cell: string, directory: Directory): string | null {
  return /^\d{4,5}$/.test(cell) ? keyOf(cell) : organisationOf(cell, directory)
}

const MEMBER_COLUMNS: readonly ColumnSpec[] = [
  { field: 'name', needed: true, value: (cell) => cell },
  { field: 'kind', needed: true, value: codeIn(ORGANISATION_KINDS, KIND_CELLS) },
  { field: 'ags', value: keyOf },
  { field: 'district', value: districtOf },
  { field: 'stage', value: codeIn(['invited', 'external'], STAGE_CELLS) },
  { field: 'phone', value: orNull },
  { field: 'mailDomain', value: orNull },
  { field: 'inhabitants', value: whole },
  { field: 'lat', value: degrees },
  { field: 'lon', value: degrees },
]
const INVITATION_COLUMNS: readonly ColumnSpec[] = [
  { field: 'organisation', needed: true, value: organisationOf },
  { field: 'title', needed: true, value: (cell) => cell },
  { field: 'role', needed: true, value: codeIn(GRANTABLE, ROLE_CELLS) },
  { field: 'email', needed: true, value: (cell) => cell },
]
const CONTACT_COLUMNS: readonly ColumnSpec[] = [
  { field: 'organisation', needed: true, value: organisationOf },
  { field: 'title', needed: true, value: (cell) => cell },
  { field: 'phone', value: orNull },
  { field: 'mail', value: orNull },
  { field: 'note', value: orNull },
]

export const LIST_COLUMNS: Readonly<Record<ListName, readonly ColumnSpec[]>> = {
  members: MEMBER_COLUMNS,
  invitations: INVITATION_COLUMNS,
  contacts: CONTACT_COLUMNS,
}
