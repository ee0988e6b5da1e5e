/** More than anyone reads; where a whole table is gone, there is one fault for each of its rows. */
const SAID = 1000

/** What does not hold, one sentence each: of very many the first, and how many more there are. */
export class Faults {
  private readonly said: string[] = []
  private more = 0

  add(sentence: string): void {
    if (this.said.length < SAID) this.said.push(sentence)
    else this.more++
  }

  all(): string[] {
    return this.more > 0 ? [...this.said, `And ${this.more} more.`] : this.said
  }
}

export interface Looking {
  /** How many entries or rows are looked at in one piece: no journal is too long for the memory, or for one statement's time. */
  readonly piece: number
  /** Told of each piece how many entries it had. Each entry is looked at twice: in its place and for its row. */
  readonly looked?: ((entries: number) => void) | undefined
}
