import type { Emergency } from './emergency.js'
import type { Load } from './load.js'
import type { Stock } from './load-capacity.js'
import { isPartner } from './membership.js'
import type { Id } from './noun.js'
import type { Offer, OfferKind } from './offer.js'
import type { PlanningFrame, PlanningRows } from './planning-frame.js'
import type { Memory } from './planning-memory.js'
import { type Part, partsOf, type Share } from './planning-parts.js'
import type { ProblemOffer, ProblemPlace } from './planning-problem.js'

/** Who is hit by something else than an attack keeps lending its staff. */
export const STILL_LENT: readonly OfferKind[] = ['staff']

/** An offer in its parts, and as the matcher knows them. */
export interface PosedOffer {
  readonly parts: readonly Part[]
  readonly offers: readonly ProblemOffer[]
}

export interface Lending {
  readonly frame: PlanningFrame
  readonly shares: readonly Share[]
  readonly open: readonly Emergency[]
  readonly seats: ReadonlyMap<Id, ProblemPlace>
  readonly memory: Memory<PosedOffer>
}

interface Offers {
  readonly offers: ProblemOffer[]
  readonly places: ProblemPlace[]
  readonly parts: ReadonlyMap<Id, readonly Part[]>
}

export function offersOf(rows: PlanningRows, lending: Lending): Offers {
  const { frame, seats } = lending
  const partners = new Set(rows.membership.filter(isPartner).map(({ id }) => id))
  const loads = new Map(rows.load.map((row) => [row.id, row]))
  const absences = grouped(rows.absence, ({ offer }) => offer)
  const shares = grouped(
    lending.shares.filter(({ loan }) => !frame.apart.has(loan.id)),
    ({ loan }) => loan.offer,
  )
  const found: Offers & { parts: Map<Id, readonly Part[]> } = { offers: [], places: [], parts: new Map() }
  for (const offer of rows.offer) {
    if (offer.exercise !== frame.exercise || !seats.has(offer.owner)) continue
    const open = offer.state === 'available' && partners.has(offer.owner)
    const stock = { offer, absences: absences.get(offer.id) ?? [], load: loads.get(offer.id) }
    const place = placeOf(offer, lending)
    const posed = posedOffer({ stock, open, shares: shares.get(offer.id) ?? [], place: place.id }, lending)
    if (!open && posed.parts.length === 0) continue
    found.places.push(place)
    found.parts.set(offer.id, posed.parts)
    found.offers.push(...posed.offers)
  }
  return found
}

interface Stand {
  readonly stock: Omit<Stock, 'load'> & { readonly load: Load | undefined }
  readonly open: boolean
  readonly shares: readonly Share[]
  readonly place: Id
}

function posedOffer({ stock, open, shares, place }: Stand, { frame: { today }, memory }: Lending): PosedOffer {
  const { offer, absences, load } = stock
  const lent = shares.flatMap(({ loan, units }) => [loan, units.join()])
  return memory.recall(offer.id, [offer, load, today, open, place, absences.length, ...absences, ...lent], () => {
    const known = { offer, absences, load: load ?? { id: offer.id, held: {}, tainted: 0 } }
    const parts = partsOf({ stock: known, open, shares, today })
    const shown = parts.length > 0 ? parts : [nothingLeft(offer)]
    return { parts, offers: shown.map((part) => offerOf(offer, part, place)) }
  })
}

/** An offer that is never there within the horizon; it stays in the problem so that the plan can say so. */
function nothingLeft({ id, units, reserve, maxSlots }: Offer): Part {
  return { id, units, reserve: Math.min(reserve, units), maxSlots, windows: [], pins: [] }
}

function offerOf(offer: Offer, { id, units, windows, reserve, maxSlots }: Part, owner: Id): ProblemOffer {
  return {
    ...{ id, owner, units, windows, reserve, kind: offer.kind },
    skills: { ...offer.skills },
    features: [...offer.features],
    modes: [...offer.modes],
    dependsOn: [...offer.dependsOn],
    ...(maxSlots === null ? {} : { maxSlots }),
    ...(offer.maxKm === null ? {} : { maxKm: offer.maxKm }),
  }
}

/**
 * Where an offer stands for the plan. The matcher takes a victim's own offers out by their place, so one that is kept in the
 * plan, or stands elsewhere, gets a place of its own.
 */
function placeOf(offer: Offer, { open, seats }: Lending): ProblemPlace {
  const own = seats.get(offer.owner)
  const at = seats.get(offer.place ?? offer.owner) ?? own
  if (!own || !at) throw new Error(`${offer.owner} has no place`)
  const hit = open.some(({ victim, kind }) => {
    return victim === offer.owner && (kind === 'attack' || !STILL_LENT.includes(offer.kind))
  })
  if (hit ? !offer.keepInPlan : at.id === own.id) return own
  return { ...at, id: `${own.id}@${at.id}` }
}

function grouped<V>(values: readonly V[], nameOf: (value: V) => Id): ReadonlyMap<Id, V[]> {
  const groups = new Map<Id, V[]>()
  for (const value of values) {
    const group = groups.get(nameOf(value))
    if (group) group.push(value)
    else groups.set(nameOf(value), [value])
  }
  return groups
}
