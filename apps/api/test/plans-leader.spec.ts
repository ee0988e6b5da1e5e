import { openNeed } from '@beistand/contracts/need'
import type { Certificate } from '@beistand/contracts/plan'
import { failProvider } from '@beistand/contracts/provider'
import type { Proposal } from '@beistand/domain/planning-proposals'
import { generatePact } from '@beistand/sim/generated-pact'
import { Partner } from '@beistand/sim/partner'
import { inTurns } from '@beistand/sim/sockets'
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

/** Every version once, none left out. */
async function versions(): Promise<number[]> {
  const { rows } = await world().db.query<{ version: string }>(
    `SELECT version FROM app.plan WHERE world = '' ORDER BY version`,
  )
  return rows.map(({ version }) => Number(version))
}

/** The most units of each offer that are proposed at once. */
function unitsOf(proposals: readonly Proposal[]): ReadonlyMap<string, number> {
  const offered = [...new Set(proposals.map(({ offer }) => offer))].sort()
  const slots = [...new Set(proposals.map(({ from }) => from))]
  const most = (offer: string) =>
    slots.map((slot) =>
      proposals
        .filter((one) => one.offer === offer && one.from <= slot && slot < one.to)
        .reduce((sum, { units }) => sum + units, 0),
    )
  return new Map(offered.map((offer) => [offer, Math.max(...most(offer))]))
}

test('PL-11 the leader is killed while 72 emergencies open: in two seconds another node plans on, loses and doubles nothing', async () => {
  const first = await leader()
  const other = 1 - first
  const operator = await signIn(provider, other)
  const lender = await signIn(outside, other)
  const offer = await offers(lender, { owner: outside, units: 70 })
  const scarce = await offers(lender, { owner: outside, units: 1, skills: { backup: 1 } })
  const victims = await inTurns(dependants, (organisation) => signIn(organisation, other), 6)
  const watch = await world().watch(lender)

  const outage = { failure: 'unavailable', text: 'Getrennt' } as const
  const failing = operator.does(failProvider, outage, { params: { provider } })
  await world().node(first).kill()
  const killed = performance.now()
  await failing
  const open = Object.values((await lender.snapshot()).rows.emergency)
  expect(new Set(open.map(({ victim }) => victim))).toEqual(new Set(dependants))
  expect([open.length, new Set(open.map(({ cause }) => cause)).size]).toEqual([72, 1])
  const proposals = () => watch.plans['']?.proposals ?? []
  const emergencyOf = new Map(open.map(({ victim, id }) => [victim, id]))
  const asked = { kind: 'staff', quantity: 1, window: ahead(6), priority: 2 } as const
  const asks = async (partner: Partner, organisation: string | undefined) => {
    const emergency = emergencyOf.get(organisation ?? '') ?? ''
    return (await partner.does(openNeed, asked, { params: { emergency } })).id
  }
  const [soonest, ...others] = victims
  if (!soonest) throw new Error('nobody is hit')
  const soon = await asks(soonest, dependants[0])
  await watch.until(() => proposals().length > 0, 10_000)
  expect(performance.now() - killed).toBeLessThan(2000)

  const opened = [soon, ...(await inTurns(others, (partner, index) => asks(partner, dependants[index + 1])))]
  await watch.until(() => new Set(proposals().map(({ need }) => need)).size === 72, 10_000)
  const halfDays = new Map(opened.map((id) => [id, 0]))
  for (const { need, from, to, units } of proposals()) {
    halfDays.set(need, (halfDays.get(need) ?? 0) + (to - from) * units)
  }
  // 71 units for 72 needs: all get something, nobody more than asked for, and no unit twice.
  expect([halfDays.size, Math.min(...halfDays.values()), Math.max(...halfDays.values())]).toEqual([72, 5, 6])
  expect([...halfDays.values()].reduce((sum, each) => sum + each)).toBe(71 * 6)
  expect(unitsOf(proposals())).toEqual(new Map([offer, scarce].map((id, k) => [id, [70, 1][k]])))
  const { body } = await lender.call<Certificate>('/plans/certificate')
  expect(body).toMatchObject({ feasible: true, coverageOptimal: true, fairnessOptimal: true, issues: [] })
  expect(await versions()).toEqual(Array.from({ length: watch.plans['']?.version ?? 0 }, (_, index) => index + 1))
  await world().restart(first)
}, 90_000)

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
