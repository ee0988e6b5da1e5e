/** Which nodes a search has seen, with a trail so that a failed search can be frozen: its nodes then stay seen for good. */
const FROZEN = 0x7fffffff

export class Marks {
  private readonly stamps: Int32Array
  private readonly trail: number[] = []
  private stamp = 1

  /** `closed` tells nodes that no search need ever enter. */
  constructor(size: number, closed?: (at: number) => boolean) {
    this.stamps = new Int32Array(size)
    if (!closed) return
    for (let at = 0; at < size; at++) if (closed(at)) this.stamps[at] = FROZEN
  }

  seen(at: number): boolean {
    return this.stamps[at] >= this.stamp
  }

  add(at: number): void {
    this.stamps[at] = this.stamp
    this.trail.push(at)
  }

  /** Forgets everything that is not frozen. */
  renew(): void {
    this.stamp++
    this.trail.length = 0
  }

  /** Everything seen since `renew` stays seen. */
  freeze(): void {
    for (const at of this.trail) this.stamps[at] = FROZEN
    this.trail.length = 0
  }

  /** Forgets everything, frozen or not. */
  reset(): void {
    this.stamps.fill(0)
    this.trail.length = 0
    this.stamp = 1
  }
}
