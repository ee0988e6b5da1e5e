import { call } from '../../api/test/access-client.js'
import { BENSHEIM, emailOf, HEPPENHEIM, OFFICE, PACT, useWorld } from '../../api/test/world.js'
import { openApp, PHONE, useBrowser, wrong } from './screens.js'

const world = useWorld()
const browser = useBrowser()
const at = () => ({ browser: browser(), world: world() })

beforeAll(async () => {
  for (let tries = 0; tries < 5; tries += 1)
    await call(world().url, 'POST /session', { email: emailOf('head', BENSHEIM.id), password: 'falsch geraten' })
  await world().db.query(`INSERT INTO app.audit (id, at, kind, pact, organisation, about, place, count)
    VALUES ('card', now(), 'card-used', '${PACT}', '${HEPPENHEIM.id}', '', '203.0.113.0/24', 1)`)
}, 30_000)

test('AU-7 the office is told of failures and a card, reads who, filters, and puts a notice away for good', async () => {
  const page = await openApp(at(), ['office', OFFICE], { path: '/pact/audit' })
  const notices = page.getByRole('region', { name: 'Hinweise zum Zugang' })
  await notices.getByText('Notfallkarte benutzt').waitFor()
  await notices.getByText('Anmeldung gescheitert').waitFor()
  await page.getByRole('row').filter({ hasText: '203.0.113.0/24' }).getByText('für Heppenheim').waitFor()
  expect(await wrong(page)).toEqual([])
  await page.getByRole('main').getByLabel('Was').selectOption({ label: 'Fehlversuche' })
  const rows = page.getByRole('main').locator('tbody tr')
  await rows.filter({ hasText: 'Anmeldung gescheitert 5 mal' }).waitFor()
  expect(await rows.count()).toBe(1)
  await notices.getByRole('button', { name: 'Gesehen: Notfallkarte benutzt' }).click()
  await notices.getByText('Notfallkarte benutzt').waitFor({ state: 'detached' })
  await page.reload()
  await notices.getByText('Anmeldung gescheitert').waitFor()
  expect(await notices.getByText('Notfallkarte benutzt').count()).toBe(0)
  await page.context().close()
}, 60_000)

test('AU-8 AU-4 on a phone everyone is told of the own account, and reads what happened with it', async () => {
  const page = await openApp(at(), ['head', BENSHEIM], { viewport: PHONE, scheme: 'dark', language: 'en' })
  const notices = page.getByRole('region', { name: 'Notices about access' })
  await notices.getByText('Sign-in failed').waitFor()
  expect(await wrong(page)).toEqual([])
  await notices.getByRole('link', { name: 'Look at the log' }).click()
  await page.getByRole('heading', { name: 'What happened with my account' }).waitFor()
  await page.getByText('Role given').waitFor()
  expect(await page.getByText('Heppenheim').count()).toBe(0)
  expect(await wrong(page)).toEqual([])
  await page.context().close()
}, 60_000)
