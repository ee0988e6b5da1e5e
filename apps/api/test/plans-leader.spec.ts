import { openNeed } from '@beistand/contracts/need'
import { failProvider } from '@beistand/contracts/provider'
import { generatePact } from '@beistand/sim/generated-pact'
import { Partner } from '@beistand/sim/partner'
import { Deposed, store } from '../src/plans/stored-plans.js'
import { ahead, offers } from './help.js'
import { PACT, PASSWORD, useWorld } from './world.js'

const { events, people, provider, dependants, organisations } = generatePact({ pact: PACT })
const world = useWorld({
  nodes: 2,
  founding: { pact: PACT, events, people: people.map(({ id, email }) => ({ id, email })), password: PASSWORD },
})
const NOTHING = { demand: [], covered: [], floors: [] }
const [victim = ''] = dependants
const [outside = ''] = organisations.filter((id) => id !== provider && !dependants.includes(id))

function signIn(organisation: string, node: number): Promise<Partner> {
  const email = `coordinator@${organisation}.example`
  return Partner.signIn(world().node(node).url, { email, password: PASSWORD })
}

/** The node whose connection holds the lead. */
async function leader(): Promise<number> {
  const { rows } = await world().db.query<{ name: string }>(
    `SELECT a.application_name AS name FROM pg_locks l JOIN pg_stat_activity a USING (pid)
     WHERE l.locktype = 'advisory' AND l.granted AND a.application_name LIKE 'beistand planning %'
       AND a.datname = current_database()`,
  )
  return world().nodes.findIndex(({ pid }) => rows[0]?.name.endsWith(` ${pid}`))
}

async function terms(): Promise<number[]> {
  const { rows } = await world().db.query<{ term: string }>(
    `SELECT term FROM app.plan WHERE world = '' ORDER BY version`,
  )
  return rows.map(({ term }) => Number(term))
}

test('PL-11 with 72 emergencies open the leader is killed, and within two seconds the other node plans on', async () => {
  const first = await leader()
  const other = 1 - first
  const operator = await signIn(provider, other)
  const outage = { failure: 'unavailable', text: 'Getrennt' } as const
  await operator.does(failProvider, outage, { params: { provider } })
  const lender = await signIn(outside, other)
  const offer = await offers(lender, { owner: outside, units: 5 })
  const watch = await world().watch(lender)
  const { rows } = await lender.snapshot()
  const open = Object.values(rows.emergency)
  expect(open).toHaveLength(72)
  const emergency = open.find((row) => row.victim === victim)?.id ?? ''
  const asked = { kind: 'staff', quantity: 1, window: ahead(6), priority: 2 } as const
  const hit = await signIn(victim, other)
  await world().node(first).kill()
  const killed = performance.now()
  const { id } = await hit.does(openNeed, asked, { params: { emergency } })
  await watch.until(() => watch.plans['']?.proposals.some((one) => one.need === id) ?? false, 10_000)
  expect(performance.now() - killed).toBeLessThan(2000)
  expect(watch.plans['']?.proposals).toMatchObject([{ offer, need: id, units: 1 }])
  await world().restart(first)
}, 60_000)

test('PL-12 a leader that was stopped and wakes up overwrites nothing', async () => {
  const stopped = await leader()
  const other = 1 - stopped
  const lender = await signIn(outside, other)
  const watch = await world().watch(lender)
  const before = Math.max(...(await terms()))
  world().node(stopped).signal('SIGSTOP')
  const since = performance.now()
  const offer = await offers(lender, { owner: outside, units: 1, skills: { forensics: 3 } })
  const open = Object.values((await lender.snapshot()).rows.emergency).find((row) => row.victim === victim)
  const hit = await signIn(victim, other)
  const asked = { kind: 'staff', quantity: 1, window: ahead(6), priority: 1, skills: { forensics: 3 } } as const
  const { id } = await hit.does(openNeed, asked, { params: { emergency: open?.id ?? '' } })
  const proposed = () => watch.plans['']?.proposals.find((one) => one.need === id)?.offer
  await watch.until(() => proposed() === offer, 10_000)
  expect(performance.now() - since).toBeLessThan(3000)
  world().node(stopped).signal('SIGCONT')
  const later = await offers(lender, { owner: outside, units: 1, skills: { linux: 3 } })
  const more = { ...asked, skills: { linux: 3 } } as const
  const next = await hit.does(openNeed, more, { params: { emergency: open?.id ?? '' } })
  await watch.until(
    () => watch.plans['']?.proposals.some((one) => one.need === next.id && one.offer === later) ?? false,
  )
  const written = await terms()
  expect(written).toEqual([...written].sort((a, b) => a - b))
  expect(written.at(-1)).toBeGreaterThan(before)
  const plan = { world: null, version: 9999, seq: 0, halfDay: 0, proposals: [], gaps: [], reach: NOTHING } as const
  const late = { pact: PACT, term: before, plan, apart: [], change: { ...plan, gone: [], gaps: {} } }
  const client = await world().db.connect()
  await expect(store(client, late)).rejects.toThrow(Deposed)
  client.release()
}, 60_000)
