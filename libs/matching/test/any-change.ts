/** Random changes of every kind that the contract knows. */
import type { Change, PlannedAssignment, Problem, Range } from '../src/contract.js'
import { found } from './by-the-contract.js'
import { assignment, type Dice, need, offer, TOWNS } from './scenario.js'

/** A change of any kind, and the problem as it is afterwards, kept without the planner. */
export function anyChange(
  dice: Dice,
  problem: Problem,
  shown: readonly PlannedAssignment[],
): { change: Change; after: Problem } {
  const { offers, needs, emergencies, places, pins = [], declined = [] } = problem
  const from = { size: TOWNS, places, emergencies }
  const replaced = <V extends { id: string }>(list: V[], value: V): V[] => [
    ...list.filter((v) => v.id !== value.id),
    value,
  ]
  switch (dice.int(0, 10)) {
    case 0: {
      const value = offer(dice, dice.chance(0.5) ? dice.pick(offers).id : `new${dice.int(1, 1e6)}`, from)
      return { change: { op: 'offer.put', value }, after: { ...problem, offers: replaced(offers, value) } }
    }
    case 1: {
      const { id } = dice.pick(offers)
      return { change: { op: 'offer.remove', id }, after: { ...problem, offers: offers.filter((o) => o.id !== id) } }
    }
    case 2: {
      const value = need(dice, dice.chance(0.5) ? dice.pick(needs).id : `new${dice.int(1, 1e6)}`, from)
      return { change: { op: 'need.put', value }, after: { ...problem, needs: replaced(needs, value) } }
    }
    case 3: {
      const { id } = dice.pick(needs)
      return { change: { op: 'need.remove', id }, after: { ...problem, needs: needs.filter((n) => n.id !== id) } }
    }
    case 4: {
      const value = { id: `e${dice.int(0, 12)}`, place: dice.pick(places).id, compromised: [dice.pick(['x', 'w'])] }
      return {
        change: { op: 'emergency.put', value },
        after: { ...problem, emergencies: replaced(emergencies, value) },
      }
    }
    case 5: {
      const { id } = dice.pick(emergencies)
      const closed = emergencies.map((e) => (e.id === id ? { ...e, closed: true } : e))
      return { change: { op: 'emergency.close', id }, after: { ...problem, emergencies: closed } }
    }
    case 6: {
      const pair = shown.length ? dice.pick(shown) : assignment(dice, problem)
      const value = { offer: pair.offer, need: pair.need }
      return { change: { op: 'decline', ...value }, after: { ...problem, declined: [...declined, value] } }
    }
    case 7: {
      const { offer: o, need: n, from: f, to, units } = shown.length ? dice.pick(shown) : assignment(dice, problem)
      const value = { offer: o, need: n, from: f, to, units }
      return { change: { op: 'pin', value }, after: { ...problem, pins: [...pins, value] } }
    }
    case 8: {
      const value = pins.length ? dice.pick(pins) : assignment(dice, problem)
      const at = pins.findIndex((p) => JSON.stringify(p) === JSON.stringify(value))
      return { change: { op: 'unpin', value }, after: { ...problem, pins: pins.filter((_, k) => k !== at) } }
    }
    case 9: {
      // What is shown is older than a batch whose changes before this one may have taken its offer out.
      const held = shown.filter(({ offer: id }) => offers.some((o) => o.id === id))
      const at = held.length ? dice.pick(held) : assignment(dice, problem)
      const before = found(offers.find((o) => o.id === at.offer))
      const value = { ...before, windows: endingAt(before.windows, dice.int(at.from + 1, at.to)) }
      return { change: { op: 'offer.put', value }, after: { ...problem, offers: replaced(offers, value) } }
    }
    default: {
      const slot = Math.min(problem.slots - 1, (problem.now ?? 0) + (dice.chance(0.2) ? 1 : 0))
      return { change: { op: 'now', slot }, after: { ...problem, now: slot } }
    }
  }
}

/** A person is called back from a slot on. */
const endingAt = (windows: readonly Range[], end: number): Range[] => {
  const left = windows.filter(({ from }) => from < end).map(({ from, to }) => ({ from, to: Math.min(to, end) }))
  return left.length > 0 ? left : [{ from: 0, to: 1 }]
}
