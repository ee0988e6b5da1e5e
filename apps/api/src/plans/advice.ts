import type { Certificate, Explanation, Tidying } from '@beistand/contracts/plan'
import type { Language } from '@beistand/contracts/sentences'
import type { HalfDay } from '@beistand/domain/half-day'
import type { Id } from '@beistand/domain/noun'
import { problemOf } from '@beistand/domain/planning'
import { offerOfPart } from '@beistand/domain/planning-parts'
import type { PlanningProblem } from '@beistand/domain/planning-problem'
import { proposedSlots } from '@beistand/domain/planning-proposals'
import type { Assignment, Plan as Matched } from '@beistand/matching/contract'
import { besidePins, certify, explain, tidy } from '@beistand/matching/plan'
import { named, withOfferNames } from './advice-names.js'
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
  const begun = performance.now()
  const problem = problemOfSubject(subject)
  const proof = certify(problem, matchedPlan(subject, problem))
  return { ...basisOf(subject.stored), ...proof, took: performance.now() - begun, apart: [...subject.stored.apart] }
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
  return besidePins(problem, proposedSlots(stored.plan.proposals, today))
}
