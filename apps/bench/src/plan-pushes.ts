import { addReport } from '@beistand/contracts/emergency'
import { closeNeed, openNeed } from '@beistand/contracts/need'
import { halfDayAt } from '@beistand/domain/half-day'
import type { Partner } from '@beistand/sim/partner'
import { inTurns } from '@beistand/sim/sockets'
import type { Watch } from '@beistand/sim/watch'
import { type Bench, freePort } from './bench.js'
import { busyPact } from './busy-pact.js'
import { type Figure, median } from './figure.js'
import { signIn } from './stage.js'

const WATCHERS = 30
const ROUNDS = 40
/** The first ones find code and caches cold. */
const COLD = 5
/** Pairs of a turn with planning and one without. */
const TURNS = 25
const SKILLS = ['helpdesk', 'windows', 'network', 'linux', 'backup'] as const

interface Scene {
  readonly victim: Partner
  readonly emergency: string
  readonly watches: readonly Watch[]
  readonly metricsUrl: string
}

/**
 * At pact size (1,200 offers, 250 needs): from a command that changes what is needed to the changed plan on the screens of
 * thirty partners, 95th percentile. The floor is the same command's own entry on the same screens.
 */
export const planPush: Figure = {
  name: 'plan-push',
  unit: 'ms',
  goal: { valueBelow: 150 },
  async measure(bench) {
    const scene = await sceneOf(bench)
    const rounds: Round[] = []
    for (let round = 0; round < ROUNDS; round++) rounds.push(...(await oneNeed(scene, round)))
    const warm = rounds.slice(2 * COLD)
    return { value: p95(warm.map(({ plan }) => plan)), baseline: p95(warm.map(({ entry }) => entry)) }
  },
}

const scenes = new WeakMap<Bench, Promise<Scene>>()

/** One for both figures. */
function sceneOf(bench: Bench): Promise<Scene> {
  const scene = scenes.get(bench) ?? build(bench)
  scenes.set(bench, scene)
  return scene
}

async function build(bench: Bench): Promise<Scene> {
  const { databaseUrl, pact } = await bench.found({}, busyPact)
  const metricsPort = await freePort()
  const node = await bench.node(databaseUrl, { METRICS_PORT: String(metricsPort) })
  const partners = await inTurns(pact.organisations.slice(1, WATCHERS + 1), (id) => signIn(node.url, id), 4)
  const watches = await inTurns(partners, (partner) => partner.watch(), 4)
  bench.endLater(() => Promise.resolve(watches.forEach((watch) => watch.close())))
  await Promise.all(watches.map((watch) => watch.until(() => (watch.plans['']?.proposals.length ?? 0) > 0, 60_000)))
  const [victim] = partners
  if (!victim) throw new Error('nobody is there')
  return { victim, emergency: 'e0', watches, metricsUrl: `http://127.0.0.1:${metricsPort}/metrics` }
}

/** Milliseconds until the entry, and until the plan that rests on it, is on every screen. */
interface Round {
  readonly entry: number
  readonly plan: number
}

/** A need is opened and closed again; each changes the plan. */
async function oneNeed({ victim, emergency, watches }: Scene, round: number): Promise<Round[]> {
  const from = halfDayAt(Date.now()) + 1 + (round % 6)
  const wish = { kind: 'staff', quantity: 2, priority: 1, window: { from, to: from + 6 } } as const
  const skills = { [SKILLS[round % SKILLS.length] ?? 'helpdesk']: 1 as const }
  let need = ''
  const opened = await seen(watches, async () => {
    const recorded = await victim.does(openNeed, { ...wish, skills }, { params: { emergency } })
    need = recorded.id
    return recorded.last
  })
  const closed = await seen(watches, async () => {
    return (await victim.does(closeNeed, { reason: 'met' }, { params: { need } })).last
  })
  return [opened, closed]
}

async function seen(watches: readonly Watch[], act: () => Promise<number>): Promise<Round> {
  const start = performance.now()
  const last = await act()
  const since = () => performance.now() - start
  const entry = Promise.all(watches.map((watch) => watch.reaches(last))).then(since)
  const plan = Promise.all(watches.map((watch) => watch.until(() => (watch.plans['']?.seq ?? 0) >= last))).then(since)
  return { entry: await entry, plan: await plan }
}

function p95(times: readonly number[]): number {
  const sorted = [...times].sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN
}

/**
 * The longest that planning holds up the loop that serves: milliseconds of the loop's longest turn while plans change, and while
 * as many entries are told that no plan depends on.
 */
export const planBlocking: Figure = {
  name: 'plan-blocking',
  unit: 'ms',
  goal: { valueBelow: 10 },
  async measure(bench) {
    const scene = await sceneOf(bench)
    const longest = async (work: () => Promise<unknown>) => {
      await longestTurn(scene) // begins anew
      await work()
      return longestTurn(scene)
    }
    const [values, baselines]: [number[], number[]] = [[], []]
    for (let round = 0; round < TURNS; round++) {
      baselines.push(await longest(() => twoReports(scene)))
      values.push(await longest(() => oneNeed(scene, round)))
    }
    return { value: Math.max(0, median(values) - median(baselines)), baseline: median(baselines) }
  },
}

/** As many entries on as many screens as a need that comes and goes, and no plan that depends on them. */
async function twoReports({ victim, emergency, watches }: Scene): Promise<void> {
  for (let time = 0; time < 2; time++) {
    const { last } = await victim.does(addReport, { text: 'Die Telefone gehen wieder.' }, { params: { emergency } })
    await Promise.all(watches.map((watch) => watch.reaches(last)))
  }
}

/** Milliseconds of the serving loop's longest turn since this was last asked, by the node's own figures. */
async function longestTurn({ metricsUrl }: Scene): Promise<number> {
  const text = await (await fetch(metricsUrl)).text()
  return 1000 * Number(/^nodejs_eventloop_lag_max_seconds (\S+)/m.exec(text)?.[1])
}
