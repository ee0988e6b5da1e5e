/** Offers that fail exactly one test for a need: what would almost have helped. */
import type { NearMiss, Range } from './contract.js'
import { meetingMode, misfit, sameKind, way } from './eligibility.js'
import type { World } from './eligibility.js'

/** How many are named. */
const MOST = 3

interface Pair {
  i: number
  j: number
}

interface Miss extends NearMiss {
  /** How much is missing, comparable across tests: smaller is nearer. */
  size: number
}

/** Smallest miss first, for the slots of one gap. A staff offer that misses several skills, or goods several features, misses more than one thing. */
export function nearMisses(world: World, need: number, gap: Range): NearMiss[] {
  const found: Miss[] = []
  world.offers.forEach((offer, i) => {
    if (!sameKind(offer, world.needs[need])) return
    const misses = missesOf(world, { i, j: need }, gap)
    if (misses.length === 1) found.push(...misses)
  })
  found.sort((a, b) => a.size - b.size)
  return found.slice(0, MOST).map(({ offer, code, detail }) => ({ offer, code, detail }))
}

function missesOf(world: World, { i, j }: Pair, gap: Range): Miss[] {
  const offer = world.offers[i]
  const need = world.needs[j]
  const standing = world.standings[i]
  const found: Miss[] = []
  const miss = (code: NearMiss['code'], detail: NearMiss['detail'], size: number): number =>
    found.push({ offer: offer.id, code, detail, size })
  const lack = misfit(offer, need)
  if (lack) {
    const several = (lack.detail.skills ?? lack.detail.features ?? []).length
    if (several > 1) return []
    miss(lack.code, lack.detail, lack.code === 'LEVEL_TOO_LOW' ? 1 : 6)
    if (lack.code === 'SKILL_MISSING' && hasLowSkill(world, { i, j })) return []
  }
  if (standing.exclusion) miss(standing.exclusion.code, standing.exclusion.detail, 7)
  const mode = meetingMode(offer, need, standing.remoteCut)
  if (!mode) miss('MODE_MISMATCH', {}, 3)
  const travels = (mode ?? need.mode) === 'onsite' // whoever would have to come instead of helping remotely travels, too
  const { km, maxKm } = travels ? way(world, offer, need) : { km: 0, maxKm: Infinity }
  if (km > maxKm) miss('TOO_FAR', { km, maxKm }, 2 + (km - maxKm) / 20)
  const there = offer.windows.some((w) => Math.max(w.from, gap.from) < Math.min(w.to, gap.to))
  if (!there && standing.exclusion?.code !== 'NO_AVAILABILITY') miss('WINDOW_NO_OVERLAP', {}, 5)
  if (world.declined.get(j)?.has(i)) miss('DECLINED', {}, 4)
  return found
}

/** Beside the missing skill another one is held, but too low. */
function hasLowSkill(world: World, { i, j }: Pair): boolean {
  const held = new Map<string, number>(Object.entries(world.offers[i].skills ?? {}))
  return Object.entries(world.needs[j].skills ?? {}).some(([skill, level]) => (held.get(skill) ?? level) < level)
}
