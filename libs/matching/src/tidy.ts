/**
 * A fresh plan beside the current one, as changes that people accept whole or in parts. It starts from the current plan, makes
 * coverage and fairness exact and takes every move that saves starts, so a change is there because it gains something. Changes
 * that share an offer, a need or a count belong together: any selection of them gives a feasible plan.
 */
import { Allocation } from './allocation.js'
import { arrange } from './arrange.js'
import { carryOver } from './carry-over.js'
import type { Assignment, Language, Plan, PlannedAssignment, Problem, Score, Tidy, TidyChange } from './contract.js'
import { compile } from './instance.js'
import type { Instance } from './instance.js'
import { outcomeOf } from './outcome.js'
import { repair } from './repair.js'
import type { Row } from './rows.js'
import { rowsFrom, rowsOf } from './rows.js'
import { scoreOf } from './score.js'
import { de } from './texts-de.js'
import type { Texts } from './texts-de.js'
import { en } from './texts-en.js'

/** Throws RangeError only when `slots` is not an integer from 1 to 400. */
export function tidy(problem: Problem, current: Assignment[], lang: Language = 'de'): Tidy {
  const { instance, plan, old, groups } = besideFresh(problem, current)
  const texts: Texts = lang === 'en' ? en : de
  return { plan, changes: groups.map((group) => changeOf({ instance, old, added: plan.assignments, texts }, group)) }
}

/** A plan and a fresh one, and where they differ: groups of which any selection gives a feasible plan. */
interface Beside {
  instance: Instance
  plan: Plan
  old: Row[]
  groups: Shift[][]
}

export function besideFresh(problem: Problem, current: Assignment[]): Beside {
  const instance = compile({ ...problem, previous: current })
  const start = rowsFrom(instance, current)
  const before = new Allocation(instance)
  carryOver(before, start, null)
  const counts = before.copy()
  repair(counts, 0)
  const plan = outcomeOf(arrange(instance, counts.served, { start, keep: [] }))
  const old = rowsOf(before)
  return { instance, plan, old, groups: groupsOf(instance, old, rowsFrom(instance, plan.assignments)) }
}

/** Units of one pair before and after. */
export interface Shift {
  offer: number
  need: number
  before: Row | null
  after: Row | null
}

function groupsOf(instance: Instance, old: readonly Row[], fresh: readonly Row[]): Shift[][] {
  const pairs = new Map<number, Shift>()
  const at = ({ offer, need }: Row): Shift => {
    const key = offer * instance.needs + need
    const known = pairs.get(key) ?? { offer, need, before: null, after: null }
    pairs.set(key, known)
    return known
  }
  for (const row of old) at(row).before = row
  for (const row of fresh) at(row).after = row
  const shifts = [...pairs.values()].filter(({ before, after }) => !sameUnits(before, after))
  const root = new Map<string, string>()
  const find = (key: string): string => {
    const up = root.get(key) ?? key
    if (up === key) return key
    const top = find(up)
    root.set(key, top)
    return top
  }
  const names = ({ offer, need }: Shift): string[] => [`o${offer}`, `n${need}`, `s${instance.shareOf[need]}`]
  for (const shift of shifts) {
    const [first, ...rest] = names(shift)
    for (const name of rest) root.set(find(name), find(first))
  }
  const groups = new Map<string, Shift[]>()
  for (const shift of shifts) {
    const key = find(names(shift)[0])
    const group = groups.get(key)
    if (group) group.push(shift)
    else groups.set(key, [shift])
  }
  return [...groups.values()]
}

const sameUnits = (a: Row | null, b: Row | null): boolean =>
  Boolean(a && b && a.units.every((units, t) => units === b.units[t]))

interface Told {
  instance: Instance
  old: readonly Row[]
  added: readonly PlannedAssignment[]
  texts: Texts
}

function changeOf({ instance, old, added, texts }: Told, group: readonly Shift[]): TidyChange {
  const { offers, needs } = instance.world
  const drop: Assignment[] = []
  const add: PlannedAssignment[] = []
  for (const shift of group) {
    const pair = { offer: offers[shift.offer].id, need: needs[shift.need].id }
    for (const range of rises(shift.after, shift.before)) drop.push({ ...pair, ...range })
    for (const range of rises(shift.before, shift.after)) {
      const source = added.find(
        (a) => a.offer === pair.offer && a.need === pair.need && a.from <= range.from && range.from < a.to && !a.pinned,
      )
      if (source) add.push({ ...source, ...range, kept: false })
    }
  }
  const touched = new Set(group.map(({ offer, need }) => offer * instance.needs + need))
  const rest = old.filter((row) => !touched.has(row.offer * instance.needs + row.need))
  const after = [...rest, ...group.flatMap((shift) => (shift.after ? [shift.after] : []))]
  const gain = gainOf(scoreOf(instance, old), scoreOf(instance, after))
  return { drop, add, gain, text: textOf(gain, { drop: drop.length, add: add.length }, texts) }
}

/** Ranges in which `to` has more units than `from`. */
export function rises(from: Row | null, to: Row | null): { from: number; to: number; units: number }[] {
  const found: { from: number; to: number; units: number }[] = []
  to?.units.forEach((units, t) => {
    const more = units - (from ? from.units[t] : 0)
    const last = found.at(-1)
    if (more <= 0) return
    if (last && last.to === t && last.units === more) last.to = t + 1
    else found.push({ from: t, to: t + 1, units: more })
  })
  return found
}

function gainOf(before: Score, after: Score): Partial<Score> {
  const gain: Partial<Score> = {}
  const [a, b, c, d] = after.covered.map((n, p) => n - before.covered[p])
  if (a || b || c || d) gain.covered = [a, b, c, d]
  if (after.starts !== before.starts) gain.starts = after.starts - before.starts
  const load = Math.round((after.loadCost - before.loadCost) * 1000) / 1000
  if (load) gain.loadCost = load
  if (after.km !== before.km) gain.km = after.km - before.km
  const fairer = JSON.stringify(after.fairness) !== JSON.stringify(before.fairness)
  if (fairer) gain.fairness = after.fairness
  return gain
}

function textOf(gain: Partial<Score>, size: { drop: number; add: number }, { tidy: texts }: Texts): string {
  const parts: string[] = []
  gain.covered?.forEach((n, p) => {
    if (n > 0) parts.push(texts.covered(n, p + 1))
    if (n < 0) parts.push(texts.uncovered(-n, p + 1))
  })
  if (gain.fairness && !gain.covered) parts.push(texts.fairer)
  if (gain.starts && gain.starts < 0) parts.push(texts.starts(-gain.starts))
  if (gain.loadCost && gain.loadCost < 0) parts.push(texts.load)
  if (gain.km && gain.km < 0) parts.push(texts.km(-gain.km))
  return `${parts.length ? parts.join(', ') : texts.same} (${texts.stays(size.drop, size.add)})`
}
