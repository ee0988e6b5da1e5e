import { acknowledgeAlarm, takeOverAlarm } from '@beistand/contracts/alarm'
import { settleCallBack } from '@beistand/contracts/call-back'
import { cancelEmergency, declareEmergency } from '@beistand/contracts/emergency'
import { endExercise, startExercise } from '@beistand/contracts/exercise'
import { failProvider, restoreProvider } from '@beistand/contracts/provider'
import type { DomainEvent, Rows } from '@beistand/domain/registry'
import { openedForm, sendForm } from './notfall-form.js'
import { BENSHEIM, BERGSTRASSE, EKOM21, HEPPENHEIM, ODENWALD, PACT, type TestOrganisation, useWorld } from './world.js'

const founding: DomainEvent[] = [
  { type: 'provider-registered', id: EKOM21.id, cert: null },
  ...[BENSHEIM, HEPPENHEIM].map(({ id }): DomainEvent => ({
    ...{ type: 'dependency-stated', id: `${id}:${EKOM21.id}`, organisation: id, provider: EKOM21.id },
    applications: [],
  })),
  { type: 'membership-begun', id: BENSHEIM.id, stage: 'external', admittedFor: null },
]
const world = useWorld({ nodes: 2, events: founding })
const attack = (victim: string) => ({ ...declareEmergency.example, victim })

/** The alarms of an emergency or of a cause, the office's before the partners'. */
const of = ({ alarm }: Rows, about: string) =>
  Object.values(alarm)
    .filter(({ emergency, cause }) => emergency === about || cause === about)
    .sort((a, b) => a.to.localeCompare(b.to))
const short = (rows: Rows, about: string) => of(rows, about).map(({ to, why, state }) => `${to} ${why} ${state}`)

async function leaveNotice({ id }: TestOrganisation): Promise<void> {
  const { key, token } = await openedForm(world().url)
  const notice = { lang: 'de', seen: 'Alles steht.', severity: 'critical', phone: '0170 7654321' }
  await sendForm(world().url, { ...notice, key, token, organisation: `${PACT}/${id}` })
}

test('AL-8 a notice on the open form alarms the office on every node, and the partners once it is denied never', async () => {
  const watch = await world().watch(await world().partner('office', BERGSTRASSE, 1))
  await leaveNotice(HEPPENHEIM)
  await watch.until(({ rows }) => Object.keys(rows.alarm).length === 2)
  const [emergency = ''] = Object.keys(watch.replica.rows.emergency)
  expect(short(watch.replica.rows, emergency)).toEqual(['office call-back due', 'partners call-back call-back-pending'])
  const partner = await world().partner('coordinator', ODENWALD)
  expect(short((await partner.snapshot()).rows, emergency)).toEqual(['partners call-back call-back-pending'])
  const early = await partner.ask(acknowledgeAlarm, {}, { params: { alarm: `${emergency}:partners` } })
  expect(early.problem?.code).toBe('wrong-state')
  const office = await world().partner('office', ODENWALD)
  const denied = { result: 'denied', note: 'Niemand weiß davon.' } as const
  await office.does(settleCallBack, denied, { params: { emergency } })
  expect(short((await office.snapshot()).rows, emergency)).toEqual([
    'office call-back withdrawn',
    'partners call-back withdrawn',
  ])
})

test('AL-8 the first of the office takes over, the second is told, and each partner acknowledges for itself', async () => {
  const victim = await world().partner('coordinator', BENSHEIM)
  const { id } = await victim.does(declareEmergency, attack(BENSHEIM.id))
  const [first, second] = [await world().partner('office', BERGSTRASSE), await world().partner('office', ODENWALD, 1)]
  const watch = await world().watch(second)
  const toOffice = { params: { alarm: `${id}:office` } }
  await first.does(takeOverAlarm, {}, toOffice)
  await watch.until(({ rows }) => of(rows, id)[0]?.acknowledged.includes(BERGSTRASSE.id) === true)
  expect((await second.ask(takeOverAlarm, {}, toOffice)).problem?.code).toBe('unchanged')
  expect((await victim.ask(takeOverAlarm, {}, toOffice)).status).toBe(404)
  const toPartners = { params: { alarm: `${id}:partners` } }
  await (await world().partner('head', HEPPENHEIM)).does(acknowledgeAlarm, {}, toPartners)
  await first.does(acknowledgeAlarm, {}, { ...toPartners, actingFor: ODENWALD.id })
  await watch.until(({ rows }) => of(rows, id)[1]?.acknowledged.length === 2)
  expect(of(watch.replica.rows, id)[1]?.acknowledged).toEqual([HEPPENHEIM.id, ODENWALD.id])
  const colleague = await world().partner('coordinator', HEPPENHEIM)
  expect((await colleague.ask(acknowledgeAlarm, {}, toPartners)).problem?.code).toBe('unchanged')
  for (const role of ['helper', 'guest', 'observer'] as const) {
    const other = await world().partner(role, HEPPENHEIM)
    expect([403, 404]).toContain((await other.ask(acknowledgeAlarm, {}, toPartners)).status)
  }
  await victim.does(cancelEmergency, {}, { params: { emergency: id } })
  expect(of((await first.snapshot()).rows, id).map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn'])
})

test('AL-8 a failing provider leaves two rows, which its return withdraws', async () => {
  const provider = await world().partner('coordinator', EKOM21)
  const params = { provider: EKOM21.id }
  const { id } = await provider.does(failProvider, { failure: 'unavailable', text: 'Getrennt.' }, { params })
  const office = await world().partner('office', ODENWALD)
  const { rows } = await office.snapshot()
  expect(Object.values(rows.emergency).filter(({ cause }) => cause === id)).toHaveLength(2)
  expect(short(rows, id)).toEqual(['office outage due', 'partners outage due'])
  const under = Object.values(rows.emergency).map((row) => row.id)
  expect(Object.values(rows.alarm).filter((row) => row.cause === id || under.includes(row.emergency ?? ''))).toEqual(
    expect.arrayContaining(of(rows, id)),
  )
  await provider.does(restoreProvider, {}, { params: { cause: id } })
  expect(of((await office.snapshot()).rows, id).map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn'])
})

test('AL-8 in an exercise alarms carry it and end with it, and leave real ones alone', async () => {
  const office = await world().partner('office', ODENWALD)
  const { id: exercise } = await office.does(startExercise, { name: 'Herbstübung' })
  const town = await world().partner('coordinator', ODENWALD)
  const { id: drill } = await town.does(declareEmergency, { ...attack(ODENWALD.id), exercise })
  const { id: real } = await town.does(declareEmergency, attack(ODENWALD.id))
  const another = await world().partner('office', BERGSTRASSE)
  await another.does(endExercise, {}, { params: { exercise } })
  const { rows } = await another.snapshot()
  expect(of(rows, drill).map((row) => [row.exercise, row.state])).toEqual([
    [exercise, 'withdrawn'],
    [exercise, 'withdrawn'],
  ])
  expect(of(rows, real).map((row) => [row.exercise, row.state])).toEqual([
    [null, 'due'],
    [null, 'due'],
  ])
})
