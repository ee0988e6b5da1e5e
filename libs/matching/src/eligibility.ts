/**
 * Which offer may serve which need, one pair at a time, with the reason when not. The order of the tests is part of the
 * contract (`PairExclusion`): technical fit before the outage, or the outage is blamed for what nobody could have done.
 */
import type { Detail, Id, Mode, Need, Offer, OfferExclusion, OfferKind, PairExclusion, Place } from './contract.js'
import { kilometres } from './distance.js'
import type { Accepted } from './intake.js'
import { Kept } from './kept.js'
import type { Keeper } from './kept.js'
import { byCodePoint } from './order.js'

/** What the emergencies do to one offer. */
export interface Standing {
  exclusion?: { code: OfferExclusion; detail: Detail }
  /** A provider it depends on is out: a staff offer keeps working on site only. */
  remoteCut: boolean
}

/** The accepted records with the standing of every offer. */
export interface World extends Accepted {
  standings: readonly Standing[]
}

export type Verdict = { ok: true; mode: Mode; km: number } | { ok: false; code: PairExclusion; detail: Detail }

type Misfit = { code: PairExclusion; detail: Detail }

const STANDINGS = new Kept<readonly Standing[]>()

export function survey(accepted: Accepted, keeper: Keeper): World {
  const { now, offers, emergencies } = accepted
  return { ...accepted, standings: STANDINGS.of(keeper, [now, offers, emergencies], () => standingsOf(accepted)) }
}

function standingsOf(accepted: Accepted): readonly Standing[] {
  const lends = new Map<Id, { emergency: Id; kinds: readonly OfferKind[] }>()
  const down = new Map<Id, Id>()
  const inOrder = [...accepted.emergencies.values()].sort((a, b) => byCodePoint(a.id, b.id))
  for (const emergency of inOrder) {
    if (emergency.closed) continue
    const kinds = emergency.ownerLends ?? []
    const before = lends.get(emergency.place)
    const agreed = before ? before.kinds.filter((kind) => kinds.includes(kind)) : kinds
    lends.set(emergency.place, { emergency: before?.emergency ?? emergency.id, kinds: agreed })
    for (const provider of emergency.compromised ?? []) {
      if (!down.has(provider)) down.set(provider, emergency.id)
    }
  }
  return accepted.offers.map((offer): Standing => {
    const providers = (offer.dependsOn ?? []).filter((provider) => down.has(provider))
    const remoteCut = providers.length > 0
    const hit = lends.get(offer.owner)
    if (hit && !hit.kinds.includes(offer.kind)) {
      return { remoteCut, exclusion: { code: 'OWNER_IN_EMERGENCY', detail: { emergency: hit.emergency } } }
    }
    if (remoteCut && (offer.kind === 'workstation' || offer.kind === 'remote')) {
      const emergency = down.get(providers[0])
      const detail: Detail = emergency === undefined ? { providers } : { providers, emergency }
      return { remoteCut, exclusion: { code: 'PROVIDER_COMPROMISED', detail } }
    }
    const idle = idleBecause(offer, accepted.now)
    return idle ? { remoteCut, exclusion: { code: 'NO_AVAILABILITY', detail: idle } } : { remoteCut }
  })
}

/** Why an offer has nothing to propose at all, if so. */
function idleBecause(offer: Offer, now: number): Detail | null {
  const spare = proposable(offer)
  if (spare > 0 && offer.maxSlots !== 0 && offer.windows.some((window) => window.to > now)) return null
  const detail: Detail = {}
  if (spare === 0) detail.reserve = offer.reserve ?? 0
  if (offer.maxSlots === 0) detail.maxSlots = 0
  return detail
}

/** Units that may be proposed per slot: what the reserve leaves. */
export const proposable = (offer: Offer): number => Math.max(0, offer.units - (offer.reserve ?? 0))

export const isPerson = (kind: OfferKind): boolean => kind === 'staff' || kind === 'remote'

/** Whether an offer belongs to the kind that a need asks for: staff and remote are one family. */
export const sameKind = (offer: Offer, need: Need): boolean =>
  need.kind === 'staff' ? isPerson(offer.kind) : offer.kind === need.kind

/** The mode in which a pair would work, null when their modes do not meet. Remote wins where both are possible. */
export function meetingMode(offer: Offer, need: Need, remoteCut: boolean): Mode | null {
  if (need.kind !== 'staff') return 'onsite'
  const wish = need.mode ?? 'any'
  const offered = offer.kind === 'remote' ? ['remote'] : (offer.modes ?? ['onsite', 'remote'])
  if (wish !== 'onsite' && !remoteCut && offered.includes('remote')) return 'remote'
  return wish !== 'remote' && offered.includes('onsite') ? 'onsite' : null
}

/** What the offer lacks technically, leaving modes, place and time aside. */
export function misfit(offer: Offer, need: Need): Misfit | null {
  if (!sameKind(offer, need)) return { code: 'KIND_MISMATCH', detail: {} }
  if (need.kind !== 'staff') {
    const features = (need.features ?? []).filter((feature) => !(offer.features ?? []).includes(feature))
    return features.length ? { code: 'FEATURE_MISSING', detail: { features } } : null
  }
  const held = new Map<string, number>(Object.entries(offer.skills ?? {}))
  const wanted = Object.entries(need.skills ?? {})
  const missing = wanted.filter(([skill]) => !held.has(skill)).map(([skill]) => skill)
  if (missing.length) return { code: 'SKILL_MISSING', detail: { skills: missing } }
  const low = wanted.filter(([skill, level]) => (held.get(skill) ?? 0) < level).map(([skill]) => skill)
  return low.length ? { code: 'LEVEL_TOO_LOW', detail: { skills: low } } : null
}

export function placeOf(world: Accepted, need: Need): Place {
  const id = need.place ?? world.emergencies.get(need.emergency)?.place ?? ''
  const place = world.places.get(id)
  if (!place) throw new Error(`need ${need.id} was accepted without a known place`)
  return place
}

/** A tighter look at the way between a pair; `maxKm` is the stricter of both limits. */
export function way(world: Accepted, offer: Offer, need: Need): { km: number; maxKm: number } {
  const home = world.places.get(offer.owner)
  if (!home) throw new Error(`offer ${offer.id} was accepted without a known owner`)
  const maxKm = Math.min(offer.maxKm ?? Infinity, need.maxKm ?? Infinity)
  return { km: kilometres(home, placeOf(world, need)), maxKm }
}

/** Whether the offer is there in some slot of the need's window that is not history. */
function overlaps(offer: Offer, need: Need, now: number): boolean {
  const from = Math.max(need.window.from, now)
  return offer.windows.some((window) => Math.max(window.from, from) < Math.min(window.to, need.window.to))
}

/** First failing test of a pair. For pins neither reserve nor work time make a pair ineligible. */
export function judge(world: World, pair: { offer: number; need: number }, forPin = false): Verdict {
  const offer = world.offers[pair.offer]
  const need = world.needs[pair.need]
  const standing = world.standings[pair.offer]
  const no = (code: PairExclusion, detail: Detail = {}): Verdict => ({ ok: false, code, detail })
  if (world.emergencies.get(need.emergency)?.closed) return no('NEED_CLOSED')
  const lack = misfit(offer, need)
  if (lack) return no(lack.code, lack.detail)
  const out = standing.exclusion
  if (out && !(forPin && out.code === 'NO_AVAILABILITY')) return no(out.code, out.detail)
  const mode = meetingMode(offer, need, standing.remoteCut)
  if (!mode) return no('MODE_MISMATCH')
  const { km, maxKm } = mode === 'onsite' ? way(world, offer, need) : { km: 0, maxKm: Infinity }
  if (km > maxKm) return no('TOO_FAR', { km, maxKm })
  if (!overlaps(offer, need, world.now)) return no('WINDOW_NO_OVERLAP')
  if (world.declined.get(pair.need)?.has(pair.offer)) return no('DECLINED')
  return { ok: true, mode, km }
}
