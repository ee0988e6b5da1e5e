/** Changes of a problem as new problems; nothing is changed in place. Bad values stay in and are refused by the intake. */
import type { Assignment, Change, Id, Problem } from './contract.js'

export function changed(problem: Problem, change: Change): Problem {
  switch (change.op) {
    case 'offer.put':
      return { ...problem, offers: put(problem.offers, change.value) }
    case 'offer.remove':
      return { ...problem, offers: without(problem.offers, change.id) }
    case 'need.put':
      return { ...problem, needs: put(problem.needs, change.value) }
    case 'need.remove':
      return { ...problem, needs: without(problem.needs, change.id) }
    case 'emergency.put':
      return { ...problem, emergencies: put(problem.emergencies, change.value) }
    case 'emergency.close':
      return {
        ...problem,
        emergencies: problem.emergencies.map((e) => (hasId(e, change.id) ? { ...e, closed: true } : e)),
      }
    case 'decline':
      return { ...problem, declined: [...(problem.declined ?? []), { offer: change.offer, need: change.need }] }
    case 'pin':
      return { ...problem, pins: [...(problem.pins ?? []), change.value] }
    case 'unpin':
      return { ...problem, pins: withoutPin(problem.pins ?? [], change.value) }
    case 'now':
      return Number.isInteger(change.slot) && change.slot >= 0 ? { ...problem, now: change.slot } : problem
  }
}

/** Lists may hold bad records, even null. */
const hasId = (record: { id: Id } | null, id: Id): boolean => record?.id === id

const without = <V extends { id: Id }>(records: readonly V[], id: Id): V[] => records.filter((r) => !hasId(r, id))

const put = <V extends { id: Id }>(records: readonly V[], value: V): V[] => [...without(records, value.id), value]

/** Takes out the first pin that says the same. */
function withoutPin(pins: readonly Assignment[], gone: Assignment): Assignment[] {
  const at = pins.findIndex(
    (pin) =>
      pin.offer === gone.offer &&
      pin.need === gone.need &&
      pin.from === gone.from &&
      pin.to === gone.to &&
      pin.units === gone.units,
  )
  return at < 0 ? [...pins] : pins.toSpliced(at, 1)
}
