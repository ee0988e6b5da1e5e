import { openPipeline } from '@beistand/api/database'
import { SQL } from '@beistand/api/journal/tables'
import { ALL_NOUNS, type DomainEvent } from '@beistand/domain/registry'
import type { Bench, Place } from './bench.js'
import { type Figure, median } from './figure.js'
import { signIn } from './stage.js'

const ROWS = 2000
const TIMES = 30

/** A snapshot of 2,000 rows over HTTP, against the same rows read by bare SQL and written as JSON. */
export const snapshot: Figure = {
  name: 'snapshot-of-2000-rows',
  unit: 'ms',
  goal: { valueBelow: 150 },
  async measure(bench) {
    const place = await bench.found({}, busyEmergency)
    const product = await overHttp(bench, place)
    const floor = bareSql(bench, place)
    const [values, baselines]: [number[], number[]] = [[], []]
    for (let time = 0; time < TIMES; time++) {
      values.push(await timed(product))
      baselines.push(await timed(floor))
    }
    return { value: median(values), baseline: median(baselines) }
  },
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now()
  await work()
  return performance.now() - begin
}

async function overHttp(bench: Bench, { databaseUrl, pact }: Place): Promise<() => Promise<unknown>> {
  const { url } = await bench.node(databaseUrl)
  const partner = await signIn(url, pact.organisations[1])
  const { rows } = await partner.snapshot()
  const count = Object.values(rows).reduce((sum, ofNoun) => sum + Object.keys(ofNoun).length, 0)
  if (count < ROWS) throw new Error(`the snapshot has only ${count} rows`)
  const headers = { Cookie: partner.cookie, 'Acting-Grant': partner.grant }
  return async () => (await fetch(`${url}/api/snapshot`, { headers })).text()
}

function bareSql(bench: Bench, { databaseUrl, pact }: Place): () => Promise<unknown> {
  const pool = openPipeline(databaseUrl, 1)
  bench.endLater(() => pool.end())
  return async () => {
    const read = ALL_NOUNS.map(({ name }) => pool.query({ name, text: SQL[name].all, values: [pact.pact] }))
    return JSON.stringify((await Promise.all(read)).map(({ rows }) => rows as unknown))
  }
}

/** One emergency with its reports and tasks, as it looks after a week. */
function busyEmergency(): DomainEvent[] {
  const emergency = 'busy'
  const unknown = {
    awareAt: null,
    nextUpdateDue: null,
    disasterBy: null,
    disasterAt: null,
    personalData: 'unknown',
  } as const
  const alone = { exercise: null, cause: null, relapseOf: null, phase: 'declared', callBack: 'not-needed' } as const
  const readers = { tlp: 'TLP:AMBER', circle: { to: 'pact' } } as const
  const text = 'Die Telefonanlage läuft wieder, die Fachverfahren noch nicht.'
  const open = { dueAt: null, assignee: null, person: null }
  return [
    {
      type: 'emergency-opened',
      id: emergency,
      victim: 'o001',
      kind: 'attack',
      severity: 'serious',
      ...unknown,
      ...alone,
    },
    { type: 'organisation-involved', id: `${emergency}:o001`, emergency, organisation: 'o001', profile: 'lead' },
    ...Array.from({ length: ROWS / 2 }, (_, index): DomainEvent => ({
      type: 'report-added',
      id: `r${index}`,
      emergency,
      text,
      ...readers,
    })),
    ...Array.from({ length: ROWS / 2 }, (_, index): DomainEvent => ({
      type: 'task-added',
      id: `t${index}`,
      emergency,
      title: `Arbeitsplatz ${index} einrichten`,
      details: text,
      ...open,
      ...readers,
    })),
  ]
}
