import { addReport, cancelEmergency, declareEmergency, moveEmergency } from '@beistand/contracts/emergency'
import { readFile } from 'node:fs/promises'
import { BENSHEIM, HEPPENHEIM, ODENWALD, OFFICE, PASSWORD, useWorld } from '../../api/test/world.js'
import { faults, openApp, overflow, SMALL, untilLive, useBrowser } from './screens.js'

const NOON = 1_793_000_000_000
const DAY = 86_400_000
const contact = { organisation: OFFICE.id, title: 'Geschäftsstelle', phone: '06252 15-0', mail: null, note: null }
const world = useWorld({ manualClock: true, events: [{ type: 'contact-added', id: 'office-phone', ...contact }] })
const browser = useBrowser()
const at = () => ({ browser: browser(), world: world() })
let emergency: string
let earlier: string

/** Declares and ends an emergency. @returns its id */
async function falseAlarm(place: typeof ODENWALD, text: string): Promise<string> {
  const victim = await world().partner('coordinator', place)
  const body = { victim: place.id, kind: 'attack', severity: 'limited', text } as const
  const { id } = await victim.does(declareEmergency, body)
  await victim.does(cancelEmergency, {}, { params: { emergency: id } })
  return id
}

beforeAll(async () => {
  await world().setClock(NOON)
  emergency = await falseAlarm(ODENWALD, 'Fehlalarm am Morgen.')
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const body = { victim: BENSHEIM.id, kind: 'attack', severity: 'serious', text: 'Der erste Angriff.' } as const
  const { id } = await bensheim.does(declareEmergency, body)
  for (const phase of ['contained', 'emergency-operation', 'rebuilding', 'closed'] as const)
    await bensheim.does(moveEmergency, { phase }, { params: { emergency: id } })
  earlier = id
  await world().setClock(NOON + 31 * DAY)
  await falseAlarm(HEPPENHEIM, 'Fehlalarm von heute.')
})

test('UI-21 what ended long ago is found from the situation, opened, and told on from then on', async () => {
  const page = await openApp(at(), ['head', BENSHEIM])
  await page.getByRole('link', { name: 'Beendete' }).click()
  await page.getByRole('link', { name: ODENWALD.name }).waitFor()
  const lines = page.locator('main .b-line')
  expect(await lines.locator('.b-line__link').allTextContents()).toEqual([
    HEPPENHEIM.name,
    BENSHEIM.name,
    ODENWALD.name,
  ])
  const wide = page.viewportSize() ?? SMALL
  await page.setViewportSize(SMALL)
  expect([await faults(page), Math.max(0, await overflow(page))]).toEqual([[], 0])
  await page.setViewportSize(wide)
  await page.getByRole('link', { name: ODENWALD.name }).click()
  await page.getByText('Fehlalarm am Morgen.').waitFor()
  const odenwald = await world().partner('coordinator', ODENWALD)
  await odenwald.does(addReport, { text: 'Nachtrag nach Wochen.' }, { params: { emergency } })
  await page.getByRole('button', { name: '1 neue anzeigen' }).click()
  await page.getByText('Nachtrag nach Wochen.').waitFor()
  await page.context().close()
}, 30_000)

test('UI-22 an emergency that cannot be loaded says so, gives a number to call and is tried again; one that is not there says that', async () => {
  const page = await openApp(at(), ['head', BENSHEIM])
  await page.route('**/api/snapshot?emergency=*', (route) => route.abort())
  await page.goto(`${world().url}/emergencies/${emergency}`)
  await page.getByText('Der Notfall konnte nicht geladen werden.').waitFor()
  expect(await page.locator('main a[href^="tel:"]').getAttribute('href')).toBe('tel:06252150')
  expect(await faults(page)).toEqual([])
  await page.unroute('**/api/snapshot?emergency=*')
  await page.getByRole('button', { name: 'Noch einmal versuchen' }).click()
  await page.getByText('Fehlalarm am Morgen.').waitFor()
  await page.goto(`${world().url}/emergencies/unknown`)
  await untilLive(page)
  await page.getByText('Diesen Notfall gibt es nicht').waitFor()
  expect(await faults(page)).toEqual([])
  await page.context().close()
}, 30_000)

test('UI-21 a relapse names an emergency of the own side, however long ago it ended; who is hit already is told so', async () => {
  const page = await openApp(at(), ['coordinator', BENSHEIM], { path: '/declare' })
  const relapse = page.getByLabel('Ist es ein Rückfall?')
  await relapse.waitFor()
  expect(await relapse.getByRole('option').count()).toBe(2)
  await relapse.selectOption(earlier)
  await page.getByLabel('Was sehen Sie?').fill('Es ist wieder da.')
  await page.getByLabel('Nichts geht mehr').check()
  await page.getByRole('button', { name: 'Jetzt melden' }).click()
  await page.getByText('Ihre Nummer für das Telefon').waitFor()
  const { rows } = await (await world().partner('coordinator', BENSHEIM)).snapshot()
  expect(Object.values(rows.emergency).map(({ relapseOf }) => relapseOf)).toContain(earlier)
  await page.goto(`${world().url}/declare`)
  await page.getByText('läuft schon. Was Sie hier melden').waitFor()
  expect(await faults(page)).toEqual([])
  await page.getByRole('link', { name: 'Zum laufenden Notfall' }).click()
  await page.getByText('Es ist wieder da.').waitFor()
  await page.context().close()
}, 30_000)

test('UI-32 SG-1 a long log is read on below, what is new waits above, and its file is handed out for fresh proof', async () => {
  const odenwald = await world().partner('coordinator', ODENWALD)
  const report = (text: string) => odenwald.does(addReport, { text }, { params: { emergency } })
  for (let number = 1; number <= 55; number += 1) await report(`Nachtrag ${number}.`)
  const page = await openApp(at(), ['office', OFFICE], { path: `/emergencies/${emergency}/log` })
  const items = page.getByRole('main').locator('.b-log__item')
  await page.getByText('Nachtrag 55.', { exact: true }).waitFor()
  expect([await items.count(), await page.getByText('Nachtrag 5.', { exact: true }).count()]).toEqual([50, 0])
  await report('Ganz neu.')
  await page.getByRole('button', { name: '1 neue anzeigen' }).waitFor()
  await page.getByRole('button', { name: 'Ältere zeigen' }).click()
  await page.getByText('Fehlalarm am Morgen.', { exact: true }).waitFor()
  expect(await items.first().innerText()).toContain('Nachtrag 55.')
  expect(await items.last().innerText()).toContain('Notfall gemeldet')
  await page.getByRole('button', { name: '1 neue anzeigen' }).click()
  expect(await items.first().innerText()).toContain('Ganz neu.')
  await world().db.query("UPDATE app.session SET proven = proven - interval '11 minutes'")
  await page.getByRole('button', { name: 'Herunterladen' }).click()
  const proof = page.getByRole('dialog', { name: 'Sind Sie es?' })
  await proof.waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('Bitte bestätigen Sie zuerst noch einmal, dass Sie es sind.').waitFor()
  await page.evaluate(() => scrollTo(0, 0)) // from here the header that stays lies over nothing
  expect(await faults(page)).toEqual([])
  await page.getByRole('button', { name: 'Herunterladen' }).click()
  await proof.getByLabel('Ihr Passwort').fill(PASSWORD)
  const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
  const lines = (await readFile(await file.path(), 'utf8')).trimEnd().split('\n')
  expect(lines.length).toBe(await items.count())
  await page.context().close()
}, 60_000)
