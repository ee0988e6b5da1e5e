import type { HalfDay } from './half-day.js'
import type { NeedKind, Priority } from './need.js'
import type { Id } from './noun.js'
import type { Mode } from './offer.js'
import { HORIZON, type Slots } from './planning-problem.js'

/** Why an offer is proposed. */
export const PROPOSAL_REASONS = [
  'KEPT_FROM_PREVIOUS',
  'ONLY_CANDIDATE',
  'CONTINUES_STINT',
  'LEAST_SCARCE',
  'LENDER_LEAST_LOADED',
  'NEAREST',
  'BY_EXCHANGE',
] as const
export type ProposalReason = (typeof PROPOSAL_REASONS)[number]

/** Why units of a need stay open. */
export const GAP_REASONS = [
  'NO_OFFER_OF_KIND',
  'NO_OFFER_WITH_SKILLS',
  'ONLY_EXCLUDED_OFFERS',
  'NONE_IN_RANGE',
  'NONE_IN_WINDOW',
  'WORK_TIME_EXHAUSTED',
  'OUTRANKED',
  'FAIR_SHARE',
  'CAPACITY_EXHAUSTED',
] as const
export type GapReason = (typeof GAP_REASONS)[number]

/** What the plan proposes: units of an offer for a need, in half days. `part` tells apart units that come and go differently. */
export interface Proposal {
  readonly offer: Id
  readonly part: Id
  readonly need: Id
  readonly from: HalfDay
  readonly to: HalfDay
  readonly units: number
  readonly mode: Mode
  /** One way, 0 when remote. */
  readonly km: number
  readonly why: ProposalReason
}

/** Units of a need that nobody in the pact can give. */
export interface Gap {
  readonly need: Id
  readonly from: HalfDay
  readonly to: HalfDay
  readonly units: number
  readonly code: GapReason
}

/**
 * The smallest share that any emergency got of what it asked for, of one urgency and kind: of all emergencies, and of those
 * that anybody in the pact could help at all (null if there is none).
 */
export interface Floor {
  readonly priority: Priority
  readonly kind: NeedKind
  readonly all: number
  readonly servable: number | null
}

/** How far a plan reaches: unit half days by priority, 1 first. */
export interface Reach {
  readonly demand: readonly number[]
  readonly covered: readonly number[]
  readonly floors: readonly Floor[]
}

/** The plan of one world as everyone of the pact sees it. What is promised already is not in it; loans have rows of their own. */
export interface PlanContent {
  readonly proposals: readonly Proposal[]
  readonly gaps: readonly Gap[]
  readonly reach: Reach
}

/** What a plan rests on: the entry up to which the journal was read, the half day, and the version before (0: none). */
export interface PlanBasis {
  /** null: reality; else the exercise. */
  readonly world: Id | null
  readonly version: number
  readonly seq: number
  readonly halfDay: HalfDay
}

export interface Plan extends PlanBasis, PlanContent {}

/** What a plan says of some needs, and nothing of how far it reaches for all. */
export function planOfNeeds(plan: Plan, needs: ReadonlySet<Id>): Plan {
  const theirs = ({ need }: { readonly need: Id }) => needs.has(need)
  const reach = { demand: [], covered: [], floors: [] }
  return { ...plan, reach, proposals: plan.proposals.filter(theirs), gaps: plan.gaps.filter(theirs) }
}

/** What leads from one version to the next one. `gone` are names of proposals; `gaps` are whole for each need named. */
export interface PlanChange extends PlanBasis {
  readonly proposals: readonly Proposal[]
  readonly gone: readonly string[]
  readonly gaps: Readonly<Record<Id, readonly Gap[]>>
  readonly reach: Reach
}

/** Names one proposal within a plan. */
export function proposalName({ part, need, from }: Proposal): string {
  return `${part} ${need} ${from}`
}

/** What leads from one plan to the next. */
export function changeOf(before: Plan, after: Plan): PlanChange {
  const { world, version, seq, halfDay, reach } = after
  const old = new Map(before.proposals.map((proposal) => [proposalName(proposal), proposal]))
  const proposals = after.proposals.filter((proposal) => {
    const name = proposalName(proposal)
    const known = old.get(name)
    old.delete(name)
    return known === undefined || !sameProposal(known, proposal)
  })
  return { world, version, seq, halfDay, reach, proposals, gone: [...old.keys()], gaps: gapChanges(before, after) }
}

function sameProposal(a: Proposal, b: Proposal): boolean {
  return (
    a.to === b.to && a.units === b.units && a.why === b.why && a.km === b.km && a.mode === b.mode && a.offer === b.offer
  )
}

function gapChanges(before: Plan, after: Plan): Record<Id, readonly Gap[]> {
  const [old, fresh] = [gapsByNeed(before.gaps), gapsByNeed(after.gaps)]
  const needs = [...new Set([...old.keys(), ...fresh.keys()])]
  const differ = needs.filter((need) => JSON.stringify(old.get(need)) !== JSON.stringify(fresh.get(need)))
  return Object.fromEntries(differ.map((need) => [need, fresh.get(need) ?? []]))
}

function gapsByNeed(gaps: readonly Gap[]): ReadonlyMap<Id, readonly Gap[]> {
  const found = new Map<Id, Gap[]>()
  for (const gap of gaps) found.set(gap.need, [...(found.get(gap.need) ?? []), gap])
  return found
}

/** Moves a plan on by one change; the same plan for a change already known, and `missing` where one before it is. */
export function applyChange(plan: Plan, change: PlanChange): Plan | 'missing' {
  if (change.version <= plan.version) return plan
  if (change.version > plan.version + 1) return 'missing'
  const { proposals, gone, gaps, ...basis } = change
  const kept = new Map(plan.proposals.map((proposal) => [proposalName(proposal), proposal]))
  for (const name of gone) kept.delete(name)
  for (const proposal of proposals) kept.set(proposalName(proposal), proposal)
  const rest = plan.gaps.filter(({ need }) => !(need in gaps))
  return {
    ...basis,
    proposals: [...kept.values()].sort(byNeed),
    gaps: [...rest, ...Object.values(gaps).flat()].sort(byNeed),
  }
}

interface Ordered {
  readonly need: Id
  readonly from: HalfDay
  readonly part?: Id
}

/** The order in which a plan lists what it says: by need, time and offer. */
export function byNeed(a: Ordered, b: Ordered): number {
  return compare(a.need, b.need) || a.from - b.from || compare(a.part ?? '', b.part ?? '')
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** A proposal in the slots of a problem. */
export interface ProposedSlots extends Slots {
  offer: Id
  need: Id
  units: number
  mode: Mode
  km: number
  why: ProposalReason
}

/** What is proposed, in the slots of a problem posed in the half day `today`; what lies before it has passed. */
export function proposedSlots(proposals: readonly Proposal[], today: HalfDay): ProposedSlots[] {
  return proposals.flatMap(({ part: offer, need, from, to, units, mode, km, why }) => {
    const range = { from: Math.max(0, from - today), to: Math.min(HORIZON, to - today) }
    return range.from < range.to ? [{ offer, need, units, mode, km, why, ...range }] : []
  })
}
