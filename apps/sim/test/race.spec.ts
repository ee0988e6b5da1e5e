import { acceptLoan, requestLoan, withdrawLoan } from '@beistand/contracts/commitment'
import { declareEmergency } from '@beistand/contracts/emergency'
import { openNeed } from '@beistand/contracts/need'
import { makeOffer } from '@beistand/contracts/offer'
import { failProvider } from '@beistand/contracts/provider'
import { isOpen } from '@beistand/domain/emergency'
import { halfDayAt } from '@beistand/domain/half-day'
import type { Rows } from '@beistand/domain/registry'
import { Crowd, SIGN_INS } from '@beistand/sim/crowd'
import { generatePact } from '@beistand/sim/generated-pact'
import type { Partner } from '@beistand/sim/partner'
import { inTurns } from '@beistand/sim/sockets'
import { PACT, PASSWORD, useWorld } from '../../api/test/world.js'

const pact = generatePact({ pact: PACT })
const world = useWorld({ nodes: 2, founding: { ...pact, password: PASSWORD } })
const HELD = ['requested', 'offered', 'accepted', 'mobilising', 'on-duty']
const UNITS = 3
const ATTEMPTS = 9

const coordinator = (index: number) =>
  world().partner('coordinator', { id: pact.organisations[index] ?? '', name: '' }, index % 2)
const range = (from: number, to: number) => Array.from({ length: to - from }, (_, index) => from + index)

/** Fifty coordinators, half of them over each node; the provider's is the last one. */
let partners: readonly Partner[] = []
beforeAll(async () => {
  partners = await inTurns([...range(1, 50), 0], coordinator, SIGN_INS)
}, 60_000)

const from = halfDayAt(Date.now())
const period = { from, to: from + 4 }

async function needOf(victim: Partner): Promise<string> {
  const attack = { victim: victim.organisation, kind: 'attack', severity: 'serious', text: 'Alles steht.' } as const
  const { id: emergency } = await victim.does(declareEmergency, attack)
  const wish = { kind: 'staff', quantity: 20, window: period, priority: 1 } as const
  return (await victim.does(openNeed, wish, { params: { emergency } })).id
}

/** Asks for one unit of each offer again and again, over both nodes in turn, and gives back every third unit that it gets. */
async function race(writer: Partner, need: string, offers: readonly string[]): Promise<string[]> {
  const gained: string[] = []
  for (const attempt of range(0, ATTEMPTS)) {
    const wish = { offer: offers[attempt % offers.length] ?? '', units: 1, window: period, mode: 'onsite' } as const
    const partner = writer.at(world().node(attempt % 2).url)
    const asked = await partner.ask(requestLoan, wish, { params: { need } })
    if (!asked.ok) expect(asked.problem?.code).toBe('offer-exhausted')
    else if (gained.push(asked.body.id) % 3 === 0)
      await writer.does(withdrawLoan, {}, { params: { commitment: gained.pop() ?? '' } })
  }
  return gained
}

/** Units of an offer that loans hold in a half day, counted loan by loan. */
function heldIn(halfDay: number, offer: string, { commitment }: Rows): number {
  const holding = Object.values(commitment).filter(
    (row) => row.offer === offer && HELD.includes(row.state) && row.window.from <= halfDay && halfDay < row.window.to,
  )
  return holding.reduce((sum, { units }) => sum + units, 0)
}

test('SI-1 fifty partners over two nodes while eight race for three offers: nothing is promised twice, and all see the same', async () => {
  const [racers, owners] = [partners.slice(0, 8), partners.slice(8, 11)]
  const watches = await Promise.all(partners.map((partner) => world().watch(partner)))
  expect(watches).toHaveLength(50)
  const stock = { kind: 'staff' as const, title: 'Fachkraft', units: UNITS, windows: [period] }
  const offers = await Promise.all(
    owners.map(async (owner) => (await owner.does(makeOffer, { ...stock, owner: owner.organisation })).id),
  )
  const needs = await Promise.all(racers.map(needOf))

  const gained = await Promise.all(racers.map((racer, index) => race(racer, needs[index] ?? '', offers)))
  const [first] = racers
  for (const offer of offers) if (first) await exhaust(first, needs[0] ?? '', offer)
  const accepting = owners.map(async (owner) => {
    const all = Object.values((await owner.snapshot()).rows.commitment)
    const asked = all.filter(({ lender, state }) => lender === owner.organisation && state === 'requested')
    return Promise.all(asked.map(({ id }) => owner.does(acceptLoan, {}, { params: { commitment: id } })))
  })
  await Promise.all(accepting)

  expect(gained.flat().length).toBeGreaterThan(0)
  for (const [index, owner] of owners.entries()) {
    const { rows } = await owner.snapshot()
    for (const halfDay of range(period.from, period.to)) {
      expect(heldIn(halfDay, offers[index] ?? '', rows)).toBe(UNITS)
      expect(rows.load[offers[index] ?? '']?.held[String(halfDay)]).toBe(UNITS)
    }
  }
  const fresh = await Promise.all(partners.map((partner) => partner.snapshot()))
  await Promise.all(watches.map((watch, index) => watch.reaches(fresh[index]?.seq ?? 0)))
  expect(watches.map(({ replica }) => replica.rows)).toEqual(fresh.map(({ rows }) => rows))
}, 60_000)

/** Takes what is left of an offer. */
async function exhaust(victim: Partner, need: string, offer: string): Promise<void> {
  const wish = { offer, units: 1, window: period, mode: 'onsite' } as const
  for (let attempt = 0; attempt < UNITS; attempt++) await victim.ask(requestLoan, wish, { params: { need } })
}

test('SI-2 when the provider of 72 organisations fails, a crowd of viewers sees an open emergency of each', async () => {
  const crowd = await Crowd.gather(partners)
  try {
    const provider = partners.at(-1)
    const outage = { failure: 'unavailable', text: 'Das Rechenzentrum ist getrennt.' } as const
    await provider?.does(failProvider, outage, { params: { provider: pact.provider } })
    const hit = ({ emergency }: Rows) =>
      new Set(
        Object.values(emergency)
          .filter(isOpen)
          .map(({ victim }) => victim),
      )
    await crowd.everyone(({ rows }) => pact.dependants.every((organisation) => hit(rows).has(organisation)))
    const fresh = await Promise.all(partners.map((partner) => partner.snapshot()))
    await crowd.everyone(({ seq }) => fresh.every((snapshot) => snapshot.seq <= seq))
    expect(crowd.members.map(({ replica }) => replica.rows)).toEqual(fresh.map(({ rows }) => rows))
  } finally {
    crowd.close()
  }
}, 60_000)
