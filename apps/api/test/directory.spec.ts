import { setApplication, setCitizenService } from '@beistand/contracts/catalogue'
import { addContact, changeContact, removeContact } from '@beistand/contracts/contact'
import { beginMembership, moveMembership } from '@beistand/contracts/membership'
import { changeOrganisation, registerOrganisation } from '@beistand/contracts/organisation'
import { BENSHEIM, BERGSTRASSE, HEPPENHEIM, OFFICE, useWorld } from './world.js'

const world = useWorld()
const lorsch = {
  name: 'Stadt Lorsch',
  kind: 'municipality',
  ags: '06431016',
  district: BERGSTRASSE.id,
  lat: 49.64,
  lon: 8.56,
  inhabitants: null,
  phone: null,
  mailDomain: 'lorsch.example',
} as const
const card = { title: 'IT-Leitung', phone: '069 90009-001', mail: 'it@bensheim.example', note: null }

test('OR-1 the office enters an organisation, everyone sees it, and a second time is refused', async () => {
  const office = await world().partner('office', OFFICE)
  const guest = await world().watch(await world().partner('guest', BENSHEIM))
  const { id } = await office.does(registerOrganisation, lorsch)
  expect(id).toBe('06431016')
  await guest.until(({ rows }) => rows.organisation[id]?.name === 'Stadt Lorsch')
  expect((await office.ask(registerOrganisation, lorsch)).problem?.code).toBe('exists-already')
})

test('OR-2 an organisation changes its own entry and nobody else its', async () => {
  const { lat, lon, inhabitants, phone } = lorsch
  const change = { lat, lon, inhabitants, phone, mailDomain: 'bensheim.example' }
  const params = { organisation: BENSHEIM.id }
  const bensheim = await world().partner('coordinator', BENSHEIM)
  await bensheim.does(changeOrganisation, change, { params })
  const heppenheim = await world().partner('coordinator', HEPPENHEIM)
  expect((await heppenheim.ask(changeOrganisation, change, { params })).status).toBe(403)
  const { rows } = await bensheim.snapshot()
  expect(rows.organisation[BENSHEIM.id]).toMatchObject({ name: BENSHEIM.name, mailDomain: 'bensheim.example' })
})

test('ME-1 an invited organisation moves to its next stage and skips none', async () => {
  const office = await world().partner('office', OFFICE)
  const params = { organisation: BENSHEIM.id }
  await office.does(beginMembership, { stage: 'invited' }, { params })
  expect((await office.ask(moveMembership, { stage: 'active' }, { params })).problem?.code).toBe('wrong-state')
  await office.does(moveMembership, { stage: 'letter-of-intent' }, { params })
  expect((await office.snapshot()).rows.membership[BENSHEIM.id]?.stage).toBe('letter-of-intent')
})

test('CT-1 the office lists services and applications, and an application names listed services only', async () => {
  const office = await world().partner('office', OFFICE)
  const params = { application: 'vehicles', service: 'vehicle-registration' }
  const application = { name: 'Kfz-Wesen', services: ['vehicle-registration'] }
  expect((await office.ask(setApplication, application, { params })).status).toBe(404)
  await office.does(setCitizenService, { name: 'Kfz-Zulassung', priority: 3 }, { params })
  await office.does(setApplication, application, { params })
  expect((await office.snapshot()).rows.application['vehicles']).toEqual({ id: 'vehicles', ...application })
})

test('CO-1 an organisation keeps its contacts; helpers and guests do not see them', async () => {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const { id } = await bensheim.does(addContact, { organisation: BENSHEIM.id, ...card })
  await bensheim.does(changeContact, { ...card, note: 'ab 18 Uhr' }, { params: { contact: id } })
  const helper = await world().partner('helper', BENSHEIM)
  expect((await helper.snapshot()).rows.contact).toEqual({})
  expect((await helper.ask(removeContact, {}, { params: { contact: id } })).status).toBe(404)
  const observer = await world().partner('observer', HEPPENHEIM)
  expect((await observer.snapshot()).rows.contact[id]).toMatchObject({ ...card, note: 'ab 18 Uhr' })
})

test('CO-3 a removed contact keeps nothing that it said', async () => {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const { id } = await bensheim.does(addContact, { organisation: BENSHEIM.id, ...card })
  await bensheim.does(removeContact, {}, { params: { contact: id } })
  expect((await bensheim.snapshot()).rows.contact[id]).toMatchObject({ phone: null, mail: null, removed: true })
  const kept = `SELECT 1 FROM app.journal_text t JOIN app.journal j ON j.pact = t.pact AND j.seq = t.seq WHERE j.id = $1`
  expect((await world().db.query(kept, [id])).rowCount).toBe(0)
})
