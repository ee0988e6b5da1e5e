import { Inject, Injectable } from '@nestjs/common'
import { setTimeout as wait } from 'node:timers/promises'
import { DoorProblem } from '../http/problem.js'
import { sha256 } from '../journal/chain.js'
import { placeOf } from './addresses.js'
import { type Counted, Guesses } from './guesses.js'

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
  readonly kind: Counted
  readonly key: string
  /** Failures that cost nothing. */
  readonly free: number
  /** The longest wait, in milliseconds. */
  readonly longest: number
  /** Whether the address is turned away when its count is full; else it goes on waiting. */
  readonly ends: boolean
}

const SHORTEST = 250
const AT_ONCE = 8

/**
 * Makes guessing slow and locks nobody out: whoever fails waits longer and longer, up to seconds, before the next answer,
 * right or wrong, and an address that goes on is turned away for a quarter of an hour. All nodes count together, each try
 * before it is judged, so that many at once gain nothing. It is counted by address, and by account from one address; an
 * account that is tried from everywhere costs its owner two seconds, and nothing in a browser that has signed in before.
 */
@Injectable()
export class Slowdown {
  private readonly underWay = new Map<string, number>()

  constructor(@Inject(Guesses) private readonly guesses: Guesses) {}

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
    let delay = 0
    // One after the other: who is turned away by its address does not count against the account.
    for (const pace of paces) delay = Math.max(delay, await this.delay(pace))
    if (delay > 0) await wait(delay)
    const result = await work()
    if (result !== null) for (const { kind, key } of paces) await this.guesses.takeBack(kind, key)
    return result
  }

  private async delay({ kind, key, free, longest, ends }: Pace): Promise<number> {
    if (ends) return delayAfter(await this.guesses.require(kind, key), free, longest)
    const count = await this.guesses.add(kind, key)
    return 'full' in count ? longest : delayAfter(count.before, free, longest)
  }

  private leave(queue: string): void {
    const left = (this.underWay.get(queue) ?? 1) - 1
    if (left === 0) this.underWay.delete(queue)
    else this.underWay.set(queue, left)
  }
}

function delayAfter(failed: number, free: number, longest: number): number {
  return failed < free ? 0 : Math.min(longest, SHORTEST * 2 ** Math.min(failed - free, 10))
}

function pacesOf({ account, known }: Attempt, place: string): Pace[] {
  if (account === null) return [{ kind: 'card', key: place, free: 10, longest: 5000, ends: true }]
  const name = account.trim().toLowerCase()
  const pair = JSON.stringify([name, place])
  if (known) return [{ kind: 'known', key: pair, free: 5, longest: 5000, ends: false }]
  return [
    { kind: 'pair', key: pair, free: 3, longest: 5000, ends: true },
    { kind: 'place', key: place, free: 20, longest: 5000, ends: true },
    { kind: 'account', key: name, free: 50, longest: 2000, ends: false },
  ]
}
