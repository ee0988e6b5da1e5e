/**
 * List-slot -> the offers of the list that have room in the slot, ascending. Most are there a third of the time, so whoever
 * looks at a list again and again looks at a third of it. Those of a list are made when it is first asked for, all slots at
 * once: an offer's slots lie side by side in memory. They stay as long as the list and the room of all are the same.
 */
export type RosterMemory = WeakMap<Int32Array, readonly Int32Array[]>

export class Rosters {
  /** Slot * longest + position, while a list is made. */
  private readonly scratch: Int32Array
  private readonly lengths: Int32Array
  private readonly longest: number
  private readonly made: (readonly Int32Array[] | undefined)[]

  /** `memory` holds what was made of the same room before. */
  constructor(
    private readonly lists: readonly Int32Array[],
    private readonly room: Int32Array,
    private readonly slots: number,
    private readonly memory: RosterMemory,
  ) {
    this.made = lists.map((list) => memory.get(list))
    this.longest = lists.reduce((most, list) => Math.max(most, list.length), 0)
    this.scratch = new Int32Array(this.longest * slots)
    this.lengths = new Int32Array(slots)
  }

  /** `list` may be -1: nobody. */
  at(list: number, t: number): Int32Array {
    if (list < 0) return NOBODY
    return (this.made[list] ?? this.make(list))[t]
  }

  private make(list: number): readonly Int32Array[] {
    const { scratch, lengths, longest, room, slots } = this
    lengths.fill(0)
    for (const offer of this.lists[list]) {
      for (let t = 0; t < slots; t++) if (room[offer * slots + t] > 0) scratch[t * longest + lengths[t]++] = offer
    }
    const made = Array.from(lengths, (length, t) => scratch.slice(t * longest, t * longest + length))
    this.made[list] = made
    this.memory.set(this.lists[list], made)
    return made
  }
}

const NOBODY = new Int32Array(0)
