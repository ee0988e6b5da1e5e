import { addReport, narrowReport } from '@beistand/contracts/emergency'
import { failProvider } from '@beistand/contracts/provider'
import type { Crowd } from '@beistand/sim/crowd'
import { type Figure, median } from './figure.js'
import { paced, rawPushes } from './raw-floor.js'
import { type Stage, tipOf } from './stage.js'

/** Product and floor take turns, so that both meet the same disturbances. */
const ROUNDS = 3
const COMMANDS = { times: 40, pace: 100 }
/** The first ones of a round find code and caches cold. */
const COLD = 10
const REPORT = 'Die Telefonanlage läuft wieder, die Fachverfahren noch nicht.'

/** A push of some bytes, in the shape of one entry. */
const bodyOf = (bytes: number) => JSON.stringify({ entries: [{ text: 'x'.repeat(bytes) }] })

/** From a command to the last of 1,000 sockets, at ten commands a second. */
export const fanOut: Figure = {
  name: 'fan-out',
  unit: 'ms',
  goal: { ratioAtMost: 1.5 },
  async measure(bench) {
    const stage = await bench.stage()
    const [values, baselines]: [number[], number[]] = [[], []]
    for (let round = 0; round < ROUNDS; round++) {
      baselines.push(...(await rawPushes(bench, { body: bodyOf(600), ...COMMANDS })).slice(COLD))
      const taken = await stage.watched((crowd) => paced(() => report(stage, crowd), COMMANDS))
      values.push(...taken.slice(COLD))
    }
    return { value: median(values), baseline: median(baselines) }
  },
}

async function report({ speakers, emergency }: Stage, crowd: Crowd): Promise<number> {
  const next = tipOf(crowd) + 1
  const start = performance.now()
  const seen = crowd.everyone(({ seq }) => seq >= next).then(() => performance.now() - start)
  await speakers.victim.does(addReport, { text: REPORT }, { params: { emergency } })
  return seen
}

/** A provider fails under 72 dependants: until the last of 1,000 viewers has all their emergencies before it. */
export const providerFailure: Figure = {
  name: 'provider-failure',
  unit: 'ms',
  goal: { valueBelow: 1000 },
  async measure(bench) {
    const stage = await bench.stage()
    const { value, bytes } = await stage.watched((crowd) => fail(stage, crowd))
    const baseline = median(await rawPushes(bench, { body: bodyOf(bytes), times: 5, pace: 100 }))
    return { value, baseline }
  },
}

async function fail({ speakers, pact }: Stage, crowd: Crowd): Promise<{ value: number; bytes: number }> {
  const { provider } = speakers
  const hit = pact.dependants.length
  const before = tipOf(crowd)
  const outage = { failure: 'unavailable', text: 'Das Rechenzentrum ist getrennt.' } as const
  const start = performance.now()
  const seen = crowd
    .everyone(({ rows }) => Object.keys(rows.emergency).length > hit)
    .then(() => performance.now() - start)
  await provider.does(failProvider, outage, { params: { provider: pact.provider } })
  const value = await seen
  const { entries } = await provider.log(`?limit=${tipOf(crowd) - before}`)
  return { value, bytes: JSON.stringify(entries).length }
}

/** A report to those who work in an emergency is narrowed to one person: until it has left the last of 500 viewers. */
export const narrowing: Figure = {
  name: 'narrowing',
  unit: 'ms',
  goal: { valueBelow: 200 },
  async measure(bench) {
    const stage = await bench.stage()
    const taken = await stage.watched((crowd) => paced(() => narrow(stage, crowd), { times: 5, pace: 1000 }))
    const baselines = await rawPushes(bench, { body: bodyOf(300), times: 20, pace: 100 })
    return { value: median(taken), baseline: median(baselines) }
  },
}

async function narrow({ speakers, emergency }: Stage, crowd: Crowd): Promise<number> {
  const { victim } = speakers
  const inside = { text: REPORT, circle: { to: 'involved' } } as const
  const { id, last } = await victim.does(addReport, inside, { params: { emergency } })
  const involved = (keys: readonly string[]) => keys.includes(`emergency:${emergency}`)
  await crowd.everyone(({ rows, keys, seq }) => (involved(keys) ? rows.report[id] !== undefined : seq >= last))
  const start = performance.now()
  const left = crowd
    .everyone(({ rows }, person) => (rows.report[id] === undefined) !== (person === victim.person))
    .then(() => performance.now() - start)
  await victim.does(narrowReport, { persons: [victim.person] }, { params: { report: id } })
  return left
}
