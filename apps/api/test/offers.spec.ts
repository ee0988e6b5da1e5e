import { blockOffer, changeOffer, endBlock, keepOffer, makeOffer, moveOffer } from '@beistand/contracts/offer'
import { requestLoan } from '@beistand/contracts/commitment'
import { changeNeed } from '@beistand/contracts/need'
import { endExercise, startExercise } from '@beistand/contracts/exercise'
import { ahead, declares, needs, offers } from './help.js'
import { BENSHEIM, BERGSTRASSE, HEPPENHEIM, ODENWALD, useWorld } from './world.js'

const world = useWorld()
const lender = () => world().partner('coordinator', HEPPENHEIM)
const content = { title: 'Netzwerkfachkraft', units: 2, windows: [ahead(60)] }

test('OF-1 An organisation, or the office for it, makes and changes its offers, and nobody else does', async () => {
  const make = async (role: 'coordinator' | 'observer' | 'office', organisation = HEPPENHEIM, actingFor?: string) => {
    const partner = await world().partner(role, organisation)
    const body = { ...content, owner: HEPPENHEIM.id, kind: 'staff' } as const
    return (await partner.ask(makeOffer, body, actingFor ? { actingFor } : {})).status
  }
  expect(await make('coordinator')).toBe(200)
  expect(await make('observer')).toBe(403)
  expect(await make('coordinator', BENSHEIM)).toBe(403)
  expect(await make('office', BERGSTRASSE)).toBe(403)
  expect(await make('office', BERGSTRASSE, HEPPENHEIM.id)).toBe(200)
})

test('OF-3 An offer is paused and resumed at will, and withdrawn for good', async () => {
  const heppenheim = await lender()
  const offer = await offers(heppenheim)
  const to = async (state: 'available' | 'paused' | 'withdrawn') =>
    (await heppenheim.ask(moveOffer, { state }, { params: { offer } })).status
  expect([await to('paused'), await to('available'), await to('withdrawn'), await to('available')]).toEqual([
    200, 200, 200, 409,
  ])
})

test('OF-4 A change never takes away what is asked for or promised from now on', async () => {
  const [bensheim, heppenheim] = await Promise.all([world().partner('coordinator', BENSHEIM), lender()])
  const [need, offer] = [await needs(bensheim, await declares(bensheim)), await offers(heppenheim)]
  const wish = { offer, units: 2, window: ahead(4), mode: 'onsite' } as const
  await bensheim.does(requestLoan, wish, { params: { need } })
  const change = async (units: number) =>
    (await heppenheim.ask(changeOffer, { ...content, units }, { params: { offer } })).problem?.code
  expect(await change(1)).toBe('offer-held')
  expect(await change(2)).toBeUndefined()
  await heppenheim.does(keepOffer, { keep: true }, { params: { offer } })
  expect((await bensheim.snapshot()).rows.offer[offer]).toMatchObject({ units: 2, keepInPlan: true })
})

test('OF-5 Of a block others see when and how many, and only its own organisation sees why', async () => {
  const heppenheim = await lender()
  const [own, other] = await Promise.all([
    world().watch(await world().partner('head', HEPPENHEIM)),
    world().watch(await world().partner('office', ODENWALD)),
  ])
  const offer = await offers(heppenheim)
  const reason = 'Eine Kollegin ist erkrankt.'
  const block = { window: ahead(2), units: 1, reason }
  const { id, last } = await heppenheim.does(blockOffer, block, { params: { offer } })
  await Promise.all([own.reaches(last), other.until(({ rows }) => rows.absence[id]?.units === 1)])
  expect(own.replica.rows.absenceReason[id]?.reason).toBe(reason)
  expect(other.replica.rows.absenceReason[id]).toBeUndefined()
  expect(JSON.stringify(other.received)).not.toContain(reason)
  await heppenheim.does(endBlock, {}, { params: { absence: id } })
  await other.until(({ rows }) => rows.absence[id]?.ended === true)
})

test('OF-7 An exercise plans on copies with empty calendars of all offers that are not withdrawn, and ends them', async () => {
  const office = await world().partner('office', BERGSTRASSE)
  const { id: exercise } = await office.does(startExercise, { name: 'Herbstübung' })
  const { rows } = await office.snapshot()
  const real = Object.values(rows.offer).filter((row) => row.exercise === null && row.state !== 'withdrawn')
  const copies = Object.values(rows.offer).filter((row) => row.exercise === exercise)
  expect(copies.map(({ copyOf }) => copyOf).sort()).toEqual(real.map(({ id }) => id).sort())
  expect(copies.map(({ id }) => rows.load[id])).toEqual(copies.map(({ id }) => ({ id, held: {}, tainted: 0 })))
  await office.does(endExercise, {}, { params: { exercise } })
  const after = Object.values((await office.snapshot()).rows.offer)
  expect(new Set(after.filter((row) => row.exercise === exercise).map(({ state }) => state))).toEqual(
    new Set(['withdrawn']),
  )
})

test('NE-7 A need is changed as long as the agreed help still fits into it, and its meter follows', async () => {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const need = await needs(bensheim, await declares(bensheim))
  const body = { quantity: 4, window: ahead(3), priority: 1, note: 'Dringend' } as const
  await bensheim.does(changeNeed, body, { params: { need } })
  expect((await bensheim.snapshot()).rows.meter[need]).toMatchObject({ asked: 12 })
  const stranger = await lender()
  expect((await stranger.ask(changeNeed, body, { params: { need } })).status).toBe(403)
})
