import { acceptLoan, mobilise, recallLoan, startDuty } from '@beistand/contracts/commitment'
import { arrive, cancelDeployment, changeDeployment, leave, namePerson } from '@beistand/contracts/deployment'
import { addPrecondition, movePrecondition, waivePrecondition } from '@beistand/contracts/precondition'
import { nameCrew } from '@beistand/contracts/offer'
import type { Command } from '@beistand/contracts/command'
import type { Partner } from '@beistand/sim/partner'
import type * as z from 'zod/mini'
import { ahead, asks, offers } from './help.js'
import { BENSHEIM, HEPPENHEIM, ODENWALD, useWorld } from './world.js'

const HOUR = 3_600_000
const world = useWorld()

async function agreed() {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const heppenheim = await world().partner('coordinator', HEPPENHEIM)
  const preconditions = [{ code: 'access', owner: 'victim', leadDays: 0 } as const]
  const { loan } = await asks(bensheim, heppenheim, { preconditions })
  await heppenheim.does(acceptLoan, {}, { params: { commitment: loan } })
  const codeOf = async <C extends Command>(
    partner: Partner,
    command: C,
    body: z.input<C['body']>,
    params: Record<string, string> = { commitment: loan },
  ) => (await partner.ask(command, body, { params })).problem?.code ?? 'done'
  return { bensheim, heppenheim, loan, codeOf }
}

test('PC-2 Help goes on duty with an open precondition only for a reason, which stays with the loan', async () => {
  const { bensheim, heppenheim, loan, codeOf } = await agreed()
  await heppenheim.does(mobilise, {}, { params: { commitment: loan } })
  expect(await codeOf(heppenheim, startDuty, {})).toBe('precondition-open')
  const access = { precondition: `${loan}:1` }
  expect(await codeOf(heppenheim, movePrecondition, { state: 'met' }, access)).toBe('forbidden')
  expect(await codeOf(bensheim, movePrecondition, { state: 'met' }, access)).toBe('done')
  const added = { code: 'briefing', owner: 'lender', note: 'Hausrundgang' } as const
  const { id } = await bensheim.does(addPrecondition, added, { params: { commitment: loan } })
  expect(await codeOf(heppenheim, startDuty, {})).toBe('precondition-open')
  expect(await codeOf(heppenheim, waivePrecondition, { reason: 'Ortskundig' }, { precondition: id })).toBe('done')
  expect(await codeOf(heppenheim, startDuty, {})).toBe('done')
  expect((await bensheim.snapshot()).rows.precondition[id]).toMatchObject({ state: 'waived', waiver: 'Ortskundig' })
})

test('DP-7 Either side or the person itself says when it came and went; another helper does not', async () => {
  const { heppenheim, loan, codeOf } = await agreed()
  const helper = await world().partner('helper', HEPPENHEIM)
  const stranger = await world().partner('helper', ODENWALD)
  const shift = { reportAt: Date.now(), until: Date.now() + 8 * HOUR, place: 'Rathaus, Pforte' }
  const watch = await world().watch(helper)
  const named = { ...shift, person: helper.person }
  const { id } = await heppenheim.does(namePerson, named, { params: { commitment: loan } })
  await watch.until(({ rows }) => rows.deployment[id]?.place === 'Rathaus, Pforte')
  expect(watch.replica.rows.commitment).toEqual({})
  expect(await codeOf(stranger, arrive, {}, { deployment: id })).toBe('not-found')
  expect(await codeOf(helper, arrive, {}, { deployment: id })).toBe('done')
  expect(await codeOf(heppenheim, changeDeployment, named, { deployment: id })).toBe('wrong-state')
  expect(await codeOf(helper, leave, { minutes: 450 }, { deployment: id })).toBe('done')
  expect((await helper.snapshot()).rows.deployment[id]).toMatchObject({ minutes: 450, place: 'Rathaus, Pforte' })
})

test('DP-3 Nobody is on two shifts at once, whichever loan they belong to', async () => {
  const { heppenheim, codeOf } = await agreed()
  const second = await agreed()
  const person = (await world().partner('helper', HEPPENHEIM)).person
  const reportAt = Date.now() + 24 * HOUR
  const shift = { person, reportAt, until: reportAt + 8 * HOUR }
  expect(await codeOf(heppenheim, namePerson, shift)).toBe('done')
  expect(await second.codeOf(heppenheim, namePerson, { ...shift, reportAt: reportAt + HOUR })).toBe('person-on-shift')
  const deployment = Object.values((await heppenheim.snapshot()).rows.deployment).find(
    (row) => row.reportAt === reportAt,
  )
  expect(await codeOf(heppenheim, cancelDeployment, {}, { deployment: deployment?.id ?? '' })).toBe('done')
  expect(await second.codeOf(heppenheim, namePerson, { ...shift, reportAt: reportAt + HOUR })).toBe('done')
})

test('DP-8 When help is called back, the shifts that nobody has begun are cancelled with it', async () => {
  const { heppenheim, loan } = await agreed()
  const reportAt = Date.now() + ahead(1).to
  const shift = { name: 'Netzwerkfachkraft', reportAt, until: reportAt + HOUR }
  const { id } = await heppenheim.does(namePerson, shift, { params: { commitment: loan } })
  await heppenheim.does(recallLoan, {}, { params: { commitment: loan } })
  expect((await heppenheim.snapshot()).rows.deployment[id]?.cancelled).toBe(true)
})

test('DP-11 A shift goes to people of who names them, and never to one who stands behind another offer', async () => {
  const { heppenheim, bensheim, codeOf } = await agreed()
  const [reportAt, person] = [Date.now() + 72 * HOUR, (await world().partner('head', HEPPENHEIM)).person]
  const shift = { person, reportAt, until: reportAt + HOUR }
  expect(await codeOf(heppenheim, namePerson, { ...shift, person: bensheim.person })).toBe('person-elsewhere')
  const other = await offers(heppenheim)
  await heppenheim.does(nameCrew, { persons: [person] }, { params: { offer: other } })
  expect(await codeOf(heppenheim, namePerson, shift)).toBe('person-in-other-offer')
  expect((await bensheim.snapshot()).rows.crew).toEqual({})
  await heppenheim.does(nameCrew, { persons: [] }, { params: { offer: other } })
  expect(await codeOf(heppenheim, namePerson, shift)).toBe('done')
})
