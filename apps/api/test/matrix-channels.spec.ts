import type { Row } from '@beistand/domain/noun'
import { ALL_NOUNS, noRows } from '@beistand/domain/registry'
import type { Replica } from '@beistand/domain/replica'
import { makeWall } from '@beistand/contracts/wall'
import { Partner } from '@beistand/sim/partner'
import { Watch } from '@beistand/sim/watch'
import { ROLE_COLUMNS } from '../../../libs/domain/test/access-cells.js'
import {
  type Actor,
  CARDS,
  COUNTY,
  type Does,
  FORM_EMERGENCY,
  FOUNDING,
  LENDER,
  NOW,
  ORGANISATIONS,
  personOf,
  VICTIM,
} from './story/cast.js'
import { tell } from './story/whole-story.js'
import { call, newLink } from './access-client.js'
import { Witness } from './witness.js'
import { emailOf, PASSWORD, useWorld } from './world.js'

const DAY = 86_400_000
const world = useWorld({ nodes: 2, manualClock: true, founding: FOUNDING })
const FULL = process.env['TEST_FULL'] === '1'
/** Every class of viewers: each relation to what happens, and each role; in the full run each role in each relation. */
const VIEWERS: readonly Actor[] = ORGANISATIONS.flatMap((organisation): Actor[] => [
  ...ROLE_COLUMNS.map((role) => ({ role, organisation })),
  ...CARDS.filter((card) => card.organisation === organisation),
])
  .filter(({ role, organisation }) => role !== 'office' || organisation === COUNTY)
  .filter(({ role, organisation }) => {
    const near = organisation === VICTIM || organisation === LENDER
    return FULL || role === 'coordinator' || role === 'office' || (near && role !== 'observer')
  })

const partners = new Map<string, Partner>()
/** Those of a wall screen: one that is there from the beginning on, and two that come back with what they knew. */
const walls: Watch[] = []
const WALL = { cookies: '' }

async function signIn(actor: Actor, node: number): Promise<Partner> {
  const email = emailOf(actor.role, actor.organisation)
  return Partner.signIn(world().node(node).url, { email, password: PASSWORD, role: actor.role })
}

const does: Does = async (command, { as, body, params }) => {
  const partner = partners.get(personOf(as))
  if (!partner) throw new Error(`nobody is ${personOf(as)}`)
  const actingFor = as.role === 'office' && as.organisation !== COUNTY ? { actingFor: as.organisation } : {}
  return partner.does(command, body, { ...(params ? { params } : {}), ...actingFor })
}

async function openCause(): Promise<string> {
  const rows = (await partners.get(`office-${COUNTY}`)?.snapshot())?.rows
  return Object.values(rows?.cause ?? {}).find(({ endedAt }) => endedAt === null)?.id ?? ''
}

/** Everything that happens in the story, before viewers of all classes, one half on each node, and some who come back. */
beforeAll(async () => {
  await world().setClock(NOW)
  for (const [index, actor] of VIEWERS.entries()) {
    const partner = await signIn(actor, index % 2)
    partners.set(partner.person, partner)
    if (actor.role !== 'operator') await world().watch(partner)
  }
  await hangWall()
  const early = await Promise.all(
    [...partners.values()].filter(({ person }) => !person.startsWith('operator')).map((partner) => partner.watch()),
  )
  const copies = early.map(({ replica }) => replica)
  for (const watch of early) watch.close()
  const kept = walls[0]?.replica
  await tell(does, openCause)
  const later = walls[0]?.replica
  await timePasses()
  for (const [index, { partner }] of [...world().watches].entries()) {
    const copy = copies[index]
    world().watches.push({ partner, watch: await partner.watch(...(copy ? [copy] : [])) })
  }
  walls.push(await openWall(kept), await openWall(later))
}, 300_000)

afterAll(() => walls.forEach((watch) => watch.close()))

async function hangWall(): Promise<void> {
  const partner = partners.get(`office-${COUNTY}`)
  const made = await partner?.does(makeWall, { name: 'Lagezentrum' }, { params: { organisation: COUNTY } })
  const { token, link } = newLink()
  await call(world().url, `POST /walls/${made?.id ?? ''}/link`, { link }, { cookies: partner?.cookie ?? '' })
  WALL.cookies = (await call(world().url, 'POST /wall', { token })).cookies
  walls.push(await openWall())
}

function openWall(copy?: Replica): Promise<Watch> {
  const place = { url: world().node(1).url, cookie: WALL.cookies, pact: world().pact }
  return Watch.open(copy ? { ...place, copy } : place)
}

/** What nobody answers lapses, expires or is overdue, by itself. */
async function timePasses(): Promise<void> {
  const [first] = world().watches
  await world().setClock(NOW + DAY / 2 - 1)
  await first?.watch.until(({ rows }) => Object.values(rows.commitment).some(({ overdue }) => overdue))
  const lapsed = Object.values(first?.watch.replica.rows.decision ?? {}).map(({ state }) => state)
  expect(lapsed).toContain('lapsed')
}

test('RO-10 every event type of the product happens in the story that is checked', async () => {
  const { types } = await Witness.of(world().db, world().pact)
  const all = [...ALL_NOUNS.flatMap(({ eventTypes }) => eventTypes), 'texts-erased']
  expect(all.filter((type) => !types.has(type))).toEqual([])
})

test('RO-11 page and export of the journal hold for each viewer exactly what the keys allow', async () => {
  const witness = await Witness.of(world().db, world().pact)
  // As if all of them had just proved who they are, even a card's device, which cannot: the keys alone are looked at here.
  await world().db.query('UPDATE app.session SET proven = $1', [new Date(NOW + DAY / 2)])
  for (const partner of partners.values()) {
    const readable = witness.readable(partner.person)
    const [paged, exported] = await Promise.all([allPages(partner), partner.exported()])
    expect([partner.person, paged.sort((a, b) => a - b)]).toEqual([partner.person, readable])
    expect([partner.person, exported.map(({ seq }) => seq)]).toEqual([partner.person, readable])
  }
}, 120_000)

async function allPages(partner: Partner): Promise<number[]> {
  const numbers: number[] = []
  for (let next: number | null = Number.MAX_SAFE_INTEGER; next !== null;) {
    const page: Awaited<ReturnType<Partner['log']>> = await partner.log(`?limit=500&before=${next}`)
    numbers.push(...page.entries.map(({ seq }) => seq))
    next = page.next
  }
  return numbers
}

test('RO-12 the snapshot of now and of any past number shows each viewer exactly what the keys allow', async () => {
  const witness = await Witness.of(world().db, world().pact)
  const moments = [witness.last, 60, 150, 250].filter((at) => at <= witness.last)
  for (const partner of partners.values())
    for (const at of moments) {
      const { rows } = await partner.snapshot(at === witness.last ? undefined : at)
      const shown = Object.entries(rows).flatMap(([noun, table]) => Object.keys(table).map((id) => `${noun} ${id}`))
      expect([partner.person, at, shown.sort()]).toEqual([partner.person, at, witness.shown(partner.person, at)])
    }
}, 120_000)

test('RO-13 the operator of the installation sees nothing of the pact, in no channel', async () => {
  const operators = [...partners.values()].filter(({ person }) => person.startsWith('operator'))
  const named = (person: string) => [`grant g-${person}`]
  const witness = await Witness.of(world().db, world().pact)
  for (const partner of operators) expect(witness.shown(partner.person, witness.last)).toEqual(named(partner.person))
})

test('WA-4 of all that happens a wall screen is told that something did: no entry and no row, in any channel', async () => {
  const witness = await Witness.of(world().db, world().pact)
  for (const watch of walls) await watch.reaches(witness.last - 1)
  for (const { received, replica, told } of walls) {
    const frames = received.flatMap((one) => ('frame' in one ? [one.frame] : []))
    expect(received.length).toBeGreaterThan(0)
    expect(frames.flatMap(({ entries, rows = [], gone = [] }) => [...entries, ...rows, ...gone])).toEqual([])
    expect(
      received.flatMap((one) => ('reset' in one ? Object.values(one.reset.rows).flatMap(Object.keys) : [])),
    ).toEqual([])
    expect([replica.keys, replica.rows, told]).toEqual([['wall'], noRows(), []])
  }
  for (const path of ['/snapshot', '/snapshot?at=60', '/journal', '/session', '/session/data'])
    for (const accept of ['application/json', 'application/x-ndjson'])
      expect([path, (await call(world().url, `GET ${path}`, undefined, { ...WALL, accept })).status]).toEqual([
        path,
        401,
      ])
}, 60_000)

test('CD-18 a device of a card is shown the real offers and its own emergency, and nothing of another one, in any channel', async () => {
  const [card] = CARDS
  const partner = card && partners.get(personOf(card))
  const { rows } = (await partner?.snapshot()) ?? { rows: noRows() }
  expect(Object.values(rows.offer).length).toBeGreaterThan(0)
  expect(Object.values(rows.offer).filter(({ exercise }) => exercise !== null)).toEqual([])
  const emergencies = Object.values(rows).flatMap((table) =>
    Object.values<Row>(table).flatMap((row) => ('emergency' in row && row.emergency !== null ? [row.emergency] : [])),
  )
  expect(new Set(emergencies)).toEqual(new Set([FORM_EMERGENCY]))
  expect(Object.keys(rows.emergency)).toEqual([FORM_EMERGENCY])
})

test('RO-19 a helper is shown the own shifts and tasks, and nothing else of the victim', async () => {
  const helper = { role: 'helper', organisation: LENDER } as const
  const rows = (await partners.get(personOf(helper))?.snapshot())?.rows ?? noRows()
  const ofTheVictim = Object.entries(rows).flatMap(([noun, table]) =>
    Object.values<Row>(table).flatMap((row) => ('emergency' in row && row.emergency !== null ? [{ noun, row }] : [])),
  )
  const other = ofTheVictim.filter(({ row }) => !JSON.stringify(row).includes(personOf(helper)))
  expect(new Set(ofTheVictim.map(({ noun }) => noun))).toEqual(new Set(['task', 'comment', 'deployment']))
  expect(other).toEqual([])
  expect(rows.emergency).toEqual({})
})
