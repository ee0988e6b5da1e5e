/**
 * Offers by what they carry, as bit sets: a wish is the intersection of a few of them (inverted index; Zobel and Moffat,
 * "Inverted Files for Text Search Engines", 2006). Needs with the same wish share everything that follows from it.
 */
import type { Mode, Need, Offer, OfferExclusion, PairExclusion } from './contract.js'
import { isPerson } from './eligibility.js'
import type { World } from './eligibility.js'
import { byCodePoint } from './order.js'

/** Bit per offer. */
export type Bits = Int32Array

/** How an offer can serve: `onsite-only` leaves out whoever could work remotely. */
export type Way = 'remote' | 'onsite' | 'onsite-only' | 'workstation' | 'equipment'

export type Misses = Partial<Record<PairExclusion, number>>

export interface Wish {
  /** Offers that are available, hold everything and work in the given way. */
  working(way: Way): Bits
  /** Offers of the kind that fail before modes and places are looked at. */
  misses(): Misses
  /** Offers that are available and hold everything, whatever their way of working. */
  fitting: number
}

/** What a need wishes, as tokens that offers carry; needs with the same key wish the same. */
export interface Words {
  key: string
  tokens: string[]
}

export function wordsOf(need: Need): Words {
  const tokens = wantedTokens(need)
  return { key: `${need.kind}${JSON.stringify(tokens)}`, tokens }
}

export class WishIndex {
  private readonly words: number
  private readonly carriers = new Map<string, Bits>()
  private readonly wishes = new Map<string, Wish>()

  constructor({ offers, standings }: World) {
    this.words = (offers.length + 31) >> 5
    offers.forEach((offer, i) => {
      const { exclusion, remoteCut } = standings[i]
      this.mark(exclusion?.code ?? 'available', i)
      this.mark(isPerson(offer.kind) ? 'staff' : offer.kind, i)
      if (isPerson(offer.kind)) this.markPerson(offer, i, remoteCut)
      else for (const feature of offer.features ?? []) this.mark(`f${feature}`, i)
    })
  }

  wishOf(need: Need, { key, tokens }: Words): Wish {
    const known = this.wishes.get(key)
    if (known) return known
    const wish = this.wish(need, tokens)
    this.wishes.set(key, wish)
    return wish
  }

  private wish(need: Need, tokens: readonly string[]): Wish {
    const fit = this.all([need.kind, ...tokens])
    const available = this.all(['available'], fit)
    const ways = new Map<Way, Bits>()
    let misses: Misses | null = null
    return {
      fitting: count(available),
      working: (way) => {
        const known = ways.get(way) ?? this.all([way], available)
        ways.set(way, known)
        return known
      },
      misses: () => (misses ??= this.countMisses(need, { fit, tokens })),
    }
  }

  private countMisses(need: Need, { fit, tokens }: { fit: Bits; tokens: readonly string[] }): Misses {
    const kind = count(this.all([need.kind]))
    const found: Misses = {}
    for (const code of EXCLUSIONS) found[code] = count(this.all([code], fit))
    if (need.kind !== 'staff') return { FEATURE_MISSING: kind - count(fit), ...found }
    const known = count(this.all([need.kind, ...tokens.map((token) => token.replace(/^s[123]/, 's1'))]))
    return { SKILL_MISSING: kind - known, LEVEL_TOO_LOW: known - count(fit), ...found }
  }

  private markPerson(offer: Offer, i: number, remoteCut: boolean): void {
    const modes = offer.kind === 'remote' ? REMOTE : (offer.modes ?? BOTH)
    const remote = modes.includes('remote') && !remoteCut
    if (remote) this.mark('remote', i)
    if (modes.includes('onsite')) {
      this.mark('onsite', i)
      if (!remote) this.mark('onsite-only', i)
    }
    for (const skill of Object.keys(offer.skills ?? {})) {
      for (let level = offer.skills?.[skill] ?? 0; level >= 1; level--) this.mark(LEVEL_TOKEN[level] + skill, i)
    }
  }

  private mark(token: string, offer: number): void {
    let bits = this.carriers.get(token)
    if (!bits) this.carriers.set(token, (bits = new Int32Array(this.words)))
    bits[offer >> 5] |= 1 << (offer & 31)
  }

  /** Offers (of `among`, or all) that carry all of these tokens. */
  private all(tokens: readonly string[], among?: Bits): Bits {
    const bits = among ? among.slice() : new Int32Array(this.words).fill(-1)
    for (const token of tokens) {
      const carriers = this.carriers.get(token)
      if (!carriers) return bits.fill(0)
      for (let w = 0; w < bits.length; w++) bits[w] &= carriers[w]
    }
    return bits
  }
}

const EXCLUSIONS: readonly OfferExclusion[] = ['OWNER_IN_EMERGENCY', 'PROVIDER_COMPROMISED', 'NO_AVAILABILITY']

const REMOTE: readonly Mode[] = ['remote']
const BOTH: readonly Mode[] = ['onsite', 'remote']
const LEVEL_TOKEN = ['', 's1', 's2', 's3']

function wantedTokens(need: Need): string[] {
  if (need.kind !== 'staff') return [...new Set(need.features ?? [])].sort(byCodePoint).map((feature) => `f${feature}`)
  return Object.entries(need.skills ?? {})
    .map(([skill, level]) => `s${level}${skill}`)
    .sort(byCodePoint)
}

export function count(bits: Bits): number {
  let sum = 0
  for (let w = 0; w < bits.length; w++) {
    let word = bits[w]
    word -= (word >>> 1) & 0x55555555
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333)
    sum += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
  }
  return sum
}
