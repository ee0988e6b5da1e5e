import type { Witness } from '../witness.js'
import type { World } from '../world.js'

const SECRET = /secret-\d+-[0-9a-f]{8}/g

/** Texts that exist once in the world, and the rows that hold them: whoever is sent one must see such a row. */
export class Secrets {
  private count = 0

  constructor(private readonly salt: () => number) {}

  /** A new text, never used before. */
  next(): string {
    const salt = Math.floor(this.salt() * 0xffffffff)
    return `secret-${++this.count}-${salt.toString(16).padStart(8, '0')}`
  }

  /** Every watcher's every message, searched for texts that were not for its person then. */
  static async leaks({ db, pact, watches }: World, witness: Witness): Promise<string[]> {
    const holders = await this.holders(db, pact)
    return watches.flatMap(({ partner: { person }, watch }) =>
      watch.received.flatMap((received) => {
        const at = 'reset' in received ? received.reset.seq : received.frame.to
        return leaksIn(received, (name) => seenAny(holders.get(name), (seq) => sees(witness, person, { seq, at }))).map(
          (secret) => `${person} was sent ${secret} at ${at}`,
        )
      }),
    )
  }

  /** What someone reads over HTTP as of a number: the log, its export, a past snapshot. */
  static async leaksInReading({ db, pact }: World, witness: Witness, reading: Reading): Promise<string[]> {
    const holders = await this.holders(db, pact)
    const { person, at, read } = reading
    return leaksIn(read, (name) => seenAny(holders.get(name), (seq) => sees(witness, person, { seq, at }))).map(
      (secret) => `${person} could read ${secret} in ${reading.where}`,
    )
  }

  /** Numbers of the entries that hold each secret. */
  private static async holders(db: World['db'], pact: string): Promise<ReadonlyMap<string, number[]>> {
    const { rows } = await db.query<{ seq: number; text: string }>(
      'SELECT seq::int, text FROM app.journal_text WHERE pact = $1',
      [pact],
    )
    const holders = new Map<string, number[]>()
    for (const { seq, text } of rows)
      for (const [name] of text.matchAll(SECRET)) holders.set(name, [...(holders.get(name) ?? []), seq])
    return holders
  }
}

export interface Reading {
  readonly person: string
  readonly where: string
  readonly read: unknown
  /** The number as of which the reader's keys and the rows' audiences count. */
  readonly at: number
}

function leaksIn(message: unknown, allowed: (secret: string) => boolean): string[] {
  const found = new Set(JSON.stringify(message).match(SECRET) ?? [])
  return [...found].filter((secret) => !allowed(secret))
}

function seenAny(seqs: readonly number[] | undefined, sees: (seq: number) => boolean): boolean {
  return seqs?.some(sees) ?? false
}

function sees(witness: Witness, person: string, { seq, at }: { seq: number; at: number }): boolean {
  const row = witness.rowOf(seq)
  return row !== undefined && witness.sees(person, row, at)
}
