/**
 * Optimality of the first two objectives, shown by searches in the residual graph of a finished plan. Shares no code with the
 * fill: it knows only which units are served and who may serve whom.
 *
 * Coverage: a plan is optimal for every decreasing weighting iff no chain leads from an open unit to an offer with room or to a
 * served unit of a less urgent need (a base of maximal weight has no improving exchange; R. Rado 1957).
 * Fairness: within one priority and kind, counts are leximin iff no single exchange improves them: serving e once more and f
 * once less (local is global for convex costs on an M-convex set; K. Murota, Discrete Convex Analysis, 2003, theorem 6.26).
 * Sources are taken in an order (urgent first, worst off first) in which what one search has seen cannot help a later one, so
 * each proof is one pass.
 */
import type { Instance } from './instance.js'
import { UNLIMITED } from './instance.js'
import type { Row } from './rows.js'

export interface Finding {
  coverage: string[]
  fairness: string[]
}

export function prove(instance: Instance, rows: readonly Row[], tolerance: number): Finding {
  const graph = new Residual(instance, rows)
  return { coverage: coverageGaps(instance, graph), fairness: fairnessGaps(instance, graph, tolerance) }
}

/** The finished plan as a graph: what each offer-slot serves (pins aside), what is open, where room is left. */
class Residual {
  readonly left: Int32Array
  readonly budgetLeft: Int32Array
  readonly open: Int32Array
  readonly served: Float64Array
  private readonly serves = new Map<number, number[]>()
  private seenNeed = new Set<number>()
  private seenList = new Set<number>()
  private seenOffer = new Set<number>()
  private seenWhole = new Set<number>()
  private queue: number[] = []

  constructor(
    private readonly instance: Instance,
    rows: readonly Row[],
  ) {
    const { slots, room, budget, wanted, shares, shareOf } = instance
    this.left = room.slice()
    this.budgetLeft = budget.slice()
    this.open = wanted.slice()
    this.served = Float64Array.from(shares, (share) => share.pinned)
    for (const { offer, need, units, pinned } of rows) {
      for (let t = 0; t < slots; t++) {
        const moving = units[t] - (pinned ? pinned[t] : 0)
        if (moving <= 0 || shareOf[need] < 0) continue
        const q = offer * slots + t
        this.left[q] -= moving
        if (budget[offer] !== UNLIMITED) this.budgetLeft[offer] -= moving
        this.open[need * slots + t] -= moving
        this.served[shareOf[need]] += moving
        const list = this.serves.get(q)
        if (list) list.push(need * slots + t)
        else this.serves.set(q, [need * slots + t])
      }
    }
  }

  forget(): void {
    this.seenNeed = new Set()
    this.seenList = new Set()
    this.seenOffer = new Set()
    this.seenWhole = new Set()
  }

  /** Open need-slots of a share. */
  openOf(share: number): number[] {
    const { shares, slots } = this.instance
    const found: number[] = []
    for (const need of shares[share].needs) {
      for (let r = need * slots; r < (need + 1) * slots; r++) if (this.open[r] > 0) found.push(r)
    }
    return found
  }

  /**
   * Follows all chains from `sources`, not entering what earlier searches saw. `meet` is told every served need-slot that a
   * chain reaches and may open further need-slots; `gain` every offer with room.
   */
  search(
    sources: readonly number[],
    meet: (needSlot: number) => readonly number[],
    gain: (offer: number) => void,
  ): void {
    this.queue = []
    for (const r of sources) this.enter(r)
    for (let head = 0; head < this.queue.length; head++) {
      const r = this.queue[head]
      const need = (r / this.instance.slots) | 0
      for (const list of [this.instance.remoteList[need], this.instance.onsiteList[need]]) {
        if (list >= 0) this.follow(list, r % this.instance.slots, { meet, gain })
      }
    }
  }

  private enter(needSlot: number): boolean {
    if (this.seenNeed.has(needSlot)) return false
    this.seenNeed.add(needSlot)
    this.queue.push(needSlot)
    return true
  }

  private follow(list: number, t: number, on: Callbacks): void {
    const { slots, lists, room } = this.instance
    if (this.seenList.has(list * slots + t)) return
    this.seenList.add(list * slots + t)
    for (const offer of lists[list]) {
      const q = offer * slots + t
      if (room[q] === 0 || this.seenOffer.has(q)) continue
      this.seenOffer.add(q)
      if (this.left[q] <= 0) this.reach(q, on)
      else if (this.budgetLeft[offer] > 0) on.gain(offer)
      else if (!this.seenWhole.has(offer)) {
        this.seenWhole.add(offer)
        for (let other = offer * slots; other < (offer + 1) * slots; other++) this.reach(other, on)
      }
    }
  }

  private reach(offerSlot: number, on: Callbacks): void {
    for (const r of this.serves.get(offerSlot) ?? []) {
      if (!this.enter(r)) continue
      for (const opened of on.meet(r)) this.enter(opened)
    }
  }
}

interface Callbacks {
  meet: (needSlot: number) => readonly number[]
  gain: (offer: number) => void
}

function coverageGaps({ shares, slots, world }: Instance, graph: Residual): string[] {
  const gaps: string[] = []
  graph.forget()
  for (let priority = 1; priority <= 4; priority++) {
    const sources = shares.flatMap((share, s) => (share.priority === priority ? graph.openOf(s) : []))
    graph.search(
      sources,
      (r) => {
        const need = world.needs[(r / slots) | 0]
        if (need.priority > priority)
          gaps.push(`priority ${priority} could have a unit of ${need.id} in slot ${r % slots}`)
        return []
      },
      (offer) => gaps.push(`priority ${priority} could have a free unit of ${world.offers[offer].id}`),
    )
  }
  return gaps
}

function fairnessGaps(instance: Instance, graph: Residual, tolerance: number): string[] {
  const { shares, shareOf, slots } = instance
  const { served } = graph
  const gaps: string[] = []
  const ratio = (s: number): number => served[s] / shares[s].demand
  const inOrder = shares.map((_, s) => s)
  inOrder.sort((a, b) => cellOrder(instance, a, b) || ratio(a) - ratio(b) || shares[a].demand - shares[b].demand)
  let last = -1
  let met = new Set<number>()
  for (const e of inOrder) {
    if (last < 0 || cellOrder(instance, last, e) !== 0) {
      graph.forget()
      met = new Set()
    }
    last = e
    met.add(e)
    graph.search(
      graph.openOf(e),
      (r) => {
        const f = shareOf[(r / slots) | 0]
        if (met.has(f) || cellOrder(instance, e, f) !== 0) return []
        met.add(f)
        if (improves(instance, served, { gains: e, loses: f, tolerance })) {
          gaps.push(`${shares[e].emergency} could have a unit of the better served ${shares[f].emergency}`)
        }
        return graph.openOf(f)
      },
      () => undefined,
    )
  }
  return gaps
}

const cellOrder = ({ shares }: Instance, a: number, b: number): number =>
  shares[a].priority - shares[b].priority ||
  (shares[a].kind < shares[b].kind ? -1 : shares[a].kind > shares[b].kind ? 1 : 0)

/** Whether one unit from `loses` to `gains` improves the sorted ratios (by more than the tolerance, if there is one). */
function improves(
  { shares }: Instance,
  served: Float64Array,
  { gains, loses, tolerance }: { gains: number; loses: number; tolerance: number },
): boolean {
  const [g, d] = [served[gains], shares[gains].demand]
  const [h, k] = [served[loses], shares[loses].demand]
  if (tolerance > 0) return (h - 1) / k - g / d > tolerance + 1e-9
  const gap = (h - 1) * d - g * k
  return gap > 0 || (gap === 0 && (g + 1) * k > h * d)
}
