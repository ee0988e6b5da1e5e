import { type PlanTold, type PlanVersions } from '@beistand/contracts/plan'
import type { Id } from '@beistand/domain/noun'
import type { Aside } from '../live/aside.js'
import type { Place } from '../live/place.js'
import { grouped, type Sending, type Viewer } from '../live/viewers.js'
import { type Scope, scopeOf, within } from './plan-scope.js'
import { changesSince, newestVersions, storedPlan } from './stored-plans.js'

/** Whoever is further behind gets the whole plan. */
const LONGEST_CATCH_UP = 100
/** A lost announcement costs at most this long, in milliseconds. */
const PACE = 1000

/** What one viewer was told: the version of each world's plan. */
type Told = Map<string, number>

/**
 * Tells whoever follows a pact its plans: the whole one first, then what changes; and the device of a card what the plan
 * says of its emergency, whole each time. It speaks in the same round and transaction as the journal, so a viewer knows
 * every row that a plan speaks of before the plan comes.
 */
export class PlanTeller implements Aside {
  private readonly told = new Map<string, Told>()
  private readonly looked = new Map<Id, number>()
  /** Lines that have said what they have, and were not looked at since. */
  private readonly waiting = new Set<string>()

  /** Plans may have changed: look at the next round. */
  changed(): void {
    this.looked.clear()
  }

  joins(line: string, versions: PlanVersions): void {
    this.told.set(line, new Map(Object.entries(versions)))
    this.waiting.add(line)
  }

  leaves(line: string): void {
    this.told.delete(line)
    this.waiting.delete(line)
  }

  async tell(place: Place, viewers: readonly Viewer[]): Promise<readonly Sending[]> {
    const now = performance.now()
    if (this.waiting.size === 0 && now - (this.looked.get(place.pact) ?? -PACE) < PACE) return []
    this.looked.set(place.pact, now)
    for (const { line } of viewers) this.waiting.delete(line)
    const followers = viewers.filter(({ keys }) => scopeOf(keys) !== null)
    if (followers.length === 0) return []
    const sendings: Sending[] = []
    const moves: { readonly lines: readonly string[]; readonly world: string; readonly newest: number }[] = []
    for (const [world, newest] of await newestVersions(place.client, place.pact, this.worldsOf(followers))) {
      const told = ({ line }: Viewer) => this.told.get(line)?.get(world) ?? 0
      const groups = grouped(followers, (viewer) => JSON.stringify([told(viewer), scopeOf(viewer.keys)]))
      for (const [first, ...rest] of groups.values()) {
        const scope = first && scopeOf(first.keys)
        if (!scope || (scope !== 'pact' && world !== '')) continue
        const group = [first, ...rest]
        const messages = await messagesFor(place, { world, scope, after: told(first), to: newest })
        const lines = group.map(({ line }) => line)
        sendings.push(...messages.map((plan) => ({ lines, plan })))
        moves.push({ lines, world, newest })
      }
    }
    // Only now that nothing can fail any more: what was not sent is not counted as told.
    for (const { lines, world, newest } of moves) for (const line of lines) this.told.get(line)?.set(world, newest)
    return sendings
  }

  private worldsOf(followers: readonly Viewer[]): string[] {
    return [...new Set(followers.flatMap(({ line }) => [...(this.told.get(line)?.keys() ?? [])]))]
  }
}

interface Wanted {
  readonly world: string
  readonly scope: Scope
  readonly after: number
  readonly to: number
}

async function messagesFor({ client, pact }: Place, { world, scope, after, to }: Wanted): Promise<PlanTold[]> {
  if (after === to) return []
  if (scope === 'pact' && after > 0 && after < to && to - after <= LONGEST_CATCH_UP) {
    return (await changesSince(client, pact, { world, after, to })).map((change) => ({ change }))
  }
  const stored = await storedPlan(client, pact, { world: world === '' ? null : world })
  return stored ? [{ whole: await within(client, pact, { plan: stored.plan, scope }) }] : []
}
