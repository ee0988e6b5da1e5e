/**
 * The public contract of the matcher: plan(problem) -> plan. Pure, synchronous, deterministic, no clock, no input or output.
 * All time is in slots (half days) counted from `Problem.start`; every range is half open [from, to).
 * Results never depend on the order of the arrays: ties are broken by id, in code-point order.
 */

export type Id = string
/** 1 = most urgent. */
export type Priority = 1 | 2 | 3 | 4
/** 1 basic, 2 experienced, 3 expert. */
export type Level = 1 | 2 | 3
export type OfferKind = 'staff' | 'remote' | 'workstation' | 'equipment'
export type NeedKind = 'staff' | 'workstation' | 'equipment'
export type Mode = 'onsite' | 'remote'

export interface Range {
  from: number
  to: number
}

/** Latitude and longitude in degrees (WGS 84). */
export interface Place {
  id: Id
  lat: number
  lon: number
  district?: Id
}

export interface Offer {
  id: Id
  /** Place of the lending municipality. */
  owner: Id
  kind: OfferKind
  /** Persons, seats or devices per slot; integer 1..10000. */
  units: number
  /** Present with `units` in every slot inside any window, else with none. */
  windows: Range[]
  /** Units kept at home, integer 0..10000: max(0, units - reserve) may be proposed per slot. */
  reserve?: number
  /** Staff and remote only, integer 0..10000: at most maxSlots * units unit-slots in all slots >= now, pins included. */
  maxSlots?: number
  /** Staff and remote: skill -> level held. */
  skills?: Record<string, Level>
  /** Workstation: specialist applications; equipment: type and traits. */
  features?: string[]
  /** Staff only, default both; the kind `remote` always works remotely. */
  modes?: Mode[]
  /** Limit of travel or transport in kilometres, default unlimited. */
  maxKm?: number
  /** Shared IT providers that this offer needs. */
  dependsOn?: Id[]
}

export interface Need {
  id: Id
  emergency: Id
  kind: NeedKind
  /** Units wanted in every slot of the window, integer 1..10000. */
  quantity: number
  window: Range
  priority: Priority
  /** All of these, at least at this level. */
  skills?: Record<string, Level>
  /** All of these. */
  features?: string[]
  /** Staff only, default `any`. */
  mode?: Mode | 'any'
  /** Default: the place of the emergency. */
  place?: Id
  /** How far own staff can go (workstation) or goods may come, in kilometres. */
  maxKm?: number
}

export interface Emergency {
  id: Id
  place: Id
  closed?: boolean
  /** Providers that are unavailable or compromised. */
  compromised?: Id[]
  /** Kinds that the victim itself still lends; default none. All its open emergencies must agree. */
  ownerLends?: OfferKind[]
}

export interface Assignment {
  offer: Id
  need: Id
  from: number
  to: number
  units: number
  mode?: Mode
}

export interface Problem {
  version: 1
  /** Length of the horizon, integer 1..400. */
  slots: number
  /** For display only. */
  start?: string
  /** Slots before `now` are history and are never planned (default 0). */
  now?: number
  places: Place[]
  offers: Offer[]
  emergencies: Emergency[]
  needs: Need[]
  /**
   * Confirmed by both sides: in the plan unchanged. Taken whole or refused whole, in the order offer, need, from, to, units
   * (slots before now are done: they count towards maxSlots alone). A pin uses capacity first: free for proposals in a slot is
   * max(0, units - reserve) less the pinned units, and in all maxSlots * units less the pinned unit-slots. `reserve` does not
   * apply to pins; `units`, `maxSlots` and `quantity` do.
   */
  pins?: Assignment[]
  /** Pairs that must not be proposed again. */
  declined?: { offer: Id; need: Id }[]
  /** The last proposed plan (soft: kept where that costs nothing above it). */
  previous?: Assignment[]
  options?: {
    /** Hysteresis of `Planner.apply` for fairness: differences of ratios up to this stay as they are. Default 0 (exact). */
    fairnessTolerance?: number
  }
}

/** Why a record was refused (the rest of the problem is still planned). */
export type RejectCode =
  | 'DUPLICATE_ID'
  | 'BAD_ID'
  | 'BAD_NUMBER'
  | 'BAD_RANGE'
  | 'BAD_ENUM'
  | 'UNKNOWN_PLACE'
  | 'UNKNOWN_EMERGENCY'
  | 'UNKNOWN_OFFER'
  | 'UNKNOWN_NEED'
  /** The pair is excluded (reserve and work time aside), or outside the need's window. */
  | 'PIN_NOT_ELIGIBLE'
  /** More than `units` in a slot, or more than maxSlots * units in all, with the pins taken before. */
  | 'PIN_OVER_CAPACITY'
  | 'PIN_OVER_QUANTITY'

/** Why an offer is out for everybody (NO_AVAILABILITY: no window from now on, or reserve >= units, or maxSlots 0). */
export type OfferExclusion = 'OWNER_IN_EMERGENCY' | 'PROVIDER_COMPROMISED' | 'NO_AVAILABILITY'

/**
 * Why an offer is out for one need: the first failing test, in this order. Technical fit comes first, so that "excluded by
 * the outage" is only ever said of an offer that would have fitted.
 */
export type PairExclusion =
  | 'NEED_CLOSED'
  | 'KIND_MISMATCH'
  | 'SKILL_MISSING'
  | 'LEVEL_TOO_LOW'
  | 'FEATURE_MISSING'
  | OfferExclusion
  | 'MODE_MISMATCH'
  | 'TOO_FAR'
  | 'WINDOW_NO_OVERLAP'
  | 'DECLINED'

/** Why an eligible offer is not (or not fully) used for this need. */
export type NotChosen =
  | 'PINNED_ELSEWHERE'
  | 'SERVES_HIGHER_PRIORITY'
  | 'SERVES_WORSE_OFF'
  | 'SERVES_EQUAL'
  | 'NEED_COVERED'
  | 'KEPT_FOR_CONTINUITY'
  | 'FREE_UNUSED'
  /** Has room in a slot this need still lacks, but its maxSlots * units are spent elsewhere. */
  | 'WORK_TIME_USED'

export type ChosenReason =
  | 'PINNED'
  | 'KEPT_FROM_PREVIOUS'
  | 'ONLY_CANDIDATE'
  | 'CONTINUES_STINT'
  | 'LEAST_SCARCE'
  | 'LENDER_LEAST_LOADED'
  | 'NEAREST'
  | 'BY_EXCHANGE'

/** Why need-slots stay open. */
export type UnmetCode =
  | 'NO_OFFER_OF_KIND'
  | 'NO_OFFER_WITH_SKILLS'
  | 'ONLY_EXCLUDED_OFFERS'
  | 'NONE_IN_RANGE'
  | 'NONE_IN_WINDOW'
  /** An eligible offer has room in this slot, but its work time is used up (before the next three). */
  | 'WORK_TIME_EXHAUSTED'
  | 'OUTRANKED'
  | 'FAIR_SHARE'
  | 'CAPACITY_EXHAUSTED'

export interface Detail {
  skills?: string[]
  features?: string[]
  providers?: Id[]
  km?: number
  maxKm?: number
  emergency?: Id
  reserve?: number
  maxSlots?: number
}

export interface PlannedAssignment extends Assignment {
  mode: Mode
  /** One way, 0 when remote. */
  km: number
  pinned: boolean
  kept: boolean
  why: ChosenReason
}

/**
 * Hall certificate: these needs together ask for `demand` in these slots, these offers are all that may serve any of them and
 * hold `capacity` < demand (both without pinned units). Where work time binds, the set spans several slots: `slots` lists
 * them, and each of the `workTime` offers counts with what its maxSlots leaves instead of slot by slot.
 */
export interface Bottleneck {
  slot: number
  slots?: number[]
  needs: number
  demand: number
  offers: number
  capacity: number
  workTime?: number
  skills?: string[]
}

/** Fails exactly one test. */
export interface NearMiss {
  offer: Id
  code: PairExclusion
  detail: Detail
}

export interface Unmet extends Range {
  need: Id
  units: number
  code: UnmetCode
  /** Histogram over all offers of the kind. */
  counts?: Partial<Record<PairExclusion, number>>
  bottleneck?: Bottleneck
  /** Smallest miss first, at most three. */
  nearMiss?: NearMiss[]
}

/** Per priority and need kind: the emergencies' coverage ratios, ascending (leximin vector). */
export interface FairnessRow {
  priority: Priority
  kind: NeedKind
  floor: number
  ratios: number[]
}

export type ByPriority = [number, number, number, number]

export interface Score {
  /** Unit-slots by priority. */
  demand: ByPriority
  covered: ByPriority
  fairness: FairnessRow[]
  /** Unit-slots of `previous` that are still possible: kept, and not kept. */
  kept: number
  dropped: number
  /** Stint starts = briefings (a pause by the helper's own absence is free). */
  starts: number
  /** Sum over needs of the peak of covered units: nobody can do with fewer starts. */
  startsBound: number
  /** Sum over lenders of lent^2 / offered (offered: per offer at most maxSlots * units). */
  loadCost: number
  /** Sum of one-way kilometres per on-site unit-slot. */
  km: number
}

export interface ExcludedOffer {
  offer: Id
  code: OfferExclusion
  detail: Detail
}

export interface Rejected {
  list: 'places' | 'offers' | 'emergencies' | 'needs' | 'pins' | 'declined' | 'previous'
  index: number
  id?: Id
  code: RejectCode
  field?: string
}

export interface Plan {
  version: 1
  /** Sorted by need, from, offer; adjacent equal ranges are merged. */
  assignments: PlannedAssignment[]
  /** Sorted by need, from. */
  unmet: Unmet[]
  excluded: ExcludedOffer[]
  rejected: Rejected[]
  score: Score
}

/** One question, answered in full and in readable sentences. */
export interface Explanation {
  need: Id
  headline: string
  chosen: { offer: Id; from: number; to: number; units: number; why: ChosenReason; text: string }[]
  notChosen: { offer: Id; code: PairExclusion | NotChosen; text: string; detail?: Detail }[]
  missing: { from: number; to: number; units: number; code: UnmetCode; text: string; wouldHelp: string }[]
}

/** Proof or refusal of the first two objectives by searches only, for any plan, however made. */
export interface Certificate {
  feasible: boolean
  coverageOptimal: boolean
  fairnessOptimal: boolean
  issues: string[]
}

/** One step from the current plan towards a fresh one; `gain` holds score differences (fresh less current). */
export interface TidyChange {
  drop: Assignment[]
  add: PlannedAssignment[]
  gain: Partial<Score>
  text: string
}

/** A fresh plan beside the current one: people accept the changes whole or in parts. */
export interface Tidy {
  plan: Plan
  changes: TidyChange[]
}

export type Change =
  | { op: 'offer.put'; value: Offer }
  | { op: 'offer.remove'; id: Id }
  | { op: 'need.put'; value: Need }
  | { op: 'need.remove'; id: Id }
  | { op: 'emergency.put'; value: Emergency }
  | { op: 'emergency.close'; id: Id }
  | { op: 'decline'; offer: Id; need: Id }
  | { op: 'pin'; value: Assignment }
  | { op: 'unpin'; value: Assignment }
  | { op: 'now'; slot: number }

/** What one batch of changes did to the live plan. */
export interface Applied {
  changed: PlannedAssignment[]
  removed: Assignment[]
  unmet: Unmet[]
}

export type Language = 'de' | 'en'
