import { addReport } from '@beistand/contracts/emergency'
import { readFileSync } from 'node:fs'
import { declares } from '../../api/test/help.js'
import { BENSHEIM, HEPPENHEIM, ODENWALD, OFFICE, useWorld } from '../../api/test/world.js'
import { openApp, PHONE, TALL, useBrowser, wrong } from './screens.js'

const world = useWorld()
const browser = useBrowser()
const at = () => ({ browser: browser(), world: world() })

test('DS-9 the office takes a role back with a reason and erases a person, who is “gelöscht” in a log that stands open', async () => {
  const head = await world().partner('head', HEPPENHEIM)
  const emergency = await declares(await world().partner('coordinator', HEPPENHEIM), HEPPENHEIM)
  await head.does(addReport, { text: 'Wir sind offline' }, { params: { emergency } })
  const reader = await openApp(at(), ['coordinator', HEPPENHEIM], { path: `/emergencies/${emergency}/log` })
  const written = reader.getByRole('listitem').filter({ hasText: 'Wir sind offline' })
  await written.getByText('head 06431011, Heppenheim').waitFor()
  const office = await openApp(at(), ['office', OFFICE], { path: '/pact/roles' })
  const main = office.getByRole('main')
  await main.getByLabel('Organisation').selectOption({ label: 'Heppenheim (Bergstraße)' })
  expect(await wrong(office, TALL)).toEqual([])
  const row = (name: string) => main.getByRole('row').filter({ hasText: name })
  await row('observer 06431011').getByRole('button', { name: 'Zurücknehmen' }).click()
  const dialog = office.getByRole('dialog')
  expect(await wrong(office, TALL)).toEqual([])
  await dialog.getByLabel('Grund').fill('Dienststelle gewechselt')
  await dialog.getByRole('button', { name: 'Zurücknehmen' }).click()
  await row('observer 06431011').waitFor({ state: 'detached' })
  await row('head 06431011').getByRole('button', { name: 'Person löschen' }).click()
  expect(await wrong(office, TALL)).toEqual([])
  await dialog.getByRole('button', { name: 'Person löschen' }).click()
  await row('head 06431011').waitFor({ state: 'detached' })
  await main.getByLabel('Stand').selectOption({ label: 'Zurückgenommen' })
  await row('observer 06431011').getByText('Dienststelle gewechselt').waitFor()
  await row('gelöscht').waitFor()
  expect(await wrong(office, TALL)).toEqual([])
  await written.getByText('gelöscht, Heppenheim').waitFor()
  await Promise.all([reader, office].map((page) => page.context().close()))
}, 60_000)

test('DS-9 the office erases one text in the log, and reads that it is gone', async () => {
  const coordinator = await world().partner('coordinator', BENSHEIM)
  const emergency = await declares(coordinator)
  await coordinator.does(addReport, { text: 'Frau Geheim war es' }, { params: { emergency } })
  const office = await openApp(at(), ['office', OFFICE], { path: `/emergencies/${emergency}/log`, viewport: PHONE })
  const said = office.getByRole('listitem').filter({ hasText: 'Frau Geheim war es' })
  await said.getByRole('button', { name: 'Text löschen' }).click()
  await office.getByRole('dialog').getByRole('button', { name: 'Text löschen' }).click()
  await office.getByText('Frau Geheim war es').waitFor({ state: 'detached' })
  await office.getByText('Gelöscht', { exact: true }).waitFor()
  expect(await wrong(office, TALL)).toEqual([])
  await office.context().close()
}, 60_000)

test('DS-9 on a phone everyone downloads the own data and erases the own account', async () => {
  const page = await openApp(at(), ['observer', ODENWALD], { path: '/account', viewport: PHONE })
  await page.getByText('Rolle gegeben').waitFor()
  expect(await wrong(page, TALL)).toEqual([])
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Meine Daten herunterladen' }).click(),
  ])
  const data: unknown = JSON.parse(readFileSync(await download.path(), 'utf8'))
  expect(data).toMatchObject({ account: { id: `observer-${ODENWALD.id}` } })
  await page.getByRole('button', { name: 'Konto löschen' }).click()
  expect(await wrong(page, TALL)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: 'Endgültig löschen' }).click()
  await page.getByLabel('Passwort').waitFor()
  await page.context().close()
}, 60_000)
