import type { Certificate, Explanation, Tidying } from '@beistand/contracts/plan'
import type { Language } from '@beistand/contracts/sentences'
import type { HalfDay } from '@beistand/domain/half-day'
import type { Id } from '@beistand/domain/noun'
import { problemOf } from '@beistand/domain/planning'
import { offerOfPart } from '@beistand/domain/planning-parts'
import type { PlanningProblem } from '@beistand/domain/planning-problem'
import type { Assignment, Plan as Matched, PlannedAssignment } from '@beistand/matching/contract'
import { certify, explain, plan, tidy } from '@beistand/matching/plan'
import { named, withOfferNames } from './advice-names.js'
import { previousOf } from './plan-content.js'
import type { PlanningReplica } from './planning-replica.js'
import type { StoredPlan } from './stored-plans.js'

/** A stored plan beside the problem that it answers, as it stands now. */
export interface Subject {
  readonly replica: PlanningReplica
  readonly world: Id | null
  readonly stored: StoredPlan
  readonly today: HalfDay
}

/** Why a need gets what it gets, who is left out and why, and what would help. */
export function explainNeed(subject: Subject, need: Id, language: Language): Explanation {
  const { replica, stored, today } = subject
  const problem = problemOfSubject(subject)
  const matched = matchedPlan(subject, problem)
  const said = explain(named(problem, replica, language), matched, need, language)
  const text = withOfferNames(replica)
  const chosen = said.chosen.filter(({ why }) => why !== 'PINNED')
  const used = new Set(said.chosen.map(({ offer }) => offerOfPart(offer)))
  return {
    ...basisOf(stored),
    need,
    headline: said.headline,
    chosen: chosen.map(({ offer, from, to, units, text }) => {
      return { offer: offerOfPart(offer), units, text, from: from + today, to: to + today }
    }),
    notChosen: said.notChosen
      .map((one) => ({
        offer: offerOfPart(one.offer),
        code: one.code,
        text: PROMISED[language][one.code] ?? text(one.text),
      }))
      .filter(({ offer }, index, all) => all.findIndex((one) => one.offer === offer) === index)
      .filter(({ offer }) => !used.has(offer) && !offer.startsWith('loan:')),
    missing: said.missing.map(({ from, to, units, code, ...words }) => {
      return {
        units,
        code,
        from: from + today,
        to: to + today,
        text: text(words.text),
        wouldHelp: text(words.wouldHelp),
      }
    }),
  }
}

/** The plan counts what is asked or offered like what is agreed; people are told so. */
const PROMISED: Readonly<Record<Language, Partial<Record<string, string>>>> = {
  de: { PINNED_ELSEWHERE: 'Ist in dieser Zeit anderswo zugesagt oder angefragt.' },
  en: { PINNED_ELSEWHERE: 'Is promised or asked for elsewhere at that time.' },
}

/** Proves, or does not prove, that no plan covers more or spreads it more fairly. */
export function certifyPlan(subject: Subject): Certificate {
  const problem = problemOfSubject(subject)
  return { ...basisOf(subject.stored), ...certify(problem, matchedPlan(subject, problem)) }
}

/** What a fresh plan would change, and what each change gains. */
export function tidyPlan(subject: Subject, language: Language): Tidying {
  const { stored, today } = subject
  const problem = problemOfSubject(subject)
  const { changes } = tidy(problem, [...matchedPlan(subject, problem).assignments], language)
  const step = ({ offer, need, from, to, units }: Assignment) => {
    return { need, units, offer: offerOfPart(offer), from: from + today, to: to + today }
  }
  return {
    ...basisOf(stored),
    changes: changes.map(({ drop, add, text }) => ({
      text,
      drop: drop.map(step),
      add: add.map((one) => ({ ...step(one), mode: one.mode, why: one.why })),
    })),
  }
}

function basisOf({ plan: { version, seq } }: StoredPlan) {
  return { version, seq }
}

function problemOfSubject({ replica, world, stored, today }: Subject): PlanningProblem {
  return problemOf(replica.planningRows(), { exercise: world, today, apart: new Set(stored.apart) })
}

/** The stored plan as the matcher knows it: what is proposed, and what is promised. */
function matchedPlan({ stored, today }: Subject, problem: PlanningProblem): Matched {
  const proposed = previousOf(stored.plan.proposals, today, problem.slots)
  const reasons = new Map(
    stored.plan.proposals.map(({ part, need, from, why }) => [`${part} ${need} ${from - today}`, why]),
  )
  const assignments = proposed.map((one): PlannedAssignment => {
    const why = reasons.get(`${one.offer} ${one.need} ${one.from}`) ?? 'KEPT_FROM_PREVIOUS'
    return { ...one, mode: one.mode ?? 'onsite', km: 0, pinned: false, kept: true, why }
  })
  return { ...EMPTY, assignments: [...assignments, ...takenPins(problem)] }
}

/** The pins that the matcher takes, by a plan for their needs alone. */
function takenPins(problem: PlanningProblem): PlannedAssignment[] {
  const pinned = new Set(problem.pins.map(({ need }) => need))
  if (pinned.size === 0) return []
  const needs = problem.needs.filter(({ id }) => pinned.has(id))
  return plan({ ...problem, needs }).assignments.filter((one) => one.pinned)
}

const NONE: Matched['score']['demand'] = [0, 0, 0, 0]
const EMPTY: Omit<Matched, 'assignments'> = {
  version: 1,
  unmet: [],
  excluded: [],
  rejected: [],
  score: {
    ...{ demand: NONE, covered: NONE, fairness: [], kept: 0, dropped: 0 },
    ...{ starts: 0, startsBound: 0, loadCost: 0, km: 0 },
  },
}
