import type { Id } from './noun.js'
import type { Organisation } from './organisation.js'
import type { Membership } from './membership.js'
import { type Gap } from './planning-proposals.js'
import type { Priority } from './need.js'

/** Someone outside the pact who might help: how far away (kilometres, as the crow flies; null where unknown), and whom to call. */
export interface Outsider {
  readonly organisation: Id
  readonly km: number | null
  readonly phone: string | null
}

/** Whether a need is so urgent, and so far from covered, that one looks beyond the pact. */
export function looksBeyond(need: { readonly id: Id; readonly priority: Priority }, gaps: readonly Gap[]): boolean {
  return need.priority <= 2 && gaps.some((gap) => gap.need === need.id)
}

/** Organisations of the directory that are no active members, the nearest first; those that can be called before the others. */
export function beyondThePact(
  {
    organisation,
    membership,
  }: { readonly organisation: readonly Organisation[]; readonly membership: readonly Membership[] },
  place: Id,
): readonly Outsider[] {
  const members = new Set(membership.filter(({ stage }) => stage === 'active').map(({ id }) => id))
  const from = organisation.find(({ id }) => id === place)
  return organisation
    .filter(({ id }) => id !== place && !members.has(id))
    .map((row) => ({ organisation: row.id, km: from ? kilometres(from, row) : null, phone: row.phone }))
    .sort((a, b) => Number(a.phone === null) - Number(b.phone === null) || (a.km ?? FAR) - (b.km ?? FAR))
}

const FAR = 1e9
/** Mean radius of the earth in kilometres. */
const RADIUS = 6371

type At = Pick<Organisation, 'lat' | 'lon'>

/** Great-circle distance by the haversine formula, rounded to kilometres; null where a place is unknown. */
function kilometres(a: At, b: At): number | null {
  if (a.lat === null || a.lon === null || b.lat === null || b.lon === null) return null
  const rad = (degrees: number) => (degrees * Math.PI) / 180
  const sin2 = (angle: number) => Math.sin(angle / 2) ** 2
  const h = sin2(rad(b.lat - a.lat)) + Math.cos(rad(a.lat)) * Math.cos(rad(b.lat)) * sin2(rad(b.lon - a.lon))
  return Math.round(2 * RADIUS * Math.asin(Math.sqrt(h)))
}
