import { cancelEmergency, declareEmergency } from '@beistand/contracts/emergency'
import { giveRole } from '@beistand/contracts/grant'
import { agreeToStandIn, stepIn } from '@beistand/contracts/stand-in'
import { BENSHEIM, BERGSTRASSE, HEPPENHEIM, ODENWALD, useWorld } from './world.js'

const ACTIVE = [HEPPENHEIM, BENSHEIM].flatMap(
  ({ id }) =>
    [
      { type: 'membership-begun', id, stage: 'invited', admittedFor: null },
      { type: 'membership-moved', id, stage: 'active' },
    ] as const,
)
const world = useWorld({ nodes: 2, manualClock: true, events: ACTIVE })
const BEGINNING = Date.UTC(2026, 10, 21, 12)
const HOUR = 3_600_000
const attack = { kind: 'attack', severity: 'serious', text: 'Alle Bildschirme sind schwarz.' } as const
const role = { person: 'p-new', organisation: BENSHEIM.id, role: 'observer', title: 'Lage' } as const

test('RO-21 the whole office is hit: two coordinators together give roles, and no longer than 72 hours', async () => {
  await world().setClock(BEGINNING)
  const [county, odenwald, first, second] = [
    await world().partner('coordinator', BERGSTRASSE),
    await world().partner('coordinator', ODENWALD),
    await world().partner('coordinator', HEPPENHEIM),
    await world().partner('coordinator', BENSHEIM, 1),
  ]
  const { id: emergency } = await county.does(declareEmergency, { ...attack, victim: BERGSTRASSE.id })
  expect((await first.ask(stepIn, {})).problem?.code).toBe('office-works')
  await odenwald.does(declareEmergency, { ...attack, victim: ODENWALD.id })
  expect((await odenwald.ask(stepIn, {})).problem?.code).toBe('cannot-stand-in')
  const { id: standIn } = await first.does(stepIn, {})
  const params = { standIn }
  expect((await first.ask(agreeToStandIn, {}, { params })).problem?.code).toBe('another-needed')
  const watch = await (await world().partner('coordinator', HEPPENHEIM, 1)).watch()
  await second.does(agreeToStandIn, {}, { params })
  await watch.until(({ keys }) => keys.includes('office'))
  for (const partner of [first, second]) {
    const renewed = (await partner.renewed())?.session.grants.find((grant) => grant.role === 'office')
    await partner.by(renewed?.id ?? '').does(giveRole, { ...role, organisation: partner.organisation })
  }
  await county.does(cancelEmergency, {}, { params: { emergency } })
  await world().setClock(BEGINNING + 11 * HOUR)
  expect(watch.replica.rows.standIn[standIn]?.state).toBe('standing')
  await world().setClock(BEGINNING + 72 * HOUR)
  await watch.until(({ rows }) => rows.standIn[standIn]?.state === 'ended')
  await watch.until(({ keys }) => !keys.includes('office'))
  watch.close()
}, 60_000)
