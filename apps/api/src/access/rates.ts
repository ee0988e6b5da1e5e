import { Inject, Injectable } from '@nestjs/common'
import type { Request } from 'express'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { DataSource } from 'typeorm'
import { CONFIG, type Config } from '../config.js'
import { DoorProblem } from '../http/problem.js'
import { sha256 } from '../journal/chain.js'
import { placeOf } from './addresses.js'
import { type Caller, foundCaller } from './caller.js'
import { deviceIn } from './cookies.js'
import { DeviceTable } from './entities.js'

const MINUTE = 60
/** What reads the whole of a pact costs as much as so many small reads. */
export const WHOLE = 20
const WHOLES = /^\/api\/(snapshot|journal|session\/data)\b/

/**
 * Who shares a bound. A browser that its person knows has one for itself, so that nobody uses it up who got into the
 * account elsewhere; all new browsers of a person share one.
 */
export function laneOf({ person, session, strange }: Pick<Caller, 'person' | 'session' | 'strange'>): string {
  return strange ? `new ${person}` : session
}

/** Bounds on how often something is asked. Whoever is not signed in counts by address, others never do. */
@Injectable()
export class Rates {
  private readonly commands: RateLimiterMemory
  private readonly reads: RateLimiterMemory
  private readonly strangers: RateLimiterMemory

  constructor(
    @Inject(DataSource) private readonly source: DataSource,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    const { commands, reads, strangers } = config.limits
    this.commands = new RateLimiterMemory({ points: commands, duration: MINUTE })
    this.reads = new RateLimiterMemory({ points: reads, duration: MINUTE })
    this.strangers = new RateLimiterMemory({ points: strangers, duration: MINUTE })
  }

  /** Counts a request; throws `too-many` with the seconds until the next may come. */
  async count(request: Request): Promise<void> {
    const caller = foundCaller(request)
    const wait = await (caller ? this.ofCaller(caller, request) : this.ofStranger(request))
    if (wait !== null) throw new DoorProblem('too-many', undefined, { seconds: Math.ceil(wait / 1000) })
  }

  /** Counts a read of the whole pact over a socket; false where there were too many. */
  async allowsWhole(lane: string): Promise<boolean> {
    return (await taken(this.reads, lane, WHOLE)) === null
  }

  private ofCaller(caller: Caller, { method, originalUrl }: Request): Promise<number | null> {
    if (method !== 'GET' && method !== 'HEAD') return taken(this.commands, laneOf(caller), 1)
    return taken(this.reads, laneOf(caller), WHOLES.test(originalUrl) ? WHOLE : 1)
  }

  /** A browser that somebody has signed in with goes on from an address that others have used up. */
  private async ofStranger(request: Request): Promise<number | null> {
    const wait = await taken(this.strangers, placeOf(request.ip ?? ''), 1)
    const device = wait === null ? undefined : deviceIn(request.headers.cookie, this.config)
    if (device === undefined) return wait
    const token = sha256(device)
    const known = await this.source.getRepository(DeviceTable).existsBy({ token })
    return known ? taken(this.strangers, `known ${token}`, 1) : wait
  }
}

/** Milliseconds to wait where the bound is reached, null where it is not. */
async function taken(limiter: RateLimiterMemory, key: string, points: number): Promise<number | null> {
  try {
    await limiter.consume(key, points)
    return null
  } catch (reached) {
    if (reached instanceof RateLimiterRes) return reached.msBeforeNext
    throw reached
  }
}
