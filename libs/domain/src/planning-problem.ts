import type { Id } from './noun.js'
import type { Level, Mode, OfferKind } from './offer.js'
import type { NeedKind, NeedMode, Priority } from './need.js'

/** Half days that a plan looks ahead, from the running one on; later windows are not planned yet. */
export const HORIZON = 28

/** Slots of a plan, half open: slot 0 is the half day that runs when the problem is posed. */
export interface Slots {
  from: number
  to: number
}

export interface ProblemPlace {
  id: Id
  lat: number
  lon: number
}

export interface ProblemOffer {
  id: Id
  owner: Id
  kind: OfferKind
  units: number
  windows: Slots[]
  reserve: number
  maxSlots?: number
  skills: Record<string, Level>
  features: string[]
  modes: Mode[]
  maxKm?: number
  dependsOn: Id[]
}

export interface ProblemNeed {
  id: Id
  emergency: Id
  kind: NeedKind
  quantity: number
  window: Slots
  priority: Priority
  skills: Record<string, Level>
  features: string[]
  mode: NeedMode
  place: Id
  maxKm?: number
}

export interface ProblemEmergency {
  id: Id
  place: Id
  compromised: Id[]
  ownerLends: OfferKind[]
}

export interface ProblemPin extends Slots {
  offer: Id
  need: Id
  units: number
  mode: Mode
}

export interface ProblemPair {
  offer: Id
  need: Id
}

/** What a matcher is asked for one world. The shapes are the matcher's own; nothing here depends on it. */
export interface PlanningProblem {
  version: 1
  slots: number
  now: number
  places: ProblemPlace[]
  offers: ProblemOffer[]
  emergencies: ProblemEmergency[]
  needs: ProblemNeed[]
  pins: ProblemPin[]
  declined: ProblemPair[]
  options: { fairnessTolerance: number }
}

export type ProblemChange =
  | { op: 'offer.put'; value: ProblemOffer }
  | { op: 'offer.remove'; id: Id }
  | { op: 'need.put'; value: ProblemNeed }
  | { op: 'need.remove'; id: Id }
  | { op: 'emergency.put'; value: ProblemEmergency }
  | { op: 'emergency.close'; id: Id }
  | { op: 'decline'; offer: Id; need: Id }
  | { op: 'pin'; value: ProblemPin }
  | { op: 'unpin'; value: ProblemPin }
