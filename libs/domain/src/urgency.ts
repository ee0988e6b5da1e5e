import type { Emergency, Severity } from './emergency.js'
import type { Id } from './noun.js'

/** What the order by urgency asks of an emergency. */
type Ranked = Pick<Emergency, 'id' | 'cause' | 'exercise' | 'severity' | 'openedAt'>

/** One row of the list by urgency: an emergency, or all emergencies of one cause. */
export interface Line<E extends Ranked = Emergency> {
  readonly id: Id
  readonly cause: Id | null
  /** Most urgent first, at least one. */
  readonly emergencies: readonly [E, ...E[]]
  /** Unit half days of help agreed for all of them. */
  readonly help: number
  readonly exercise: Id | null
}

/** Not knowing is more urgent than knowing that little is affected. */
const RANK: Record<Severity, number> = { critical: 0, serious: 1, unknown: 2, limited: 3 }

/** Open emergencies, real ones before exercises, one line a cause, the most urgent first. `help`: half days agreed for each. */
export function linesOf<E extends Ranked>(open: readonly E[], help: ReadonlyMap<Id, number>): readonly Line<E>[] {
  const groups = new Map<Id, [E, ...E[]]>()
  for (const emergency of open) {
    const group = groups.get(emergency.cause ?? emergency.id)
    if (group) group.push(emergency)
    else groups.set(emergency.cause ?? emergency.id, [emergency])
  }
  const lines = [...groups].map(([id, group]): Line<E> => {
    group.sort(byUrgency)
    const [first] = group
    const sum = group.reduce((total, one) => total + (help.get(one.id) ?? 0), 0)
    return { id, cause: first.cause, emergencies: group, help: sum, exercise: first.exercise }
  })
  return lines.sort(
    (a, b) =>
      Number(a.exercise !== null) - Number(b.exercise !== null) ||
      RANK[a.emergencies[0].severity] - RANK[b.emergencies[0].severity] ||
      Number(a.help > 0) - Number(b.help > 0) ||
      byUrgency(a.emergencies[0], b.emergencies[0]),
  )
}

function byUrgency(a: Ranked, b: Ranked): number {
  return RANK[a.severity] - RANK[b.severity] || a.openedAt - b.openedAt || (a.id < b.id ? -1 : 1)
}
