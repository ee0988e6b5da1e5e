/** English sentences of `explain`; must have every key of the German catalogue. */
import type { Detail, NeedKind } from './contract.js'
import type { Texts } from './texts-de.js'

const list = (items: readonly string[] | undefined): string => (items ?? []).join(', ')
const LEVELS = ['', 'basic', 'experienced', 'expert']

const UNITS: Record<NeedKind, string> = {
  staff: 'person half days',
  workstation: 'seat half days',
  equipment: 'device half days',
}

export const en = {
  chosen: {
    PINNED: 'Agreed: both sides have confirmed.',
    KEPT_FROM_PREVIOUS: 'Was in the last plan already and stays.',
    ONLY_CANDIDATE: 'The only offer that fits and is there at this time.',
    CONTINUES_STINT: 'Helps here already and goes on, so no new briefing.',
    LEAST_SCARCE: 'Fits, and other needs depend on this offer the least.',
    LENDER_LEAST_LOADED: 'Fits, and this municipality has lent the smallest part of its offer so far.',
    NEAREST: 'Fits and has the shortest way.',
    BY_EXCHANGE: 'Follows from the distribution of all offers in the whole plan.',
  },
  excluded: {
    NEED_CLOSED: () => 'The emergency is over.',
    KIND_MISMATCH: () => 'Another kind of help.',
    SKILL_MISSING: (d: Detail) => `Missing skill: ${list(d.skills)}.`,
    LEVEL_TOO_LOW: (d: Detail) => `Has the skill, but the level is too low: ${list(d.skills)}.`,
    FEATURE_MISSING: (d: Detail) => `Missing: ${list(d.features)}.`,
    OWNER_IN_EMERGENCY: () => 'Fits, but the lending municipality is hit itself.',
    PROVIDER_COMPROMISED: (d: Detail) => `Fits, but its IT provider is down: ${list(d.providers)}.`,
    NO_AVAILABILITY: (d: Detail) =>
      d.reserve !== undefined
        ? 'Fits, but all of it is needed at home as a reserve.'
        : d.maxSlots !== undefined
          ? 'Fits, but has no work time to give.'
          : 'Fits, but has no time left in the planning horizon.',
    MODE_MISMATCH: () => 'Fits technically, but not in the wanted way of working (on site or remote).',
    TOO_FAR: (d: Detail) => `Too far: ${d.km ?? '?'} km, possible are ${d.maxKm ?? '?'} km.`,
    WINDOW_NO_OVERLAP: () => 'Fits, but is not there at the wanted time.',
    DECLINED: () => 'Declined for this need.',
  },
  notChosen: {
    PINNED_ELSEWHERE: 'Firmly agreed elsewhere at this time.',
    SERVES_HIGHER_PRIORITY: 'Helps a more urgent need at this time.',
    SERVES_WORSE_OFF: 'Helps an equally urgent emergency at this time that has received a smaller share so far.',
    SERVES_EQUAL: 'Helps an equally urgent need at this time.',
    NEED_COVERED: 'Not necessary: the need is covered whenever this offer is there.',
    KEPT_FOR_CONTINUITY: 'Stays with the need it helps already.',
    FREE_UNUSED: 'Would be free. This plan is not yet the best: plan again.',
    WORK_TIME_USED: 'Would be there, but its work time is planned elsewhere.',
  },
  missing: {
    NO_OFFER_OF_KIND: 'Nobody in the pact offers this kind of help.',
    NO_OFFER_WITH_SKILLS: 'Nobody in the pact offers what is needed here.',
    ONLY_EXCLUDED_OFFERS: 'All fitting offers are out: hit themselves, not available or declined.',
    NONE_IN_RANGE: 'There are fitting offers, but all are too far away or do not work in the wanted way.',
    NONE_IN_WINDOW: 'There are fitting offers, but none is there at this time.',
    WORK_TIME_EXHAUSTED: 'A fitting offer would be there, but its work time is planned.',
    OUTRANKED: 'Whoever fits and is there is needed; at least one offer helps a more urgent need.',
    FAIR_SHARE: 'Whoever fits and is there helps equally urgent needs; help is distributed by shares.',
    CAPACITY_EXHAUSTED: 'Whoever fits and is there is planned with all that is possible.',
  },
  servesLess: 'Helps a less urgent need at this time. This plan is not yet the best: plan again.',
  unknownNeed: (id) => `There is no such need: ${id}.`,
  closed: 'The emergency is over; this need is no longer planned.',
  past: 'The time of this need is over.',
  headline: ({ covered, demand, need }) => {
    const degree = covered === demand ? 'Fully covered' : covered === 0 ? 'Not covered' : 'Partly covered'
    return `${degree}: ${covered} of ${demand} ${UNITS[need.kind]} (priority ${need.priority}).`
  },
  noSwap: (b) =>
    `No swap can change this unless an equally or more urgent need loses help: ` +
    `${b.needs === 1 ? 'one need asks' : `${b.needs} needs ask`} ` +
    `${b.slots === 1 ? 'in this half day' : `over ${b.slots} half days`} for ${b.demand}, ` +
    `${b.offers === 1 ? 'the one fitting offer has' : `all ${b.offers} fitting offers together have`} ${b.capacity}.`,
  wish: (need, units) => {
    const skills = Object.entries(need.skills ?? {}).map(
      ([skill, level]) => `${skill} (level ${level}: ${LEVELS[level]})`,
    )
    const what =
      need.kind === 'staff'
        ? `${units === 1 ? 'one person' : `${units} persons`}${skills.length ? ` with ${skills.join(' and ')}` : ''}`
        : need.kind === 'workstation'
          ? `${units === 1 ? 'one workstation' : `${units} workstations`}${need.features?.length ? ` with ${list(need.features)}` : ''}`
          : `${units === 1 ? 'one device' : `${units} devices`}${need.features?.length ? `: ${list(need.features)}` : ''}`
    const mode = need.mode === 'onsite' ? ', on site' : need.mode === 'remote' ? ', remotely' : ''
    return `${what}${mode}${need.maxKm === undefined ? '' : `, within ${need.maxKm} km`}`
  },
  wouldHelp: (wish, slots) =>
    `What would help: ${wish}, ${slots === 1 ? 'for this half day' : `for these ${slots} half days`}.`,
  nearMiss: (offer, text) => ` Nearly fits: ${offer}. ${text}`,
  offer: (offer, owner) => `offer ${offer} (${owner})`,
  tidy: {
    starts: (n) => (n === 1 ? 'one briefing less' : `${n} briefings less`),
    covered: (n, priority) => `${n} more covered at priority ${priority}`,
    uncovered: (n, priority) => `${n} less covered at priority ${priority}`,
    fairer: 'distributed more fairly',
    load: 'load of the lenders spread better',
    km: (n) => `${n} km less to travel`,
    same: 'equally good, belongs to the other changes',
    stays: (drop, add) => `proposals: ${drop} go, ${add} new`,
  },
} satisfies Texts
