/** The stack of a depth-first search over need-slots, in growing typed arrays. */
export class GrowingFrames {
  depth = 0
  needSlot = new Int32Array(64)
  /** The offer that this need-slot gives up, -1 for an open need-slot. */
  from = new Int32Array(64)
  /** 0 remote list, 1 on-site list, 2 before and 3 within the emergency's other open slots. */
  phase = new Uint8Array(64)
  cursor = new Int32Array(64)
  /** Next unit of the offer in hand that might be given up, -1 when there is none. */
  entry = new Int32Array(64)
  /** Whether that offer may give up units in any slot. */
  whole = new Uint8Array(64)
  private readonly inside: Uint8Array

  constructor(needSlots: number) {
    this.inside = new Uint8Array(needSlots)
  }

  holds(needSlot: number): boolean {
    return this.inside[needSlot] === 1
  }

  clear(): void {
    while (this.depth > 0) this.pop()
  }

  push(needSlot: number, from: number): void {
    if (this.depth === this.needSlot.length) this.grow()
    const top = this.depth++
    this.inside[needSlot] = 1
    this.needSlot[top] = needSlot
    this.from[top] = from
    this.phase[top] = 0
    this.cursor[top] = 0
    this.entry[top] = -1
    this.whole[top] = 0
  }

  pop(): void {
    this.depth--
    this.inside[this.needSlot[this.depth]] = 0
  }

  /** Turns a frame to its next phase; -1 for "nothing found yet". */
  turn(frame: number): -1 {
    this.phase[frame]++
    this.cursor[frame] = 0
    return -1
  }

  private grow(): void {
    const size = this.needSlot.length * 2
    const wider = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const grown = new Int32Array(size)
      grown.set(old)
      return grown
    }
    const phase = new Uint8Array(size)
    const whole = new Uint8Array(size)
    phase.set(this.phase)
    whole.set(this.whole)
    this.phase = phase
    this.whole = whole
    this.needSlot = wider(this.needSlot)
    this.from = wider(this.from)
    this.cursor = wider(this.cursor)
    this.entry = wider(this.entry)
  }
}
