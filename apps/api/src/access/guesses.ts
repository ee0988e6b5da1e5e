import { Inject, Injectable } from '@nestjs/common'
import { createHmac } from 'node:crypto'
import { RateLimiterMemory, RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { DataSource } from 'typeorm'
import { CONFIG, type Config } from '../config.js'
import { DoorProblem } from '../http/problem.js'
import { GuessTable } from './guess-entity.js'

/** Counts begin anew a quarter of an hour after the first, in seconds. */
const REMEMBERED = 900

/** What is counted, and how much of it in a quarter of an hour. */
const MOST = {
  /** One account, from one address. */
  pair: 100,
  /** Any account, from one address. */
  place: 1000,
  /** One account, from anywhere: more than these only wait, or its owner would be kept out. */
  account: 60,
  /** One account, in browsers that its owner has used: more than these only wait. */
  known: 20,
  /** Words of emergency cards, from one address. */
  card: 200,
  /** Asking for a new way in without an account, from one address. */
  lost: 10,
} as const
export type Counted = keyof typeof MOST

/**
 * Counts guesses in the database, so that all nodes count together and none forgets when it restarts. Once a count is full
 * its node asks the database no more; while the database cannot count, each node does for itself. Names and addresses are
 * kept as keyed hashes.
 */
@Injectable()
export class Guesses {
  private readonly limiters: Readonly<Record<Counted, RateLimiterPostgres>>

  constructor(
    @Inject(DataSource) source: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    const limiter = (kind: Counted) => limiterOf(source, kind)
    this.limiters = {
      pair: limiter('pair'),
      place: limiter('place'),
      account: limiter('account'),
      known: limiter('known'),
      card: limiter('card'),
      lost: limiter('lost'),
    }
  }

  /** Counts one more. @returns how many there were before, or how long the full count stands, in milliseconds */
  async add(kind: Counted, key: string): Promise<{ readonly before: number } | { readonly full: number }> {
    try {
      return { before: (await this.limiters[kind].consume(this.hash(key))).consumedPoints - 1 }
    } catch (reached) {
      if (reached instanceof RateLimiterRes) return { full: reached.msBeforeNext }
      throw reached
    }
  }

  /** Takes one back, which was no guess. */
  async takeBack(kind: Counted, key: string): Promise<void> {
    await this.limiters[kind].reward(this.hash(key))
  }

  /** Counts one more; throws `too-many` with the seconds until the count begins anew. */
  async require(kind: Counted, key: string): Promise<number> {
    const count = await this.add(kind, key)
    if ('before' in count) return count.before
    throw new DoorProblem('too-many', undefined, { seconds: Math.ceil(count.full / 1000) })
  }

  private hash(key: string): string {
    return createHmac('sha256', this.config.secret).update(`guess\n${key}`).digest('base64url')
  }
}

function limiterOf(source: DataSource, kind: Counted): RateLimiterPostgres {
  const bound = { keyPrefix: kind, points: MOST[kind], duration: REMEMBERED }
  return new RateLimiterPostgres({
    ...bound,
    storeClient: source,
    storeType: 'typeorm',
    schemaName: 'app',
    tableName: GuessTable.options.name,
    tableCreated: true,
    clearExpiredByTimeout: false,
    inMemoryBlockOnConsumed: MOST[kind],
    insuranceLimiter: new RateLimiterMemory(bound),
  })
}
