/**
 * List-slot -> the offers of the list that have room in the slot, ascending. Most are there a third of the time, so whoever
 * looks at a list again and again looks at a third of it. Each is made when it is first asked for.
 */
export class Rosters {
  private readonly made: (Int32Array | undefined)[]
  private readonly scratch: Int32Array

  constructor(
    private readonly lists: readonly Int32Array[],
    private readonly room: Int32Array,
    private readonly slots: number,
  ) {
    this.made = new Array<Int32Array | undefined>(lists.length * slots).fill(undefined)
    this.scratch = new Int32Array(room.length / slots)
  }

  at(list: number, t: number): Int32Array {
    const known = this.made[list * this.slots + t]
    if (known) return known
    const { scratch, room, slots } = this
    let length = 0
    for (const offer of this.lists[list]) if (room[offer * slots + t] > 0) scratch[length++] = offer
    return (this.made[list * slots + t] = scratch.slice(0, length))
  }
}
