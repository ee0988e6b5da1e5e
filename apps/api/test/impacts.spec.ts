import { declareEmergency } from '@beistand/contracts/emergency'
import { setImpact } from '@beistand/contracts/impact'
import type { DomainEvent } from '@beistand/domain/registry'
import { BENSHEIM, HEPPENHEIM, ODENWALD, useWorld } from './world.js'

const passports: DomainEvent = {
  type: 'citizen-service-listed',
  id: 'passport',
  name: 'Personalausweis und Pass',
  priority: 3,
}
const world = useWorld({ events: [passports] })

test('IM-1 the pact sees a service go down, move and come back', async () => {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const watch = await world().watch(await world().partner('head', ODENWALD))
  const { id: emergency } = await bensheim.does(declareEmergency, { ...declareEmergency.example, victim: BENSHEIM.id })
  const params = { emergency, service: 'passport' }
  const { id } = await bensheim.does(setImpact, { state: 'down' }, { params })
  await watch.until(({ rows }) => rows.impact[id]?.state === 'down')
  await bensheim.does(setImpact, { state: 'moved', at: HEPPENHEIM.id, opening: 'Mo bis Fr, 8 bis 12 Uhr' }, { params })
  await watch.until(({ rows }) => rows.impact[id]?.at === HEPPENHEIM.id)
  await bensheim.does(setImpact, { state: 'restored' }, { params })
  await watch.until(({ rows }) => rows.impact[id]?.state === 'restored')
  expect(watch.replica.rows.impact[id]).toMatchObject({ emergency, service: 'passport', at: null, opening: null })
})

test('IM-3 only what the catalogue knows is said of, once, and only by the victim', async () => {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const heppenheim = await world().partner('coordinator', HEPPENHEIM)
  const emergency = Object.keys((await bensheim.snapshot()).rows.emergency)[0] ?? ''
  const codeOf = async (partner: typeof bensheim, service: string, state: 'down' | 'restored') =>
    (await partner.ask(setImpact, { state }, { params: { emergency, service } })).problem?.code
  expect(await codeOf(bensheim, 'unheard-of', 'down')).toBe('not-found')
  expect(await codeOf(heppenheim, 'passport', 'down')).toBe('forbidden')
  expect(await codeOf(bensheim, 'passport', 'restored')).toBe('unchanged')
  expect(Object.keys((await bensheim.snapshot()).rows.impact)).toEqual([`${emergency}:passport`])
})
