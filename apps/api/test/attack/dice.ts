/** Chances that a seed repeats: mulberry32. */
export class Dice {
  constructor(private state: number) {}

  /** 0 up to, but not, 1. */
  roll(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }

  chance(probability: number): boolean {
    return this.roll() < probability
  }

  below(limit: number): number {
    return Math.floor(this.roll() * limit)
  }

  pick<T>(list: readonly [T, ...(readonly T[])]): T
  pick<T>(list: readonly T[]): T | undefined
  pick<T>(list: readonly T[]): T | undefined {
    return list[this.below(list.length)]
  }

  /** Up to `most` of a list, at least one where there is one. */
  some<T>(list: readonly T[], most: number): T[] {
    const left = [...list]
    return Array.from({ length: Math.min(left.length, 1 + this.below(most)) }, () =>
      left.splice(this.below(left.length), 1),
    ).flat()
  }
}
