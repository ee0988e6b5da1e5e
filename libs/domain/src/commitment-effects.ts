import {
  commitment,
  type Commitment,
  type CommitmentEvent,
  isAgreed,
  isAsked,
  isAway,
  servedWindow,
} from './commitment.js'
import { type Hold, type LoadChanged, moveHolds } from './load.js'
import { measure, type Measured, type MeterChanged, type Share } from './meter.js'
import type { By, Id, Instant, Moment } from './noun.js'

/** Who acts, and when. */
export interface Acting {
  readonly by: By
  readonly now: Instant
}

/**
 * What a commitment takes of its offer. Asked and agreed loans hold their whole window. People and desks are free from the
 * half day after they were sent home or called back; equipment when it is back, and only when it is clean. Equipment that
 * is overdue is missing in every half day.
 */
export function holdOf(row: Commitment): Hold {
  const { offer, units, equipmentReturn } = row
  const dirty = equipmentReturn !== null && equipmentReturn !== 'clean' && !row.cleared
  const missing = row.overdue && isAway(row)
  return { offer, units, tainted: dirty || missing ? units : 0, window: heldWindow(row) }
}

function heldWindow(row: Commitment) {
  if (isAsked(row) || isAgreed(row)) return row.window
  if (row.kind !== 'equipment') return servedWindow(row)
  return isAway(row) ? row.window : null
}

/** What a commitment gives its need. */
export function shareOf(row: Commitment): Share {
  const served = isAgreed(row) ? null : servedWindow(row)
  return {
    units: row.units,
    committed: isAgreed(row) ? row.window : served,
    onDuty: row.state === 'on-duty' ? row.window : null,
    served,
  }
}

/** Everything that a batch may change together: commitments, and the needs that they serve. */
export interface Circumstances extends Acting {
  readonly needs: readonly Measured[]
  /** All commitments of those needs. */
  readonly commitments: readonly Commitment[]
}

/** One need with all its commitments, as far as most moves go. */
export interface Around extends Acting {
  readonly need: Measured
  readonly commitments: readonly Commitment[]
}

/** `withEffects` for the commitments of one need. */
export function settle(events: readonly CommitmentEvent[], { need, ...rest }: Around) {
  return withEffects(events, { ...rest, needs: [need] })
}

/** The events with what follows from them: the loads of their offers and the meters of their needs. */
export function withEffects(
  events: readonly CommitmentEvent[],
  { needs, commitments, by, now }: Circumstances,
): readonly (CommitmentEvent | LoadChanged | MeterChanged)[] {
  const before = new Map(commitments.map((row) => [row.id, row]))
  const after = new Map(before)
  const moment = { seq: 0, at: now, entered: now, by }
  for (const event of events) after.set(event.id, evolved(after.get(event.id), event, moment))
  const touched = [...new Set(events.map(({ id }) => id))]
  const holds = (rows: ReadonlyMap<Id, Commitment>) =>
    touched.flatMap((id) => {
      const row = rows.get(id)
      return row ? [holdOf(row)] : []
    })
  const meters = needs.flatMap((need) => meterChange(need, [...before.values()], [...after.values()]))
  return [...events, ...moveHolds(holds(before), holds(after)), ...meters]
}

function meterChange(
  need: Measured,
  before: readonly Commitment[],
  after: readonly Commitment[],
): readonly MeterChanged[] {
  const was = meterOf(need, before)
  const is = meterOf(need, after)
  const same = was.committed === is.committed && was.onDuty === is.onDuty && was.fulfilled === is.fulfilled
  return same ? [] : [{ type: 'meter-changed', ...is }]
}

/** A need's meter, given commitments of which those of other needs do not count. */
export function meterOf(need: Measured, commitments: readonly Commitment[]) {
  return measure(need, sharesFor(need.id, commitments))
}

export function sharesFor(need: Id, commitments: readonly Commitment[]): readonly Share[] {
  return commitments.filter((row) => row.need === need).map(shareOf)
}

/** The row that an event leaves, by the noun's own functions. */
function evolved(row: Commitment | undefined, event: CommitmentEvent, moment: Moment): Commitment {
  const make: Partial<Record<string, (event: never, moment: Moment) => Commitment>> = commitment.make
  const change: Partial<Record<string, (row: Commitment, event: never, moment: Moment) => Commitment>> =
    commitment.change
  const made = make[event.type]?.(event as never, moment)
  const changed = row && change[event.type]?.(row, event as never, moment)
  const left = made ?? changed
  if (!left) throw new Error(`${event.type} finds no commitment ${event.id}`)
  return left
}
