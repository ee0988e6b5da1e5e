import { addReport, narrowReport } from '@beistand/contracts/emergency'
import { failProvider } from '@beistand/contracts/provider'
import { type Figure, median } from './figure.js'
import { paced, rawPushes } from './raw-floor.js'
import type { Stage } from './stage.js'

const COMMANDS = { times: 60, pace: 100 }
/** The first ones find code and caches cold. */
const COLD = 10
const REPORT = 'Die Telefonanlage läuft wieder, die Fachverfahren noch nicht.'

const warm = (taken: readonly number[]) => median(taken.slice(COLD))
/** A push of some bytes, in the shape of one entry. */
const bodyOf = (bytes: number) => JSON.stringify({ entries: [{ text: 'x'.repeat(bytes) }] })

/** From a command to the last of 1,000 sockets, at ten commands a second. */
export const fanOut: Figure = {
  name: 'fan-out',
  unit: 'ms',
  goal: { ratioAtMost: 1.5 },
  async measure(bench) {
    const baseline = warm(await rawPushes(bench, { body: bodyOf(600), ...COMMANDS }))
    const stage = await bench.stage()
    return { value: warm(await paced(() => report(stage), COMMANDS)), baseline }
  },
}

async function report(stage: Stage): Promise<number> {
  const { crowd, emergency } = stage
  const { victim } = stage.speakers
  const next = stage.seq + 1
  const start = performance.now()
  const seen = crowd.everyone(({ seq }) => seq >= next).then(() => performance.now() - start)
  await victim.does(addReport, { text: REPORT }, { params: { emergency } })
  return seen
}

/** A provider fails under 72 dependants: until the last of 1,000 viewers has all their emergencies before it. */
export const providerFailure: Figure = {
  name: 'provider-failure',
  unit: 'ms',
  goal: { valueBelow: 1000 },
  async measure(bench) {
    const stage = await bench.stage()
    const { crowd, pact } = stage
    const { provider } = stage.speakers
    const hit = pact.dependants.length
    const before = stage.seq
    const outage = { failure: 'unavailable', text: 'Das Rechenzentrum ist getrennt.' } as const
    const start = performance.now()
    const seen = crowd
      .everyone(({ rows }) => Object.keys(rows.emergency).length > hit)
      .then(() => performance.now() - start)
    await provider.does(failProvider, outage, { params: { provider: pact.provider } })
    const value = await seen
    const { entries } = await provider.log(`?limit=${stage.seq - before}`)
    const bytes = JSON.stringify(entries).length
    const baseline = median(await rawPushes(bench, { body: bodyOf(bytes), times: 5, pace: 100 }))
    return { value, baseline }
  },
}

/** A report to those who work in an emergency is narrowed to one person: until it has left the last of 500 viewers. */
export const narrowing: Figure = {
  name: 'narrowing',
  unit: 'ms',
  goal: { valueBelow: 200 },
  async measure(bench) {
    const stage = await bench.stage()
    const value = median(await paced(() => narrow(stage), { times: 5, pace: 1000 }))
    return { value, baseline: median(await rawPushes(bench, { body: bodyOf(300), times: 20, pace: 100 })) }
  },
}

async function narrow({ crowd, speakers, emergency }: Stage): Promise<number> {
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
