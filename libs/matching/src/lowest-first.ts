/** A binary heap of numbers by a comparison that may change for an item while it is outside. */
export class LowestFirst {
  private readonly items: number[] = []

  constructor(private readonly compare: (a: number, b: number) => number) {}

  peek(): number | undefined {
    return this.items[0]
  }

  push(item: number): void {
    const { items } = this
    let at = items.push(item) - 1
    while (at > 0) {
      const parent = (at - 1) >> 1
      if (this.compare(items[parent], item) <= 0) break
      items[at] = items[parent]
      at = parent
    }
    items[at] = item
  }

  pop(): number | undefined {
    const { items } = this
    const lowest = items[0]
    const item = items.pop()
    if (item === undefined || items.length === 0) return lowest
    let at = 0
    for (let child = 1; child < items.length; child = 2 * at + 1) {
      if (child + 1 < items.length && this.compare(items[child + 1], items[child]) < 0) child++
      if (this.compare(item, items[child]) <= 0) break
      items[at] = items[child]
      at = child
    }
    items[at] = item
    return lowest
  }
}
