import {
  addReport,
  declareEmergency,
  narrowReport,
  shareEmergency,
  unshareEmergency,
} from '@beistand/contracts/emergency'
import { BENSHEIM, BERGSTRASSE, HEPPENHEIM, ODENWALD, useWorld } from './world.js'

const world = useWorld({ nodes: 2 })
const attack = {
  victim: BENSHEIM.id,
  kind: 'attack',
  severity: 'serious',
  text: 'Alle Bildschirme zeigen eine Forderung.',
} as const

test('L-1 an emergency declared at one node is seen at the other within a second', async () => {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const watch = await world().watch(await world().partner('head', ODENWALD, 1))
  const before = performance.now()
  const { id } = await bensheim.does(declareEmergency, attack)
  await watch.until(({ rows }) => rows.emergency[id]?.phase === 'declared')
  expect(performance.now() - before).toBeLessThan(1000)
})

test('EM-1 a second declaration of the same victim becomes a report on the first', async () => {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const { id, first, last } = await bensheim.does(declareEmergency, { ...attack, text: 'Auch die Telefone sind weg.' })
  const { rows } = await bensheim.snapshot()
  expect(last).toBe(first)
  expect(rows.report[id]?.text).toBe('Auch die Telefone sind weg.')
  expect(Object.values(rows.emergency).filter(({ victim }) => victim === BENSHEIM.id)).toHaveLength(1)
})

test('L-2 who gains an emergency sees its reports, who loses it does not', async () => {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const watch = await world().watch(await world().partner('coordinator', HEPPENHEIM, 1))
  const emergency = Object.values(watch.replica.rows.emergency)[0]?.id ?? ''
  const report = await bensheim.does(
    addReport,
    { text: 'Der Einbruch kam über das Fernwartungskonto.', circle: { to: 'involved' } },
    { params: { emergency } },
  )
  await watch.reaches(report.last)
  expect(watch.replica.rows.report[report.id]).toBeUndefined()
  await bensheim.does(shareEmergency, { profile: 'work' }, { params: { emergency, organisation: HEPPENHEIM.id } })
  await watch.until(({ rows }) => rows.report[report.id] !== undefined)
  await bensheim.does(unshareEmergency, {}, { params: { emergency, organisation: HEPPENHEIM.id } })
  await watch.until(({ rows }) => rows.report[report.id] === undefined)
})

test('L-3 a narrowed report leaves everyone but those it names', async () => {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const [outsider, named] = await Promise.all([
    world().watch(await world().partner('observer', BENSHEIM)),
    world().watch(await world().partner('head', BERGSTRASSE, 1)),
  ])
  const emergency = Object.values(outsider.replica.rows.emergency)[0]?.id ?? ''
  const { id } = await bensheim.does(addReport, { text: 'Name des Verdächtigen' }, { params: { emergency } })
  await Promise.all([outsider, named].map((watch) => watch.until(({ rows }) => rows.report[id] !== undefined)))
  const persons = [`head-${BERGSTRASSE.id}`]
  const { last } = await bensheim.does(narrowReport, { persons }, { params: { report: id } })
  await Promise.all([outsider.until(({ rows }) => rows.report[id] === undefined), named.reaches(last)])
  expect(named.replica.rows.report[id]?.tlp).toBe('TLP:RED')
})
