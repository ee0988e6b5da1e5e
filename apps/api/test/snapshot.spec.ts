import {
  addReport,
  cancelEmergency,
  declareEmergency,
  narrowReport,
  shareEmergency,
  unshareEmergency,
} from '@beistand/contracts/emergency'
import type { EndedEmergencies } from '@beistand/contracts/ended-emergencies'
import { askDecision } from '@beistand/contracts/decision'
import { declares } from './help.js'
import { Witness } from './witness.js'
import { BENSHEIM, BERGSTRASSE, HEPPENHEIM, ODENWALD, useWorld } from './world.js'

const NOON = 1_793_000_000_000
const HOUR = 3_600_000
const DAY = 24 * HOUR
const world = useWorld({ nodes: 2, manualClock: true })

beforeEach(() => world().setClock(NOON))

test('S-1 A snapshot holds exactly the rows that the keys of its viewer meet', async () => {
  await declares(await world().partner('coordinator', BENSHEIM))
  const cast = [
    ['head', ODENWALD],
    ['office', BERGSTRASSE],
    ['helper', BENSHEIM],
    ['guest', HEPPENHEIM],
  ] as const
  const witness = await Witness.of(world().db, world().pact)
  for (const [role, place] of cast) {
    const { person, seq, rows } = await world()
      .partner(role, place, 1)
      .then(async (partner) => ({ person: partner.person, ...(await partner.snapshot()) }))
    const held = Object.entries(rows).flatMap(([noun, table]) => Object.keys(table).map((id) => `${noun} ${id}`))
    expect(held.toSorted()).toEqual(witness.visible(person, seq))
  }
})

test('S-2 The past shows what today’s keys meet, by the audience then and by the audience today', async () => {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const [odenwald, heppenheim] = [await world().partner('head', ODENWALD), await world().partner('head', HEPPENHEIM, 1)]
  const emergency = await declares(bensheim)
  const params = { emergency, organisation: HEPPENHEIM.id }
  const report = (text: string, to: 'pact' | 'involved') =>
    bensheim.does(addReport, { text, circle: { to } }, { params: { emergency } })
  const [narrowed, kept] = [await report('Wird eingeengt', 'pact'), await report('Bleibt', 'pact')]
  await bensheim.does(shareEmergency, { profile: 'read' }, { params })
  const inner = await report('Nur für Beteiligte', 'involved')
  const then = inner.last
  expect((await heppenheim.snapshot(then)).rows.report[inner.id]).toBeDefined()
  await bensheim.does(narrowReport, { persons: [bensheim.person] }, { params: { report: narrowed.id } })
  await bensheim.does(unshareEmergency, {}, { params })

  const past = async (partner: typeof odenwald) => {
    const { rows, seq } = await partner.snapshot(then)
    expect(seq).toBe(then)
    return [narrowed.id, kept.id, inner.id].filter((id) => rows.report[id])
  }
  expect(await past(bensheim)).toEqual([narrowed.id, kept.id, inner.id])
  expect(await past(odenwald)).toEqual([kept.id])
  expect(await past(heppenheim)).toEqual([kept.id])
  const logged = async (partner: typeof odenwald) => {
    const exported = await partner.exported()
    return [narrowed.id, kept.id, inner.id].filter((id) => exported.some(({ event }) => event.id === id))
  }
  expect(await logged(bensheim)).toEqual([narrowed.id, kept.id, inner.id])
  expect(await logged(odenwald)).toEqual([kept.id])
  expect(await logged(heppenheim)).toEqual([kept.id])
})

test('S-3 A past moment looks as it looked then to whoever saw it then', async () => {
  const office = await world().partner('office', BERGSTRASSE)
  const bensheim = await world().partner('coordinator', BENSHEIM)
  await declares(bensheim)
  await bensheim.does(askDecision, {
    asked: HEPPENHEIM.id,
    question: 'Weiter so?',
    options: ['Ja', 'Nein'],
    deadline: NOON + DAY,
  })
  const { seq, rows } = await office.snapshot()
  await declares(bensheim)
  expect((await office.snapshot(seq)).rows).toEqual(rows)
})

test('S-4 An emergency that ended more than 30 days ago is left out, told whole where it changes, and loaded when wanted', async () => {
  const body = { victim: ODENWALD.id, kind: 'attack', severity: 'limited', text: 'Fehlalarm?' } as const
  const before = await world().partner('coordinator', ODENWALD)
  const { id: emergency, last } = await before.does(declareEmergency, body)
  const [first] = Object.values((await before.snapshot()).rows.report).filter((row) => row.emergency === emergency)
  await before.does(cancelEmergency, {}, { params: { emergency } })
  await world().setClock(NOON + 30 * DAY - 2 * HOUR)
  const holder = await world().watch(await world().partner('head', ODENWALD, 1))
  expect(holder.replica.rows.emergency[emergency]).toBeDefined()

  await world().setClock(NOON + 30 * DAY + HOUR)
  const after = await world().partner('coordinator', ODENWALD, 1)
  const watch = await world().watch(after)
  const { rows } = await after.snapshot()
  for (const shown of [rows, watch.replica.rows]) {
    expect(shown.emergency[emergency]).toBeUndefined()
    expect(Object.values(shown.report).filter((row) => row.emergency === emergency)).toEqual([])
    expect(Object.values(shown.involvement).filter((row) => row.emergency === emergency)).toEqual([])
  }
  expect((await after.snapshot(last)).rows.emergency[emergency]).toBeDefined()
  const listed = await after.call<EndedEmergencies>('/emergencies/ended')
  expect(listed.body.emergencies.map(({ id }) => id)).toEqual([emergency])

  const persons = [after.person, `head-${ODENWALD.id}`]
  await after.does(narrowReport, { persons }, { params: { report: first?.id ?? '' } })
  const { id: late } = await after.does(addReport, { text: 'Nachtrag' }, { params: { emergency } })
  await Promise.all([holder, watch].map((each) => each.until((replica) => replica.rows.report[late] !== undefined)))
  expect(watch.replica.rows.report[first?.id ?? '']?.tlp).toBe('TLP:RED')
  await watch.load(() => after.emergency(emergency))
  for (const { replica } of [holder, watch]) {
    expect(replica.rows.emergency[emergency]).toMatchObject({ phase: 'cancelled' })
    const texts = Object.values(replica.rows.report).flatMap((row) => (row.emergency === emergency ? row.text : []))
    expect(texts.toSorted()).toEqual(['Fehlalarm?', 'Nachtrag'])
  }
  expect((await after.call('/snapshot?emergency=unknown')).status).toBe(404)
  await world().setClock(NOON) // everyone's session is good again, and whoever has loaded it has what the snapshot holds
})

test('S-5 What has ended is listed, however long ago, in pages, and only for whoever sees it', async () => {
  const body = { victim: HEPPENHEIM.id, kind: 'attack', severity: 'limited', text: 'Fehlalarm?' } as const
  const heppenheim = await world().partner('coordinator', HEPPENHEIM)
  const ended: string[] = []
  for (let day = 0; day < 3; day++) {
    const { id: emergency } = await heppenheim.does(declareEmergency, body)
    await heppenheim.does(cancelEmergency, {}, { params: { emergency } })
    ended.unshift(emergency)
  }
  const open = await declares(await world().partner('coordinator', BENSHEIM))
  const list = async (role: 'observer' | 'helper', page: string) => {
    const { body } = await (
      await world().partner(role, ODENWALD, 1)
    ).call<EndedEmergencies>(`/emergencies/ended${page}`)
    return { next: body.next, ids: body.emergencies.map(({ id }) => id) }
  }
  const first = await list('observer', '?limit=2')
  const second = await list('observer', `?limit=2&before=${first.next}`)
  expect([...first.ids, ...second.ids].slice(0, 3)).toEqual(ended)
  expect((await list('observer', '')).ids).not.toContain(open)
  expect((await list('observer', '?limit=100')).next).toBeNull()
  expect((await list('helper', '')).ids).toEqual([])
  expect((await list('observer', `?victim=${HEPPENHEIM.id}&limit=3`)).ids).toEqual(ended)
  expect((await list('observer', `?victim=${BERGSTRASSE.id}`)).ids).toEqual([])
})
