import { openPipeline } from '@beistand/api/database'
import { EmergenciesController } from '@beistand/api/emergencies/emergencies.controller'
import { addReport, declareEmergency } from '@beistand/contracts/emergency'
import type { Partner } from '@beistand/sim/partner'
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Bench, Place } from './bench.js'
import type { Figure } from './figure.js'
import { type Flight, recordSql, type Statement } from './recorded-sql.js'
import { signIn } from './stage.js'

const WRITERS = 8
/** Milliseconds; product and floor take turns, so that both meet the same disturbances. */
const TURN = 2500
const TURNS = 4
const REPORT = 'Die Telefonanlage läuft wieder, die Fachverfahren noch nicht.'

/** Reports written by eight people of one pact over HTTP, against eight connections that send the SQL of one such command. */
export const commandsPerSecond: Figure = {
  name: 'commands-per-second',
  unit: '1/s',
  goal: { ratioAtLeast: 0.4 },
  async measure(bench) {
    const [product, floor] = [await overHttp(bench), await rawSql(bench)]
    await inATurn(product)
    await inATurn(floor)
    let [value, baseline] = [0, 0]
    for (let turn = 0; turn < TURNS; turn++) {
      value += (await inATurn(product)) / TURNS
      baseline += (await inATurn(floor)) / TURNS
    }
    return { value, baseline }
  },
}

/** How often a second eight writers get their work done, each as soon as it has done the last one. */
async function inATurn(writers: readonly (() => Promise<unknown>)[]): Promise<number> {
  const begin = performance.now()
  let done = 0
  const write = async (work: () => Promise<unknown>) => {
    while (performance.now() - begin < TURN) {
      await work()
      done++
    }
  }
  await Promise.all(writers.map(write))
  return (done * 1000) / (performance.now() - begin)
}

async function begun(
  bench: Bench,
): Promise<Place & { coordinator: Partner; emergency: string; stop: () => Promise<void> }> {
  const place = await bench.found({})
  const node = await bench.node(place.databaseUrl)
  const coordinator = await signIn(node.url, place.pact.organisations[1])
  const attack = {
    victim: coordinator.organisation,
    kind: 'attack',
    severity: 'serious',
    text: 'Alles steht.',
  } as const
  const { id } = await coordinator.does(declareEmergency, attack)
  return { ...place, coordinator, emergency: id, stop: () => node.stop() }
}

async function overHttp(bench: Bench): Promise<(() => Promise<unknown>)[]> {
  const { coordinator, emergency } = await begun(bench)
  const report = () => coordinator.does(addReport, { text: REPORT }, { params: { emergency } })
  return Array.from({ length: WRITERS }, () => report)
}

async function rawSql(bench: Bench): Promise<(() => Promise<unknown>)[]> {
  const { databaseUrl, pact, coordinator, emergency, stop } = await begun(bench)
  await stop()
  const asked = {
    pact: pact.pact,
    asker: { person: coordinator.person, grant: coordinator.grant, for: null },
    key: randomUUID(),
    content: REPORT,
    params: { emergency },
    body: { text: REPORT, tlp: 'TLP:AMBER', circle: { to: 'pact' } },
  } as const
  const flights = await recordSql(databaseUrl, (journal) => new EmergenciesController(journal).report(asked))
  const pool = openPipeline(databaseUrl, WRITERS)
  bench.endLater(() => pool.end())
  const clients = await Promise.all(Array.from({ length: WRITERS }, () => pool.connect()))
  for (const client of clients) bench.endLater(() => Promise.resolve(client.release()))
  return clients.map((client) => () => replay(client, flights, asked.key))
}

/** Sends a recorded command again, as a new one: with a key, an id and a number of its own. */
async function replay(client: pg.PoolClient, flights: readonly Flight[], recordedKey: string): Promise<void> {
  const recorded = numberIn(flights)
  const ids = new Map([recordedKey, ...idsIn(flights)].map((id) => [id, randomUUID()]))
  let seq = recorded
  for (const flight of flights) {
    const changed = flight.map((statement) => changedValues(statement, { ids, recorded, seq }))
    const answers = await Promise.all(changed.map((statement) => client.query(statement)))
    const tip = answers[flight.findIndex(({ name }) => name === 'tip')]?.rows[0] as { seq: number } | undefined
    if (tip) seq = tip.seq + 1
  }
}

/** The number that the recorded command's entry got. */
function numberIn(flights: readonly Flight[]): number {
  const tip = flights.flat().find(({ name }) => name === 'update_tip')?.values?.[1]
  if (typeof tip !== 'number') throw new Error('no number was recorded')
  return tip
}

/** The ids of rows that the recorded command made. */
function idsIn(flights: readonly Flight[]): string[] {
  const written = flights.flat().find(({ name }) => name === 'insert_entries')?.values?.[0]
  return [...String(written).matchAll(/"id":"([0-9a-f-]{36})"/g)].map(([, id]) => String(id))
}

interface Change {
  readonly ids: ReadonlyMap<string, string>
  readonly recorded: number
  readonly seq: number
}

function changedValues({ values = [], ...statement }: Statement, { ids, recorded, seq }: Change): pg.QueryConfig {
  const numbers = new RegExp(`(\\\\?"(?:seq|batch)\\\\?":)${recorded}\\b`, 'g')
  const changed = (value: unknown) => {
    if (value === recorded) return seq
    if (typeof value !== 'string') return value
    return [...ids].reduce((text, [from, to]) => text.replaceAll(from, to), value.replace(numbers, `$1${seq}`))
  }
  return { ...statement, values: values.map(changed) }
}
