import { cancelEmergency, confirmEmergency, declareEmergency } from '@beistand/contracts/emergency'
import { startExercise } from '@beistand/contracts/exercise'
import { assessFailure, endDependency, failProvider, restoreProvider } from '@beistand/contracts/provider'
import type { DomainEvent } from '@beistand/domain/registry'
import type { Rows } from '@beistand/domain/registry'
import { BENSHEIM, BERGSTRASSE, EKOM21, HEPPENHEIM, ODENWALD, OFFICE, useWorld } from './world.js'

const dependants = [BENSHEIM, HEPPENHEIM, BERGSTRASSE]
const founding: DomainEvent[] = [
  { type: 'provider-registered', id: EKOM21.id, cert: ODENWALD.id },
  ...dependants.flatMap(({ id }): DomainEvent[] => [
    { type: 'membership-begun', id, stage: 'invited', admittedFor: null },
    {
      type: 'dependency-stated',
      id: `${id}:${EKOM21.id}`,
      organisation: id,
      provider: EKOM21.id,
      applications: [],
    },
  ]),
]
const world = useWorld({ nodes: 2, events: founding })
const params = { provider: EKOM21.id }
const outage = { failure: 'unavailable', text: 'Das Rechenzentrum ist getrennt.' } as const

const under = (cause: string, { emergency }: Rows) => Object.values(emergency).filter((row) => row.cause === cause)
const openCause = ({ cause }: Rows, exercise: string | null = null) =>
  Object.values(cause).find((row) => row.endedAt === null && row.exercise === exercise)?.id ?? ''

test('PR-6 in an exercise a provider fails on paper, and only there', async () => {
  const office = await world().partner('office', OFFICE)
  const exercise = (await office.does(startExercise, { name: 'Herbstübung' })).id
  const { id } = await office.does(failProvider, { ...outage, exercise }, { params })
  const { rows } = await office.snapshot()
  expect(
    under(id, rows)
      .map((row) => [row.victim, row.exercise])
      .sort(),
  ).toEqual(dependants.map((one) => [one.id, exercise]).sort())
  expect(rows.provider[EKOM21.id]?.state).toBe('working')
})

test('PR-4 nobody but the provider, its CERT and the office reports a failure', async () => {
  const bensheim = await world().partner('head', BENSHEIM)
  expect((await bensheim.ask(failProvider, outage, { params })).status).toBe(403)
})

test('PR-1 PR-3 the CERT reports a failure: one batch opens an emergency of each dependant, or reports on its open one', async () => {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const attack = { victim: BENSHEIM.id, kind: 'attack', severity: 'serious', text: 'Lösegeldforderung' } as const
  const own = (await bensheim.does(declareEmergency, attack)).id
  const watch = await world().watch(await world().partner('observer', HEPPENHEIM, 1))
  const cert = await world().partner('coordinator', ODENWALD)
  const { id, last } = await cert.does(failProvider, outage, { params })
  await watch.reaches(last)
  const { rows } = watch.replica
  expect(
    under(id, rows)
      .map(({ victim, phase }) => [victim, phase])
      .sort(),
  ).toEqual([
    [BERGSTRASSE.id, 'suspected'],
    [HEPPENHEIM.id, 'suspected'],
  ])
  expect(rows.provider[EKOM21.id]).toMatchObject({ state: 'unavailable', cause: id })
  const texts = Object.values(rows.report).filter((row) => row.emergency === own)
  expect(texts.map(({ text }) => text)).toContain(outage.text)
  expect((await cert.ask(failProvider, outage, { params })).problem?.code).toBe('fails-already')
})

test('CA-1 each victim confirms or denies its own emergency, and no other', async () => {
  const heppenheim = await world().partner('coordinator', HEPPENHEIM)
  const { rows } = await heppenheim.snapshot()
  const ofVictim = (victim: string) => under(openCause(rows), rows).find((row) => row.victim === victim)?.id ?? ''
  const theirs = { params: { emergency: ofVictim(BERGSTRASSE.id) } }
  expect((await heppenheim.ask(confirmEmergency, {}, theirs)).status).toBe(403)
  await heppenheim.does(cancelEmergency, {}, { params: { emergency: ofVictim(HEPPENHEIM.id) } })
  const county = await world().partner('head', BERGSTRASSE)
  await county.does(confirmEmergency, {}, theirs)
  const after = (await county.snapshot()).rows.emergency
  expect(after[ofVictim(HEPPENHEIM.id)]?.phase).toBe('cancelled')
  expect(after[ofVictim(BERGSTRASSE.id)]?.phase).toBe('declared')
})

test('PR-7 PR-8 the provider corrects its failure and comes back; the emergencies stay', async () => {
  const provider = await world().partner('coordinator', EKOM21)
  const cause = openCause((await provider.snapshot()).rows)
  await provider.does(assessFailure, { failure: 'compromised' }, { params: { cause } })
  expect((await provider.snapshot()).rows.provider[EKOM21.id]?.state).toBe('compromised')
  await provider.does(restoreProvider, {}, { params: { cause } })
  const { rows } = await provider.snapshot()
  expect(rows.provider[EKOM21.id]).toMatchObject({ state: 'restored', cause: null })
  expect(under(cause, rows).some(({ phase }) => phase === 'declared')).toBe(true)
})

test('DE-3 who no longer depends on the provider is not hit by its next failure', async () => {
  const heppenheim = await world().partner('coordinator', HEPPENHEIM)
  const dependency = { organisation: HEPPENHEIM.id, provider: EKOM21.id }
  await heppenheim.does(endDependency, {}, { params: dependency })
  const provider = await world().partner('coordinator', EKOM21)
  const { id } = await provider.does(failProvider, outage, { params })
  expect(under(id, (await provider.snapshot()).rows)).toEqual([])
})
