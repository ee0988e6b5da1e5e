import type { Command } from '@beistand/contracts/command'
import type { HalfDay } from '@beistand/domain/half-day'
import type { Choice } from '../ui/Field.js'

type Kind =
  | 'text'
  | 'area'
  | 'tel'
  | 'email'
  | 'password'
  | 'number'
  | 'select'
  | 'radio'
  | 'checks'
  | 'flag'
  | 'instant'
  /** One line of a text area is one item of a list. */
  | 'lines'
  /** A level from 1 to 3 for each choice, or none. */
  | 'levels'

/** One field of a command's form. `name` is a path into the body, like `window.from`. */
export interface FieldSpec {
  readonly name: string
  readonly kind: Kind
  readonly label: string
  readonly hint?: string | undefined
  readonly optional?: boolean
  readonly choices?: readonly Choice[]
  /** The body wants its choices as numbers. */
  readonly numeric?: boolean
  readonly autoComplete?: string
  /** The value is an id of the command's path instead of a part of its body. */
  readonly param?: boolean
  /** Stands under "more", for those who have a minute. */
  readonly more?: boolean
  /** Only asked, and only part of the body, while another field has one of these values. */
  readonly when?: { readonly field: string; readonly among: readonly string[] }
}

/** What the fields of a form hold: texts, a flag, or the checked values. */
export type Values = Record<string, string | boolean | string[]>

type Start =
  string | number | boolean | null | undefined | readonly (string | number)[] | Readonly<Record<string, number>>

/** What a form begins with, by field name. */
export type Initial = Readonly<Record<string, Start>>

/** react-hook-form reads dots as paths; the form itself stays flat. */
export function key(name: string): string {
  return name.replaceAll('.', '__')
}

export function levelKey(name: string, choice: string): string {
  return `${key(name)}__${choice}`
}

export function startValues(fields: readonly FieldSpec[], initial: Initial): Values {
  return Object.fromEntries(fields.flatMap((field) => startEntries(field, initial[field.name])))
}

const WRITTEN: readonly Kind[] = ['text', 'area', 'lines', 'tel', 'email']

/** What somebody has written into the fields, and not what stood there already. */
export function textsIn(
  fields: readonly FieldSpec[],
  values: Values,
  initial: Initial,
): { label: string; text: string }[] {
  const before = startValues(fields, initial)
  return fields.flatMap(({ name, kind, label }) => {
    const text = values[key(name)]
    const written = WRITTEN.includes(kind) && typeof text === 'string' && text !== before[key(name)]
    return written && text.trim() !== '' ? [{ label, text }] : []
  })
}

function startEntries(field: FieldSpec, value: Start): [string, Values[string]][] {
  if (field.kind !== 'levels') return [[key(field.name), startValue(field, value)]]
  const levels = typeof value === 'object' && value !== null && !isList(value) ? value : {}
  return (field.choices ?? []).map((choice) => [levelKey(field.name, choice.value), String(levels[choice.value] ?? '')])
}

function isList(value: object): value is readonly (string | number)[] {
  return Array.isArray(value)
}

function startValue({ kind }: FieldSpec, value: Start): Values[string] {
  if (kind === 'flag') return value === true
  if (kind === 'checks') return typeof value === 'object' && value !== null && isList(value) ? value.map(String) : []
  if (value === null || value === undefined || typeof value === 'object') return ''
  return kind === 'instant' ? localInput(Number(value)) : String(value)
}

/** Whether a field is asked, given what the others say. */
export function isAsked({ when }: FieldSpec, values: Partial<Values>): boolean {
  return when === undefined || when.among.includes(String(values[key(when.field)] ?? ''))
}

/** The body that the fields make, before the contract has checked it. Fields left empty are null. */
export function bodyOf(fields: readonly FieldSpec[], values: Values, fixed: object): Record<string, unknown> {
  const body: Record<string, unknown> = { ...fixed }
  for (const field of fields) {
    if (!field.param && isAsked(field, values)) place(body, field.name.split('.'), valueOf(field, values))
  }
  return body
}

/** The ids of the path that fields ask for; empty while nothing is chosen. */
export function paramsOf(fields: readonly FieldSpec[], values: Values): Record<string, string> {
  const asked = fields.filter(({ param }) => param)
  return Object.fromEntries(asked.map(({ name }) => [name, String(values[key(name)] ?? '')]))
}

function place(body: Record<string, unknown>, [head = '', ...rest]: string[], value: unknown): void {
  if (rest.length === 0) {
    body[head] = value
    return
  }
  const inner = body[head]
  const next: Record<string, unknown> = typeof inner === 'object' && inner !== null ? { ...inner } : {}
  place(next, rest, value)
  body[head] = next
}

function valueOf(field: FieldSpec, values: Values): unknown {
  const { kind, numeric, name } = field
  if (kind === 'levels') return levelsOf(field, values)
  const value = values[key(name)]
  if (kind === 'flag') return value === true
  if (kind === 'checks') return Array.isArray(value) ? value.map((one) => (numeric ? Number(one) : one)) : []
  if (kind === 'password') return value
  const text = typeof value === 'string' ? value.trim() : ''
  if (kind === 'lines') return linesOf(text)
  if (text === '') return null
  if (kind === 'instant') return instantOf(text)
  return kind === 'number' || numeric ? Number(text.replace(',', '.')) : text
}

function levelsOf({ name, choices = [] }: FieldSpec, values: Values): Record<string, number> {
  const chosen = choices.map(({ value }) => [value, Number(values[levelKey(name, value)] ?? '')] as const)
  return Object.fromEntries(chosen.filter(([, level]) => level > 0))
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
}

/** What `<input type="datetime-local">` shows for an instant, in this device's time. */
export function localInput(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000)
  return local.toISOString().slice(0, 16)
}

function instantOf(text: string): number | null {
  const at = new Date(text).getTime()
  return Number.isNaN(at) ? null : at
}

/** The half days to begin with, from one on. */
export function fromChoices(from: HalfDay, count: number, name: (halfDay: HalfDay) => string): Choice[] {
  return Array.from({ length: count }, (_, index) => ({ value: String(from + index), label: name(from + index) }))
}

/** The half days to end with, told as the last one that counts; windows are half open. */
export function toChoices(from: HalfDay, count: number, name: (halfDay: HalfDay) => string): Choice[] {
  return Array.from({ length: count }, (_, index) => ({ value: String(from + index + 1), label: name(from + index) }))
}

/** Which path of the body each complaint of the contract is about. */
export function complaints(
  command: Pick<Command, 'body'>,
  body: unknown,
): { readonly name: string; readonly code: string }[] {
  const read = command.body.safeParse(body)
  return read.success ? [] : read.error.issues.map(({ path, code }) => ({ name: path.join('.'), code }))
}
