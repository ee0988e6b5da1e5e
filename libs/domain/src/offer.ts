import { may } from './access.js'
import { type HalfDay, halfDayAt, type Window } from './half-day.js'
import type { Load, LoadEvent } from './load.js'
import type { By, Id, Instant, Noun, Text } from './noun.js'
import { type Decision, refuse } from './refusal.js'
import { canMove, type Transitions } from './transitions.js'

export const OFFER_KINDS = ['staff', 'remote', 'workstation', 'equipment'] as const
export const MODES = ['onsite', 'remote'] as const
export const OFFER_STATES = ['available', 'paused', 'withdrawn'] as const
export const PRECONDITION_CODES = [
  'access',
  'data-processing-agreement',
  'authority-consent',
  'briefing',
  'other',
] as const
export const PRECONDITION_OWNERS = ['victim', 'lender', 'authority'] as const
export type OfferKind = (typeof OFFER_KINDS)[number]
export type Mode = (typeof MODES)[number]
export type OfferState = (typeof OFFER_STATES)[number]
export type PreconditionCode = (typeof PRECONDITION_CODES)[number]
export type PreconditionOwner = (typeof PRECONDITION_OWNERS)[number]

/** 1 first responder, 2 practitioner, 3 expert: the ladder of the BSI Cyber-Sicherheitsnetzwerk. */
export type Level = 1 | 2 | 3
export type Skills = Readonly<Record<string, Level>>

/** What must be true before the help can serve. `leadDays`: days before the loan's start by which it must be met. */
export interface PreconditionTemplate {
  readonly code: PreconditionCode
  readonly owner: PreconditionOwner
  readonly leadDays: number
}

/**
 * What a member says of what it could lend. `units` are there in every half day of `windows`, `reserve` of them are kept
 * at home. `maxSlots`: most half days a unit may be lent in any 14 days; null without such a limit. `place`: where it is,
 * null for the owner's seat. `maxKm`: how far it goes, null for any distance. `dependsOn`: providers it cannot do without.
 */
export interface OfferContent {
  readonly title: Text
  readonly place: Id | null
  readonly units: number
  readonly windows: readonly Window[]
  readonly reserve: number
  readonly maxSlots: number | null
  readonly skills: Skills
  readonly features: readonly string[]
  readonly modes: readonly Mode[]
  readonly maxKm: number | null
  readonly dependsOn: readonly Id[]
  readonly preconditions: readonly PreconditionTemplate[]
  readonly contact: Text
}

/** Something that a member could lend. `exercise` and `copyOf` are set on the copies that an exercise plans on. */
export interface Offer extends OfferContent {
  readonly id: Id
  readonly owner: Id
  readonly exercise: Id | null
  readonly copyOf: Id | null
  readonly kind: OfferKind
  readonly state: OfferState
  /** Stays in the plan although its owner was attacked. */
  readonly keepInPlan: boolean
}

export const OFFER_TRANSITIONS: Transitions<OfferState> = {
  available: ['paused', 'withdrawn'],
  paused: ['available', 'withdrawn'],
  withdrawn: [],
}

export type OfferMade = OfferContent & {
  readonly type: 'offer-made'
  readonly id: Id
  readonly owner: Id
  readonly exercise: Id | null
  readonly copyOf: Id | null
  readonly kind: OfferKind
  readonly keepInPlan: boolean
}
export type OfferChanged =
  | (OfferContent & { readonly type: 'offer-changed'; readonly id: Id })
  | { readonly type: 'offer-state-changed'; readonly id: Id; readonly state: OfferState }
  | { readonly type: 'offer-kept-in-plan'; readonly id: Id; readonly keep: boolean }
export type OfferEvent = OfferMade | OfferChanged

export const offer: Noun<Offer, OfferMade, OfferChanged> = {
  name: 'offer',
  fields: {
    owner: 'ref',
    exercise: 'ref?',
    copyOf: 'ref?',
    kind: 'code',
    title: 'text?',
    place: 'id?',
    units: 'integer',
    windows: 'json',
    reserve: 'integer',
    maxSlots: 'integer?',
    skills: 'json',
    features: 'codes',
    modes: 'codes',
    maxKm: 'integer?',
    dependsOn: 'codes',
    preconditions: 'json',
    contact: 'text?',
    state: 'code',
    keepInPlan: 'flag',
  },
  make: { 'offer-made': ({ type: _, ...made }) => ({ ...made, state: 'available' }) },
  change: {
    'offer-changed': (row, { type: _, ...content }) => ({ ...row, ...content }),
    'offer-state-changed': (row, { state }) => ({ ...row, state }),
    'offer-kept-in-plan': (row, { keep }) => ({ ...row, keepInPlan: keep }),
  },
  audience: ({ exercise }) => (exercise === null ? ['pact', 'offers'] : ['pact']),
}

/** A working week in two, so that whoever lends keeps some of its people at home. */
const USUAL_SLOTS = 10

/** What the kind decides by itself: remote help is remote, things and desks are on site and never tired. */
function fitting(kind: OfferKind, content: OfferContent): OfferContent {
  const people = kind === 'staff' || kind === 'remote'
  return {
    ...content,
    maxSlots: people ? (content.maxSlots ?? USUAL_SLOTS) : null,
    skills: people ? content.skills : {},
    modes: kind === 'staff' ? content.modes : [kind === 'remote' ? 'remote' : 'onsite'],
  }
}

export interface OfferWish extends OfferContent {
  readonly id: Id
  readonly owner: Id
  readonly kind: OfferKind
}

/** Makes an offer, with its load. */
export function makeOffer({ id, owner, kind, ...content }: OfferWish, by: By): Decision<OfferEvent | LoadEvent> {
  if (!may(by, 'offer.make', { owner })) return refuse('forbidden')
  return made({ id, owner, kind, exercise: null, copyOf: null, keepInPlan: false, ...fitting(kind, content) })
}

function made(row: Omit<OfferMade, 'type'>): readonly (OfferEvent | LoadEvent)[] {
  return [
    { type: 'offer-made', ...row },
    { type: 'load-opened', id: row.id },
  ]
}

/** The part of an offer that a change replaces. */
export function contentOf(row: Offer): OfferContent {
  const { id, owner, exercise, copyOf, kind, state, keepInPlan, ...content } = row
  return content
}

/** Changes what is offered; what loans hold from now on must still be there afterwards. */
export function changeOffer(
  row: Offer,
  content: OfferContent,
  { by, load, now }: { readonly by: By; readonly load: Load; readonly now: Instant },
): Decision<OfferEvent> {
  if (!may(by, 'offer.change', row)) return refuse('forbidden')
  if (row.state === 'withdrawn') return refuse('wrong-state')
  const today = halfDayAt(now)
  const short = Object.entries(load.held).some(
    ([halfDay, held]) => Number(halfDay) >= today && held > unitsIn(content, Number(halfDay)) - load.tainted,
  )
  if (short) return refuse('offer-held')
  return [{ type: 'offer-changed', id: row.id, ...fitting(row.kind, content) }]
}

/** Units that an offer has in a half day by its windows. */
export function unitsIn({ windows, units }: Pick<OfferContent, 'windows' | 'units'>, halfDay: HalfDay): number {
  return windows.some(({ from, to }) => from <= halfDay && halfDay < to) ? units : 0
}

/** Pauses, resumes or withdraws an offer. Loans that are asked or agreed stay as they are. */
export function moveOffer(row: Offer, state: OfferState, by: By): Decision<OfferEvent> {
  if (!may(by, 'offer.move', row)) return refuse('forbidden')
  if (row.state === state) return refuse('unchanged')
  if (!canMove(OFFER_TRANSITIONS, row.state, state)) return refuse('wrong-state')
  return [{ type: 'offer-state-changed', id: row.id, state }]
}

/** Keeps a single offer of an attacked owner in the plan, or lets it go. */
export function keepOffer(row: Offer, keep: boolean, by: By): Decision<OfferEvent> {
  if (!may(by, 'offer.keep', row)) return refuse('forbidden')
  if (row.state === 'withdrawn') return refuse('wrong-state')
  if (row.keepInPlan === keep) return refuse('unchanged')
  return [{ type: 'offer-kept-in-plan', id: row.id, keep }]
}

/**
 * The offers that an exercise plans on: copies of real offers that are not withdrawn, with empty calendars. Everything else
 * is keyed by the offer's id, so that capacity and meters of both worlds never mix. `idOf` gives each copy its id.
 */
export function copyOffers(
  exercise: Id,
  offers: readonly Offer[],
  idOf: (offer: Offer) => Id,
): readonly (OfferEvent | LoadEvent)[] {
  return offers
    .filter((row) => row.exercise === null && row.state !== 'withdrawn')
    .flatMap((row) => {
      const { state: _, ...content } = row
      return made({ ...content, id: idOf(row), exercise, copyOf: row.id })
    })
}

/** Ends an exercise's copies. Only for the exercise that owns them; whoever ends it is judged there. */
export function endCopies(offers: readonly Offer[], exercise: Id): readonly OfferEvent[] {
  return offers
    .filter((row) => row.exercise === exercise && row.state !== 'withdrawn')
    .map(({ id }) => ({ type: 'offer-state-changed', id, state: 'withdrawn' }))
}
