import { type Emergency, isOpen } from './emergency.js'
import type { HalfDay } from './half-day.js'
import type { Need } from './need.js'
import type { Id } from './noun.js'
import type { Organisation } from './organisation.js'
import { declinedPairs } from './planning-declined.js'
import type { PlanningFrame, PlanningRows } from './planning-frame.js'
import { Memory } from './planning-memory.js'
import { offersOf, type PosedOffer, STILL_LENT } from './planning-offers.js'
import { type Share, sharesOf } from './planning-parts.js'
import {
  HORIZON,
  type PlanningProblem,
  type ProblemEmergency,
  type ProblemNeed,
  type ProblemOffer,
  type ProblemPlace,
} from './planning-problem.js'
import { isFailing, stateIn } from './provider.js'

/** Ratios of fairness that differ by up to this stay as they are between changes, so that nothing moves for nothing. */
const TOLERANCE = 0.1

/** What of a world was posed before; rows that have not changed are posed as the same objects again. */
export class PlanningMemory {
  readonly needs = new Memory<ProblemNeed>()
  readonly offers = new Memory<PosedOffer>()
}

/**
 * Poses the question that the matcher answers for one world: its open needs, what its partners offer, and what is promised
 * already. Loans asked for or offered hold their units like agreed ones, so that nothing is proposed twice.
 */
export function problemOf(
  rows: PlanningRows,
  frame: PlanningFrame,
  memory: PlanningMemory = new PlanningMemory(),
): PlanningProblem {
  const seats = seatsOf(rows.organisation)
  const open = rows.emergency.filter((row) => isOpen(row) && row.exercise === frame.exercise && seats.has(row.victim))
  const needs = needsOf(rows.need, open, { seats, today: frame.today, memory })
  const ofWorld = rows.commitment.filter(({ exercise }) => exercise === frame.exercise)
  const shares = sharesOf(ofWorld, needs, frame.today)
  const offers = offersOf(rows, { frame, shares, open, seats, memory: memory.offers })
  const alone = shares.filter(({ loan }) => frame.apart.has(loan.id)).flatMap((share) => standIn(share, needs, seats))
  return {
    version: 1,
    slots: HORIZON,
    now: 0,
    places: unique([...seats.values(), ...offers.places, ...alone.map(({ place }) => place)]),
    offers: [...offers.offers, ...alone.map(({ offer }) => offer)],
    emergencies: open.map((row) => emergencyOf(row, failingIn(rows, frame.exercise))),
    needs: [...needs.values()],
    pins: [...[...offers.parts.values()].flat(), ...alone].flatMap(({ pins }) => pins),
    declined: declinedPairs(ofWorld, { needs, parts: offers.parts, absences: rows.absence }),
    options: { fairnessTolerance: TOLERANCE },
  }
}

/** Where organisations are; without a place of its own one stands at its district's seat. */
function seatsOf(organisations: readonly Organisation[]): ReadonlyMap<Id, ProblemPlace> {
  const byId = new Map(organisations.map((row) => [row.id, row]))
  return new Map(
    organisations.flatMap((row) => {
      const at = [row, byId.get(row.district ?? '')].find((each) => each?.lat != null && each.lon != null)
      return at?.lat != null && at.lon != null ? [[row.id, { id: row.id, lat: at.lat, lon: at.lon }] as const] : []
    }),
  )
}

function failingIn({ provider, cause }: PlanningRows, exercise: Id | null): Id[] {
  return provider.filter((row) => isFailing(stateIn(exercise, row, cause))).map(({ id }) => id)
}

function emergencyOf({ id, victim, kind }: Emergency, compromised: Id[]): ProblemEmergency {
  return { id, place: victim, compromised, ownerLends: kind === 'attack' ? [] : [...STILL_LENT] }
}

interface Around {
  readonly seats: ReadonlyMap<Id, ProblemPlace>
  readonly today: HalfDay
  readonly memory: PlanningMemory
}

function needsOf(rows: readonly Need[], open: readonly Emergency[], around: Around): ReadonlyMap<Id, ProblemNeed> {
  const running = new Set(open.map(({ id }) => id))
  return new Map(
    rows
      .filter(({ state, emergency }) => state === 'open' && running.has(emergency))
      .flatMap((row) => {
        const from = Math.max(0, row.window.from - around.today)
        const to = Math.min(HORIZON, row.window.to - around.today)
        if (from >= to) return []
        const place = row.place !== null && around.seats.has(row.place) ? row.place : row.victim
        const basis = [row, around.today, place]
        return [[row.id, around.memory.needs.recall(row.id, basis, () => needOf(row, { from, to }, place))] as const]
      }),
  )
}

function needOf(row: Need, window: ProblemNeed['window'], place: Id): ProblemNeed {
  const { id, emergency, kind, quantity, priority, mode, maxKm } = row
  return {
    ...{ id, emergency, kind, quantity, window, priority, mode },
    skills: { ...row.skills },
    features: [...row.features],
    place,
    ...(maxKm === null ? {} : { maxKm }),
  }
}

/** Help of its own for a loan whose offer does not suit the need by the rules of the plan: people agreed on it all the same. */
function standIn({ loan, units }: Share, needs: ReadonlyMap<Id, ProblemNeed>, seats: ReadonlyMap<Id, ProblemPlace>) {
  const need = needs.get(loan.need)
  const seat = need && seats.get(need.place)
  const from = units.findIndex((each) => each > 0)
  if (!seat || from < 0) return []
  const to = units.findLastIndex((each) => each > 0) + 1
  const most = Math.max(...units)
  const { skills, features } = need
  const id = `loan:${loan.id}`
  const suits = { skills, features, modes: [loan.mode], reserve: 0, dependsOn: [] }
  const pins = units.flatMap((count, slot) =>
    count > 0 ? [{ offer: id, need: need.id, from: slot, to: slot + 1, units: count, mode: loan.mode }] : [],
  )
  const offer: ProblemOffer = { id, owner: id, kind: loan.kind, units: most, windows: [{ from, to }], ...suits }
  return [{ offer, pins, place: { ...seat, id } }]
}

function unique(places: readonly ProblemPlace[]): ProblemPlace[] {
  return [...new Map(places.map((place) => [place.id, place])).values()]
}
