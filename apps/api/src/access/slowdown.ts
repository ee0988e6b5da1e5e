import { Injectable } from '@nestjs/common'
import { setTimeout as wait } from 'node:timers/promises'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { DoorProblem } from '../http/problem.js'
import { sha256 } from '../journal/chain.js'
import { placeOf } from './addresses.js'

/**
 * Who tries to prove who they are: an account, from an address, and whether this person's browser is known. Without an
 * account (a card) the address alone is slowed down, so that nobody is who has another one.
 */
export interface Attempt {
  readonly account: string | null
  readonly address: string
  readonly known: boolean
}

interface Pace {
  readonly key: string
  /** Failures that cost nothing. */
  readonly free: number
  /** The longest wait, in milliseconds. */
  readonly longest: number
}

/** Failures are forgotten after a quarter of an hour without another, in seconds. */
const REMEMBERED = 900
const SHORTEST = 250
const AT_ONCE = 8

/**
 * Makes guessing slow and locks nobody out: whoever fails waits longer and longer, up to seconds, before the next answer,
 * right or wrong. It is counted by address, and by account from one address; an account that is tried from everywhere
 * costs its owner two seconds, and nothing in a browser that has signed in before. Each node counts for itself.
 */
@Injectable()
export class Slowdown {
  private readonly failures = new RateLimiterMemory({ points: Number.MAX_SAFE_INTEGER, duration: REMEMBERED })
  private readonly underWay = new Map<string, number>()

  /** Does the work when its time has come; it answers null where it failed. */
  async attempt<T>(attempt: Attempt, work: () => Promise<T | null>): Promise<T | null> {
    const place = placeOf(attempt.address)
    const queue = attempt.known ? `known ${sha256(attempt.account ?? '')} ${place}` : place
    const others = this.underWay.get(queue) ?? 0
    if (others >= AT_ONCE) throw new DoorProblem('too-many')
    this.underWay.set(queue, others + 1)
    try {
      return await this.paced(pacesOf(attempt, place), work)
    } finally {
      this.leave(queue)
    }
  }

  private async paced<T>(paces: readonly Pace[], work: () => Promise<T | null>): Promise<T | null> {
    const delays = await Promise.all(paces.map((pace) => this.delay(pace)))
    const delay = Math.max(...delays)
    if (delay > 0) await wait(delay)
    const result = await work()
    if (result === null) await Promise.all(paces.map(({ key }) => this.failures.penalty(key, 1)))
    return result
  }

  private async delay({ key, free, longest }: Pace): Promise<number> {
    const failed = (await this.failures.get(key))?.consumedPoints ?? 0
    return failed < free ? 0 : Math.min(longest, SHORTEST * 2 ** Math.min(failed - free, 10))
  }

  private leave(queue: string): void {
    const left = (this.underWay.get(queue) ?? 1) - 1
    if (left === 0) this.underWay.delete(queue)
    else this.underWay.set(queue, left)
  }
}

function pacesOf({ account, known }: Attempt, place: string): Pace[] {
  if (account === null) return [{ key: `card from ${place}`, free: 10, longest: 5000 }]
  const name = sha256(account.trim().toLowerCase())
  if (known) return [{ key: `known ${name} ${place}`, free: 5, longest: 5000 }]
  return [
    { key: `${name} ${place}`, free: 3, longest: 5000 },
    { key: `from ${place}`, free: 20, longest: 5000 },
    { key: `to ${name}`, free: 50, longest: 2000 },
  ]
}
