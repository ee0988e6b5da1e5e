import type { Id } from '@beistand/domain/noun'
import { nounOf } from '@beistand/domain/registry'
import type { Position } from '@beistand/domain/replica'
import type pg from 'pg'
import { type Body, sha256 } from './chain.js'
import { Faults, type Looking } from './faults.js'
import { RowCheck } from './verify-rows.js'
import { Texts } from './verify-texts.js'

interface Stored {
  readonly pact: Id
  readonly seq: number
  readonly batch: number
  readonly at: number
  readonly entered: number
  readonly person: Id
  readonly noun: string
  readonly id: Id
  readonly emergency: Id | null
  readonly type: string
  readonly audience: string[]
  readonly was: string[] | null
  readonly who: string[] | null
  readonly body: string
  readonly salt: string
  readonly previous: string
  readonly hash: string
}

const PIECE = 5000
/** $1 pact, $2 last number seen, $3 how many */
const ENTRIES = 'SELECT * FROM app.journal WHERE pact = $1 AND seq > $2 ORDER BY seq LIMIT $3'
const TIP = 'SELECT seq, hash FROM app.journal_tip WHERE pact = $1'

export interface Verifying extends Partial<Looking> {
  /** An entry that the journal must have. */
  readonly anchor?: Position | undefined
}

/** What does not hold in a pact's journal, one sentence each; none when all is as it was written. */
export async function verify(client: pg.ClientBase, pact: Id, verifying: Verifying = {}): Promise<string[]> {
  const { anchor, piece = PIECE, looked } = verifying
  const faults = new Faults()
  const chain = new Chain(faults, anchor)
  const texts = new Texts(client, pact, faults)
  for (let after = Number.MIN_SAFE_INTEGER; ;) {
    const { rows } = await client.query<Stored>(ENTRIES, [pact, after, piece])
    const entries = rows.map((stored) => ({ stored, seq: stored.seq, sealed: sealedIn(stored) }))
    chain.pass(entries)
    await texts.pass(entries, after)
    looked?.(entries.length)
    const last = entries.at(-1)
    if (!last) break
    after = last.seq
  }
  const { rows: tips } = await client.query<Position>(TIP, [pact])
  chain.end(tips[0])
  texts.end()
  await new RowCheck(client, pact, { piece, looked }, faults).run()
  return faults.all()
}

/** What an entry says it is; null where its text says nothing, which its hash tells as well. */
function sealedIn({ body }: Stored): Body | null {
  try {
    return JSON.parse(body) as Body
  } catch {
    return null
  }
}

/** Numbers, hashes and columns of entries that go by. */
class Chain {
  private last: Position = { seq: 0, hash: '' }
  /** The entry that has the anchor's number. */
  private atAnchor: Position | undefined

  constructor(
    private readonly faults: Faults,
    private readonly anchor: Position | undefined,
  ) {}

  pass(entries: readonly { readonly stored: Stored; readonly sealed: Body | null }[]): void {
    for (const { stored, sealed } of entries) {
      const { seq, hash, previous, salt, body } = stored
      if (seq !== this.last.seq + 1) this.faults.add(`Entry ${this.last.seq + 1} is missing.`)
      if (previous !== this.last.hash) this.faults.add(`Entry ${seq} does not follow the entry before it.`)
      if (sha256(salt, previous, body) !== hash) this.faults.add(`Entry ${seq} was changed.`)
      if (!sealed || !saysTheSame(stored, sealed))
        this.faults.add(`Entry ${seq}: its columns differ from its sealed body.`)
      if (sealed && nounOf(sealed.event)?.name !== sealed.noun)
        this.faults.add(`Entry ${seq}: this release does not know a ${sealed.event.type} of a ${sealed.noun}.`)
      this.last = { seq, hash }
      if (seq === this.anchor?.seq) this.atAnchor = this.last
    }
  }

  /** Where the journal must end, and the anchor that it must have. */
  end({ seq, hash }: Position = { seq: 0, hash: '' }): void {
    const { last, anchor, atAnchor, faults } = this
    if (last.seq !== seq || last.hash !== hash)
      faults.add(`The journal ends at ${last.seq}, but was written up to ${seq}.`)
    if (!anchor || atAnchor?.hash === anchor.hash) return
    faults.add(
      atAnchor ? `Entry ${anchor.seq} is not the one of the anchor.` : `Entry ${anchor.seq} of the anchor is missing.`,
    )
  }
}

const SCALARS = ['pact', 'seq', 'batch', 'at', 'entered', 'noun', 'emergency'] as const
const LISTS = ['audience', 'was', 'who'] as const

/** The columns beside the sealed body are for looking entries up; they must say the same. */
function saysTheSame(stored: Stored, sealed: Body): boolean {
  const { event, by } = sealed
  const named = event.id === stored.id && event.type === stored.type && by.person === stored.person
  return (
    named &&
    SCALARS.every((column) => stored[column] === sealed[column]) &&
    LISTS.every((column) => JSON.stringify(stored[column]) === JSON.stringify(sealed[column]))
  )
}
