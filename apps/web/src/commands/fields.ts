import type { Command } from '@beistand/contracts/command'
import type { HalfDay } from '@beistand/domain/half-day'
import type { Choice } from '../ui/Field.js'

/** One field of a command's form. `name` is a path into the body, like `window.from`. */
export interface FieldSpec {
  readonly name: string
  readonly kind:
    'text' | 'area' | 'tel' | 'email' | 'number' | 'select' | 'radio' | 'checks' | 'flag' | 'half-day' | 'instant'
  readonly label: string
  readonly hint?: string | undefined
  readonly optional?: boolean
  readonly choices?: readonly Choice[]
  /** Given to numbers and choices that the body wants as numbers. */
  readonly numeric?: boolean
  readonly autoComplete?: string
  /** The value is an id of the command's path instead of a part of its body. */
  readonly param?: boolean
}

/** What the fields of a form hold: texts, a flag, or the checked values. */
export type Values = Record<string, string | boolean | string[]>

/** What a form begins with, by field name. */
export type Initial = Readonly<
  Record<string, string | number | boolean | null | undefined | readonly (string | number)[]>
>

export function startValues(fields: readonly FieldSpec[], initial: Initial): Values {
  return Object.fromEntries(fields.map((field) => [key(field.name), startValue(field, initial[field.name])]))
}

/** react-hook-form reads dots as paths; the form itself stays flat. */
export function key(name: string): string {
  return name.replaceAll('.', '__')
}

function startValue({ kind }: FieldSpec, value: Initial[string]): string | boolean | string[] {
  if (kind === 'flag') return value === true
  if (kind === 'checks') return Array.isArray(value) ? value.map(String) : []
  if (value === null || value === undefined) return ''
  if (kind === 'instant') return localInput(Number(value))
  return String(value)
}

/** The body that the fields make, before the contract has checked it. Fields left empty are null. */
export function bodyOf(fields: readonly FieldSpec[], values: Values, fixed: object): Record<string, unknown> {
  const body: Record<string, unknown> = { ...fixed }
  for (const field of fields.filter(({ param }) => !param))
    place(body, field.name.split('.'), valueOf(field, values[key(field.name)]))
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

function valueOf({ kind, numeric }: FieldSpec, value: Values[string] | undefined): unknown {
  if (kind === 'flag') return value === true
  if (kind === 'checks') return Array.isArray(value) ? value.map((one) => (numeric ? Number(one) : one)) : []
  const text = typeof value === 'string' ? value.trim() : ''
  if (text === '') return null
  if (kind === 'instant') return instantOf(text)
  return kind === 'number' || kind === 'half-day' || numeric ? Number(text.replace(',', '.')) : text
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

/** The half days to choose from: `days` days from a half day on. */
export function halfDayChoices(from: HalfDay, days: number, name: (halfDay: HalfDay) => string): Choice[] {
  return Array.from({ length: days * 2 }, (_, index) => ({ value: String(from + index), label: name(from + index) }))
}

/** Which field each complaint of the contract is about. */
export function complaints(command: Command, body: unknown): { readonly name: string; readonly code: string }[] {
  const read = command.body.safeParse(body)
  return read.success ? [] : read.error.issues.map(({ path, code }) => ({ name: path.join('.'), code }))
}
