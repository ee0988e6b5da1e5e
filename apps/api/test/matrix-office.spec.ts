import { requestLoan } from '@beistand/contracts/commitment'
import { addReport, cancelEmergency, declareEmergency } from '@beistand/contracts/emergency'
import { startExercise } from '@beistand/contracts/exercise'
import { giveRole } from '@beistand/contracts/grant'
import { beginMembership } from '@beistand/contracts/membership'
import { ahead, asks, declares, needs, offers } from './help.js'
import { BENSHEIM, BERGSTRASSE, EKOM21, HEPPENHEIM, ODENWALD, useWorld } from './world.js'

const world = useWorld({ nodes: 2 })
const attack = { kind: 'attack', severity: 'serious', text: 'Alle Bildschirme sind schwarz.' } as const
const role = { person: 'p-new', organisation: BENSHEIM.id, role: 'observer', title: 'Lagebeobachtung' } as const

test('RO-1 the office of a hit county loses key and powers at once, another office stands in, and the end gives them back', async () => {
  const office = await world().partner('office', BERGSTRASSE)
  const [watch, other] = await Promise.all([
    world().watch(await world().partner('office', BERGSTRASSE, 1)),
    world().partner('office', ODENWALD),
  ])
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const emergency = await declares(bensheim)
  const secret = await bensheim.does(
    addReport,
    { text: 'Nur für die Geschäftsstelle', circle: { to: 'office' } },
    { params: { emergency } },
  )
  await watch.until(({ rows }) => rows.report[secret.id] !== undefined)
  const { id } = await office.does(declareEmergency, { ...attack, victim: BERGSTRASSE.id, suspected: true })
  await watch.until(({ keys, rows }) => !keys.includes('office') && rows.report[secret.id] === undefined)
  const refused = await office.ask(giveRole, role)
  expect([refused.status, refused.problem?.code]).toEqual([403, 'office-rests'])
  const params = { emergency: id }
  const forIt = await office.ask(cancelEmergency, {}, { params, actingFor: BERGSTRASSE.id })
  expect(forIt.problem?.code).toBe('office-rests')
  await other.does(giveRole, role)
  await other.does(cancelEmergency, {}, { params, actingFor: BERGSTRASSE.id })
  await watch.until(({ keys, rows }) => keys.includes('office') && rows.report[secret.id] !== undefined)
  await office.does(giveRole, { ...role, role: 'head' })
})

test('RO-2 an exercise leaves the office its powers', async () => {
  const office = await world().partner('office', BERGSTRASSE)
  const exercise = await office.does(startExercise, { name: 'Übung' })
  const body = { ...attack, victim: BERGSTRASSE.id, exercise: exercise.id }
  await (await world().partner('coordinator', BERGSTRASSE)).does(declareEmergency, body)
  await office.does(giveRole, { ...role, organisation: HEPPENHEIM.id })
})

test('RO-4 an organisation that belongs to no pact yet declares and gets help, but lends only once it is admitted', async () => {
  const [ekom21, heppenheim] = await Promise.all([
    world().partner('coordinator', EKOM21),
    world().partner('coordinator', HEPPENHEIM),
  ])
  const { loan } = await asks(await world().partner('coordinator', BENSHEIM), heppenheim)
  expect(loan).not.toBe('')
  const need = await needs(ekom21, await declares(ekom21, EKOM21))
  const offer = await offers(await world().partner('coordinator', BENSHEIM), { owner: BENSHEIM.id })
  const wish = { offer, units: 1, window: ahead(4), mode: 'onsite' } as const
  expect((await ekom21.ask(requestLoan, wish, { params: { need } })).problem?.code).toBe('not-a-partner')
  const params = { organisation: BENSHEIM.id }
  await (await world().partner('office', ODENWALD)).does(beginMembership, { stage: 'external' }, { params })
  await ekom21.does(requestLoan, wish, { params: { need } })
})

test('RO-5 nobody acts for an organisation that the pact does not know, only the office for one that it does, and the journal says so', async () => {
  const [office, bensheim] = await Promise.all([
    world().partner('office', ODENWALD),
    world().partner('coordinator', BENSHEIM),
  ])
  const unknown = await office.ask(giveRole, { ...role, person: 'p-2' }, { actingFor: 'atlantis' })
  expect(unknown.status).toBe(404)
  const foreign = await bensheim.ask(
    declareEmergency,
    { ...attack, victim: HEPPENHEIM.id },
    { actingFor: HEPPENHEIM.id },
  )
  expect(foreign.status).toBe(403)
  const { first } = await office.does(
    declareEmergency,
    { ...attack, victim: HEPPENHEIM.id },
    { actingFor: HEPPENHEIM.id },
  )
  const { entries } = await bensheim.log('?limit=5')
  expect(entries.find(({ seq }) => seq === first)?.by).toMatchObject({
    organisation: ODENWALD.id,
    role: 'office',
    for: HEPPENHEIM.id,
  })
})
