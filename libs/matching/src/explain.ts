/** Answers one question in full: who helps this need and why, who does not and why not, what is missing and what would help. */
import type { Explanation, Id, Language, NotChosen, PairExclusion, Plan, Problem, Range } from './contract.js'
import { Allocation } from './allocation.js'
import { carryOver } from './carry-over.js'
import { judge, sameKind } from './eligibility.js'
import { compile } from './instance.js'
import type { Instance } from './instance.js'
import { nearMisses } from './near-misses.js'
import { rowsFrom } from './rows.js'
import { de } from './texts-de.js'
import type { Texts } from './texts-de.js'
import { en } from './texts-en.js'
import { OpenReasons } from './unmet.js'
import { Rivalry } from './rivalry.js'

/** Never throws but for impossible `slots`: an unknown need gets a sentence that says so. */
export function explain(problem: Problem, plan: Plan, need: Id, lang: Language = 'de'): Explanation {
  const texts: Texts = lang === 'en' ? en : de
  const instance = compile(problem)
  const j = instance.world.needAt.get(need)
  const empty = { need, chosen: [], notChosen: [], missing: [] }
  if (j === undefined) return { ...empty, headline: texts.unknownNeed(need) }
  const { emergency, window } = instance.world.needs[j]
  if (instance.world.emergencies.get(emergency)?.closed) return { ...empty, headline: texts.closed }
  if (window.to <= instance.world.now) return { ...empty, headline: texts.past }
  const allocation = new Allocation(instance)
  carryOver(allocation, rowsFrom(instance, plan.assignments), null)
  return new Answer(allocation, { plan, need: j, texts }).whole()
}

interface Question {
  plan: Plan
  need: number
  texts: Texts
}

class Answer {
  private readonly instance: Instance
  private readonly texts: Texts
  private readonly need: number
  private readonly plan: Plan

  constructor(
    private readonly allocation: Allocation,
    question: Question,
  ) {
    this.instance = allocation.instance
    this.texts = question.texts
    this.need = question.need
    this.plan = question.plan
  }

  whole(): Explanation {
    const need = this.instance.world.needs[this.need]
    return {
      need: need.id,
      headline: this.headline(),
      chosen: this.chosen(),
      notChosen: this.notChosen(),
      missing: this.missing(),
    }
  }

  private headline(): string {
    const { slots, world, wanted, pins } = this.instance
    const need = world.needs[this.need]
    let covered = 0
    let demand = 0
    for (let t = Math.max(need.window.from, world.now); t < need.window.to; t++) {
      const r = this.need * slots + t
      demand += wanted[r] + pins.onNeed[r]
      covered += this.allocation.got[r] + pins.onNeed[r]
    }
    return this.texts.headline({ covered, demand, need })
  }

  private chosen(): Explanation['chosen'] {
    const { id } = this.instance.world.needs[this.need]
    return this.plan.assignments
      .filter((assignment) => assignment.need === id)
      .map(({ offer, from, to, units, why }) => ({ offer, from, to, units, why, text: this.texts.chosen[why] }))
  }

  private notChosen(): Explanation['notChosen'] {
    const { world } = this.instance
    const need = world.needs[this.need]
    const used = new Set(this.plan.assignments.filter((a) => a.need === need.id).map((a) => a.offer))
    const rivalry = new Rivalry(this.allocation)
    const eligible: Explanation['notChosen'] = []
    const others: Explanation['notChosen'] = []
    world.offers.forEach((offer, i) => {
      if (used.has(offer.id) || !sameKind(offer, need)) return
      const verdict = judge(world, { offer: i, need: this.need })
      if (verdict.ok) {
        const { code, lessUrgent } = rivalry.whyNot(i, this.need)
        eligible.push({ offer: offer.id, code, text: lessUrgent ? this.texts.servesLess : this.texts.notChosen[code] })
      } else {
        const text = this.texts.excluded[verdict.code](verdict.detail)
        others.push({ offer: offer.id, code: verdict.code, text, detail: verdict.detail })
      }
    })
    const rank = ({ code }: { code: PairExclusion | NotChosen }): number => LAST_TESTS.indexOf(code)
    return [...eligible, ...others.sort((a, b) => rank(b) - rank(a))]
  }

  private missing(): Explanation['missing'] {
    const { world, slots, wanted } = this.instance
    const need = world.needs[this.need]
    const reasons = new OpenReasons(this.allocation)
    const found: Explanation['missing'] = []
    for (let t = Math.max(need.window.from, world.now); t < need.window.to; t++) {
      const units = wanted[this.need * slots + t] - this.allocation.got[this.need * slots + t]
      if (units <= 0) continue
      const code = reasons.codeOf(this.need, t)
      const text = [this.texts.missing[code], this.proof(reasons, t)].join(' ').trim()
      const last = found.at(-1)
      if (last && last.to === t && last.units === units && last.text === text) last.to = t + 1
      else found.push({ from: t, to: t + 1, units, code, text, wouldHelp: '' })
    }
    for (const gap of found) {
      gap.wouldHelp = this.texts.wouldHelp(this.texts.wish(need, gap.units), gap.to - gap.from) + this.nearMissText(gap)
    }
    return found
  }

  /** Says that no swap helps only where a closed search set proves it. */
  private proof(reasons: OpenReasons, t: number): string {
    const set = reasons.bottleneck(this.need, t)
    if (!set || set.offers === 0) return ''
    return this.texts.noSwap({ ...set, slots: set.slots?.length ?? 1 })
  }

  private nearMissText(gap: Range): string {
    const { world } = this.instance
    return nearMisses(world, this.need, gap)
      .map(({ offer, code, detail }) => {
        const owner = world.offers[world.offerAt.get(offer) ?? 0].owner
        return this.texts.nearMiss(this.texts.offer(offer, owner), this.texts.excluded[code](detail))
      })
      .join('')
  }
}

/** Exclusions in the order of the tests: who failed later came nearer. */
const LAST_TESTS: (PairExclusion | NotChosen)[] = [
  'FEATURE_MISSING',
  'SKILL_MISSING',
  'LEVEL_TOO_LOW',
  'OWNER_IN_EMERGENCY',
  'PROVIDER_COMPROMISED',
  'NO_AVAILABILITY',
  'MODE_MISMATCH',
  'TOO_FAR',
  'WINDOW_NO_OVERLAP',
  'DECLINED',
]
