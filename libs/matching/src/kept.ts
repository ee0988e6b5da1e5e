/**
 * A value made from others that is kept as long as those are the same objects. What comes out equal to what was there is kept
 * too, so that nothing made from it need be made anew (early cutoff; A. Mokhov, N. Mitchell and S. Peyton Jones, "Build Systems
 * à la Carte", ICFP 2018). Each keeper has its own, from its last call: a planner keeps from change to change, a cold plan is
 * a new keeper each time, so that nothing outlives a call there.
 */
export class Kept<V> {
  private readonly known = new WeakMap<Keeper, { from: readonly unknown[]; value: V }>()

  constructor(private readonly equal: (a: V, b: V) => boolean = Object.is) {}

  of(keeper: Keeper, from: readonly unknown[], make: () => V): V {
    const known = this.known.get(keeper)
    if (known && sameItems(known.from, from)) return known.value
    const made = make()
    const value = known && this.equal(known.value, made) ? known.value : made
    this.known.set(keeper, { from, value })
    return value
  }
}

/** Whoever plans; only its identity counts. */
export type Keeper = object

interface Items {
  readonly length: number
  readonly [at: number]: unknown
}

export function sameItems(a: Items, b: Items): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false
  return true
}
