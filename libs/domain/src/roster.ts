import { may } from './access.js'
import { type HalfDay, startOf, type Window } from './half-day.js'
import type { By, Id, Noun, Text } from './noun.js'
import { type Decision, refuse } from './refusal.js'

/** How long it stays readable who called back, once the shift is over: thirty days. */
export const SHIFT_KEPT = 30 * 86_400_000

/** Who of the office calls back in some half days: a function of an organisation, and its number for the pact's own people. */
export interface Shift {
  readonly id: Id
  readonly organisation: Id
  readonly window: Window
  readonly title: Text
  readonly phone: Text
  readonly removed: boolean
}
interface ShiftCard {
  readonly id: Id
  readonly organisation: Id
  readonly window: Window
  readonly title: Text
  readonly phone: Text
}
export type ShiftMade = { readonly type: 'shift-set' } & ShiftCard
export type ShiftChanged = { readonly type: 'shift-removed'; readonly id: Id }
export type ShiftEvent = ShiftMade | ShiftChanged

export const shift: Noun<Shift, ShiftMade, ShiftChanged> = {
  name: 'shift',
  fields: { organisation: 'ref', window: 'json', title: 'text?', phone: 'text?', removed: 'flag' },
  make: { 'shift-set': ({ type: _, ...set }) => ({ ...set, removed: false }) },
  change: { 'shift-removed': (row) => ({ ...row, removed: true, phone: null }) },
  audience: () => ['pact'],
  due: ({ title, window }) =>
    title === null ? null : { at: startOf(window.to) + SHIFT_KEPT, command: 'shift.forget' },
}

/** Enters who calls back when. `now` is the running half day; what is over cannot be entered. */
export function setShift(wish: ShiftCard, now: HalfDay, by: By): Decision<ShiftEvent> {
  if (!may(by, 'roster.set')) return refuse('forbidden')
  if (wish.window.to <= now) return refuse('window-past')
  return [{ type: 'shift-set', ...wish }]
}

export function removeShift(row: Shift, by: By): Decision<ShiftEvent> {
  if (!may(by, 'roster.remove')) return refuse('forbidden')
  if (row.removed) return refuse('unchanged')
  return [{ type: 'shift-removed', id: row.id }]
}

/** Who calls back in a half day; `hit` says whether an organisation is hit itself, whose office rests. */
export function onDuty<S extends Pick<Shift, 'organisation' | 'window' | 'removed'>>(
  shifts: readonly S[],
  at: HalfDay,
  hit: (organisation: Id) => boolean,
): readonly S[] {
  return shifts.filter(
    ({ removed, window, organisation }) => !removed && window.from <= at && at < window.to && !hit(organisation),
  )
}
