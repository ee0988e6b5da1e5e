import { giveRole, revokeRole } from '@beistand/contracts/grant'
import { addReport, narrowReport, shareEmergency, unshareEmergency } from '@beistand/contracts/emergency'
import type { Partner } from '@beistand/sim/partner'
import { socketOf } from '@beistand/sim/sockets'
import type { Watch } from '@beistand/sim/watch'
import { declares } from './help.js'
import { BENSHEIM, BERGSTRASSE, HEPPENHEIM, ODENWALD, PACT, useWorld } from './world.js'

const world = useWorld({ nodes: 2 })

async function situation(): Promise<{ bensheim: Partner; emergency: string }> {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  return { bensheim, emergency: await declares(bensheim) }
}

async function reports(partner: Partner, emergency: string, to: 'pact' | 'involved' = 'pact'): Promise<string> {
  return (await partner.does(addReport, { text: 'Lage unverändert.', circle: { to } }, { params: { emergency } })).id
}

const resets = ({ received }: Watch) => received.filter((each) => 'reset' in each).length
const frames = ({ received }: Watch) => received.flatMap((each) => ('frame' in each ? [each.frame] : []))

/** Cuts a line, lets something happen meanwhile, and waits until it is caught up. */
async function meanwhile(watch: Watch, work: () => Promise<{ last: number }>): Promise<void> {
  watch.close()
  const { last } = await work()
  watch.connect()
  await watch.reaches(last)
}

test('L-4 A line that was cut is caught up by number and hash, with the entries that it missed and nothing else', async () => {
  const { bensheim, emergency } = await situation()
  const watch = await world().watch(await world().partner('head', ODENWALD, 1))
  const before = watch.replica.seq
  await meanwhile(watch, async () => {
    await reports(bensheim, emergency, 'involved')
    return bensheim.does(addReport, { text: 'Neues.' }, { params: { emergency } })
  })
  expect(resets(watch)).toBe(1)
  const [frame] = frames(watch)
  expect(frame).toMatchObject({ after: before, to: before + 2 })
  expect(frame?.entries.map(({ seq }) => seq)).toEqual([before + 2])
})

test('L-5 Whoever knows another history, by its hash or beyond the end, gets a snapshot in its place', async () => {
  const { bensheim } = await situation()
  const copy = await bensheim.snapshot()
  const wrong = [
    { ...copy, hash: '0'.repeat(64) },
    { ...copy, seq: copy.seq + 1000 },
  ]
  for (const each of wrong) {
    const watch = await bensheim.watch({ ...each, rows: { ...each.rows, emergency: {} } })
    await watch.until(({ seq, hash }) => seq === copy.seq && hash === copy.hash)
    expect([resets(watch), frames(watch).length]).toEqual([1, 0])
    expect(watch.replica.rows).toEqual(copy.rows)
    watch.close()
  }
})

test('L-6 What was missed is a snapshot only where an audience or key changed that concerns the viewer', async () => {
  const { bensheim, emergency } = await situation()
  const [heppenheim, odenwald] = await Promise.all([
    world().watch(await world().partner('coordinator', HEPPENHEIM, 1)),
    world().watch(await world().partner('coordinator', ODENWALD, 1)),
  ])
  const share = () =>
    bensheim.does(shareEmergency, { profile: 'read' }, { params: { emergency, organisation: HEPPENHEIM.id } })
  await Promise.all([meanwhile(heppenheim, share), odenwald.reaches((await bensheim.snapshot()).seq)])
  odenwald.close()
  const report = await reports(bensheim, emergency, 'involved')
  await bensheim.does(narrowReport, { persons: [bensheim.person] }, { params: { report } })
  const { last } = await bensheim.does(addReport, { text: 'Weiter.' }, { params: { emergency } })
  odenwald.connect()
  await Promise.all([heppenheim.reaches(last), odenwald.reaches(last)])
  expect(resets(heppenheim)).toBe(2)
  expect(resets(odenwald)).toBe(1)
})

test('L-7 Who loses a role loses what came with it, who has none left is sent away, and who gets one comes back', async () => {
  const { emergency } = await situation()
  const office = await world().partner('office', BERGSTRASSE)
  const observer = await world().partner('observer', HEPPENHEIM, 1)
  const watch = await world().watch(observer)
  const body = { person: observer.person, organisation: BENSHEIM.id, role: 'observer', title: 'Vertretung' } as const
  const { id: second } = await office.does(giveRole, body)
  await watch.until(({ keys }) => keys.includes(`org:${BENSHEIM.id}`) && keys.includes(`emergency:${emergency}`))
  await office.does(revokeRole, { reason: 'Ausgeschieden' }, { params: { grant: second } })
  await watch.until(({ keys }) => !keys.includes(`org:${BENSHEIM.id}`))
  expect(watch.replica.rows.emergency[emergency]).toBeDefined()
  await office.does(revokeRole, { reason: 'Ausgeschieden' }, { params: { grant: `grant-${observer.person}` } })
  await watch.until(() => watch.ended === 'sent-away')
  expect(watch.replica.keys).toEqual([])
  const left = Object.values(watch.replica.rows).flatMap((rows) => Object.keys(rows))
  expect(left.toSorted()).toEqual([`grant-${observer.person}`, second].toSorted())
  watch.connect()
  await watch.until(() => watch.ended === 'refused')
  await office.does(giveRole, { ...body, organisation: HEPPENHEIM.id })
  watch.connect()
  await watch.until(({ keys }) => keys.includes(`org:${HEPPENHEIM.id}`))
})

test('L-8 A row that half of many lose leaves just them, and comes back to just them, in frames', async () => {
  const { bensheim, emergency } = await situation()
  const report = await reports(bensheim, emergency)
  const places = [BENSHEIM, HEPPENHEIM, ODENWALD, BERGSTRASSE]
  const partners = await Promise.all(
    places.flatMap((place, index) => [world().partner('head', place, index % 2), world().partner('observer', place)]),
  )
  const watches = await Promise.all(partners.map((partner) => world().watch(partner)))
  const kept = partners.slice(0, 4).map(({ person }) => person)
  const narrow = (persons: readonly string[]) =>
    bensheim.does(narrowReport, { persons: [...persons, bensheim.person] }, { params: { report } })
  await narrow(kept)
  const shown = (watch: Watch) => watch.replica.rows.report[report] !== undefined
  await Promise.all(watches.slice(4).map((watch) => watch.until(() => !shown(watch))))
  const { last } = await narrow(partners.slice(4).map(({ person }) => person))
  await Promise.all(watches.map((watch) => watch.reaches(last)))
  expect(watches.map(shown)).toEqual([false, false, false, false, true, true, true, true])
  expect(watches.map(resets)).toEqual(watches.map(() => 1))
  const last4 = watches.slice(4).map((watch) => frames(watch).at(-1))
  expect(last4).toMatchObject(last4.map(() => ({ entries: [], rows: [{ row: { id: report } }] })))
})

test('L-9 When the journal is no longer the one that was told, as after a restore, everyone begins anew', async () => {
  const { bensheim, emergency } = await situation()
  const watch = await world().watch(await world().partner('head', ODENWALD, 1))
  const { seq } = await bensheim.snapshot()
  const lost = await reports(bensheim, emergency)
  await watch.until(({ rows }) => rows.report[lost] !== undefined)
  await world().db.query(
    `BEGIN; SET LOCAL session_replication_role = replica;
     DELETE FROM app.report WHERE seq > ${seq}; DELETE FROM app.command WHERE last > ${seq};
     DELETE FROM app.journal_text WHERE seq > ${seq}; DELETE FROM app.journal WHERE seq > ${seq};
     UPDATE app.journal_tip SET (seq, hash) = (SELECT seq, hash FROM app.journal WHERE seq = ${seq}) WHERE pact = '${PACT}'; COMMIT`,
  )
  await watch.until(({ rows }) => rows.report[lost] === undefined)
  const after = await reports(bensheim, emergency)
  await watch.until(({ rows }) => rows.report[after] !== undefined)
  expect(watch.replica.seq).toBe(seq + 1)
})

test('L-12 Whoever loses an emergency while away does not have it when back', async () => {
  const { bensheim, emergency } = await situation()
  const watch = await world().watch(await world().partner('coordinator', ODENWALD, 1))
  const params = { emergency, organisation: ODENWALD.id }
  const report = await reports(bensheim, emergency, 'involved')
  await bensheim.does(shareEmergency, { profile: 'work' }, { params })
  await watch.until(({ rows }) => rows.report[report] !== undefined)
  await meanwhile(watch, () => bensheim.does(unshareEmergency, {}, { params }))
  expect(watch.replica.rows.report[report]).toBeUndefined()
})

test('L-17 Where nothing happens nothing is told, but the sign of life every other second', async () => {
  const { bensheim } = await situation()
  const { url, cookie, pact } = bensheim
  const socket = socketOf({ url, cookie, path: '/api/live', auth: { pact, position: null } }, 0)
  const told: string[] = []
  const settled = new Promise((resolve) => socket.once('plan', resolve))
  socket.connect()
  await settled
  const quiet = new Promise<void>((resolve) => socket.onAny((name: string) => told.push(name) === 3 && resolve()))
  await quiet
  socket.disconnect()
  expect(told).toEqual(['beat', 'beat', 'beat'])
})
