import { actsAsPartner, keysOf, meets, roleNow } from '@beistand/domain/access'
import type { Recorded } from '@beistand/contracts/command'
import type { By, Id, Instant, Key, NounEvent, Verification } from '@beistand/domain/noun'
import { partnersMayAct } from '@beistand/domain/organisation'
import { type Refusal, type RefusalCode, refuse } from '@beistand/domain/refusal'
import { type AnyNoun, type NounName, nounOf, type RowTypes } from '@beistand/domain/registry'
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { emergenciesOf, type GrantWithInvolvements, STANDING } from './standing.js'
import { SQL, type StoredRow, storedRow } from './tables.js'
import type { Timer } from './timer.js'
import { deleteTimer, isSet, LOCK, READ_COMMAND, READ_TIP } from './writing.js'

/** Ends a command that is still reading; the journal turns it into the refusal itself. */
export class Refused extends Error {
  readonly refusal: Refusal

  constructor(code: RefusalCode) {
    super(code)
    this.refusal = refuse(code)
  }
}

/** Who asks: a person by one of its grants, or the system itself. */
export type Asker =
  | { readonly person: Id; readonly grant: Id; readonly for: Id | null; readonly verified?: Verification }
  | { readonly system: string; readonly for: Id | null }

/** What was recorded for a key before. */
export interface Known extends Recorded {
  readonly digest: string
}
/** Where the journal stands, and the database's clock. */
export interface Tip {
  readonly seq: number
  readonly hash: string
  readonly entered: Instant
  readonly clock: Instant
}

/** Who acts, what that person sees, and whether it is an office that rests. */
interface Standing {
  readonly by: By
  readonly keys: ReadonlySet<Key> | 'everything'
  readonly rests: boolean
}

/** What every command needs to know under the lock. `due`: whether the timer that asks is still set as it was. */
interface Opened {
  readonly earlier: Known | undefined
  readonly tip: Tip
  readonly due: boolean
}

/**
 * One command's transaction, under the pact's lock. It begins, takes the lock and reads what every command needs in one
 * flight; reads that are started together travel together.
 */
export class Transaction {
  readonly pact: Id
  readonly now: Instant
  /** The person who acts, or the name of the system's timer. */
  readonly actor: Id
  readonly opened: Promise<Opened>
  /** Who acts, as the grants stand under the lock. Rejects with `Refused` when the grant is gone. */
  readonly by: Promise<By>
  private readonly standing: Promise<Standing>
  private readonly rows = new Map<string, Promise<StoredRow | undefined>>()
  private readonly flights: Promise<unknown>[] = []

  constructor(
    readonly client: pg.PoolClient,
    private readonly asking: { readonly pact: Id; readonly asker: Asker; readonly key: string; readonly timer?: Timer },
    { left, now }: { readonly left: number; readonly now: Instant },
  ) {
    const { pact, asker, key } = asking
    this.pact = pact
    this.now = now
    this.actor = 'system' in asker ? asker.system : asker.person
    this.opened = this.follow(this.open(key, Math.max(1, Math.floor(left))))
    this.standing = this.follow(this.standingOf(asker))
    this.by = this.follow(this.standing.then(({ by }) => by))
  }

  id(): Id {
    return randomUUID()
  }

  /** A row that the actor may see. Refuses with `not-found` where it is missing or hidden: both look the same. */
  get<N extends NounName>(noun: N, id: Id): Promise<RowTypes[N]> {
    return this.follow(
      Promise.all([this.stored(noun, id), this.standing]).then(([stored, { keys }]) => {
        if (!stored || (keys !== 'everything' && !meets(stored.audience, keys))) throw new Refused('not-found')
        return stored.row as RowTypes[N]
      }),
    )
  }

  /** A row, whoever may see it. */
  row<N extends NounName>(noun: N, id: Id): Promise<RowTypes[N] | undefined> {
    return this.follow(this.stored(noun, id).then((stored) => stored?.row as RowTypes[N] | undefined))
  }

  /** All rows whose field of kind `ref` has a value, whoever may see them. */
  find<N extends NounName>(noun: N, field: keyof RowTypes[N] & string, value: Id): Promise<RowTypes[N][]> {
    const sql = SQL[noun].byRef[field]
    if (!sql) throw new Error(`${noun} is not looked up by ${field}`)
    return this.follow(this.remember(noun, this.select(`${noun}_by_${field}`, sql, [this.pact, value])))
  }

  /** All rows of a noun, whoever may see them. */
  all<N extends NounName>(noun: N): Promise<RowTypes[N][]> {
    return this.follow(this.remember(noun, this.select(`${noun}_all`, SQL[noun].all, [this.pact])))
  }

  /** The rows that events change, with their audiences as they were; missing ones are read in one flight. */
  async rowsOf(events: readonly NounEvent[]): Promise<(noun: AnyNoun, id: Id) => StoredRow | undefined> {
    const names = events.flatMap((event) => {
      const noun = nounOf(event)
      return noun && !noun.makes(event.type) ? [{ noun: noun.name, id: event.id }] : []
    })
    const found = await Promise.all(
      names.map(async ({ noun, id }) => [`${noun} ${id}`, await this.stored(noun, id)] as const),
    )
    const rows = new Map(found)
    return (noun, id) => rows.get(`${noun.name} ${id}`)
  }

  /** A refusal as the actor can understand it: an office that rests is told so. */
  async explained(refusal: Refusal): Promise<Refusal> {
    const rests = await this.standing.then(({ rests }) => rests).catch(() => false)
    return rests && refusal.refused === 'forbidden' ? refuse('office-rests') : refusal
  }

  /** Writes nothing and answers; a timer that asked has had its turn. */
  async abandon<T>(answer: T): Promise<T> {
    await this.settle()
    const { timer } = this.asking
    if (timer) await Promise.all([deleteTimer(this.client, timer), this.client.query('COMMIT')])
    else await this.client.query('ROLLBACK')
    return answer
  }

  /** Remembers a promise so that none is left under way, and none is reported as unhandled. */
  follow<T>(promise: Promise<T>): Promise<T> {
    promise.catch(() => undefined)
    this.flights.push(promise)
    return promise
  }

  private async settle(): Promise<void> {
    for (let seen = -1; seen !== this.flights.length;) {
      seen = this.flights.length
      await Promise.allSettled(this.flights)
    }
  }

  private async remember<N extends NounName>(noun: N, reading: Promise<StoredRow[]>): Promise<RowTypes[N][]> {
    const found = await reading
    for (const stored of found) this.rows.set(`${noun} ${stored.row.id}`, Promise.resolve(stored))
    return found.map(({ row }) => row as RowTypes[N])
  }

  private stored(noun: NounName, id: Id): Promise<StoredRow | undefined> {
    const name = `${noun} ${id}`
    const known = this.rows.get(name)
    if (known) return known
    const read = this.select(`${noun}_by_ids`, SQL[noun].byIds, [this.pact, [id]]).then(([stored]) => stored)
    this.rows.set(name, read)
    return read
  }

  private async open(key: string, left: number): Promise<Opened> {
    const { timer } = this.asking
    const [, , known, tips, due] = await Promise.all([
      this.client.query(`BEGIN; SET LOCAL lock_timeout = ${left}`),
      this.client.query({ name: 'lock', text: LOCK, values: [this.pact] }),
      this.client.query<Known>({ ...READ_COMMAND, values: [this.pact, this.actor, key] }),
      this.client.query<Tip>({ ...READ_TIP, values: [this.pact] }),
      timer ? isSet(this.client, timer) : true,
    ])
    const [tip] = tips.rows
    if (!tip) throw new Error('the tip was not read')
    return { earlier: known.rows[0], tip, due }
  }

  private select(name: string, text: string, values: unknown[]): Promise<StoredRow[]> {
    const query = this.client.query<Record<string, unknown>>({ name, text, values })
    return this.follow(query.then(({ rows }) => rows.map(storedRow)))
  }

  /** Whether the pact lets a coordinator act for others. */
  private async lets({ organisation, hit }: GrantWithInvolvements): Promise<boolean> {
    const [pact, membership] = await Promise.all([this.row('pact', this.pact), this.row('membership', organisation)])
    return partnersMayAct(pact, { stage: membership?.stage, hit })
  }

  private async standingOf(asker: Asker): Promise<Standing> {
    if ('system' in asker) {
      const by = { person: asker.system, organisation: 'system', role: 'system', for: asker.for } as const
      return { by, keys: 'everything', rests: false }
    }
    const query = { name: 'standing', text: STANDING, values: [this.pact, asker.person] }
    const [{ rows }, other] = await Promise.all([
      this.client.query<GrantWithInvolvements>(query),
      asker.for === null ? null : this.stored('organisation', asker.for),
    ])
    const acting = rows.find(({ id }) => id === asker.grant)
    if (!acting) throw new Refused('forbidden')
    if (other === undefined) throw new Refused('not-found')
    const { organisation } = acting
    const { person, for: side, verified } = asker
    if (actsAsPartner({ ...acting, for: side }) && !(await this.lets(acting))) throw new Refused('forbidden')
    const by = { person, organisation, role: roleNow(acting), for: side, ...(verified && { verified }) }
    const keys = new Set(keysOf(asker.person, rows, emergenciesOf(rows)))
    return { by, keys, rests: by.role !== acting.role }
  }
}
