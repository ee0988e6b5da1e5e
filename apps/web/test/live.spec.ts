import { addTask, takeTask } from '@beistand/contracts/task'
import { addReport, declareEmergency } from '@beistand/contracts/emergency'
import { failProvider } from '@beistand/contracts/provider'
import {
  BENSHEIM,
  BERGSTRASSE,
  EKOM21,
  emailOf,
  HEPPENHEIM,
  ODENWALD,
  OFFICE,
  PASSWORD,
  useWorld,
} from '../../api/test/world.js'
import type { Route, WebSocketRoute } from 'playwright-core'
import { faults, heldLine, openApp, untilLive, useBrowser } from './screens.js'

const world = useWorld({
  events: [
    { type: 'provider-registered', id: EKOM21.id, cert: null },
    ...[HEPPENHEIM, BERGSTRASSE, ODENWALD].map(
      ({ id }) =>
        ({
          type: 'dependency-stated',
          id: `${id}:${EKOM21.id}`,
          organisation: id,
          provider: EKOM21.id,
          applications: [],
        }) as const,
    ),
  ],
})
const browser = useBrowser()
const at = () => ({ browser: browser(), world: world() })
const attack = { victim: BENSHEIM.id, kind: 'attack', severity: 'serious', text: 'Alles steht.' } as const
let emergency: string

beforeAll(async () => {
  emergency = (await (await world().partner('coordinator', BENSHEIM)).does(declareEmergency, attack)).id
})

test('UI-7 a change by others moves neither focus nor typed words, and new rows wait until asked for', async () => {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const params = { emergency }
  await bensheim.does(addTask, { title: 'Kabel prüfen' }, { params })
  const page = await openApp(at(), ['coordinator', BENSHEIM], { path: `/emergencies/${emergency}/tasks` })
  await page.getByRole('button', { name: 'Aufgabe anlegen' }).click()
  await page.getByLabel('Was ist zu tun?').fill('Halb getippt')
  await bensheim.does(addTask, { title: 'Drucker holen' }, { params })
  await page.getByText('1 neue anzeigen').waitFor()
  expect(await page.getByLabel('Was ist zu tun?').inputValue()).toBe('Halb getippt')
  await expect(page.getByLabel('Was ist zu tun?').evaluate((one) => one === document.activeElement)).resolves.toBe(true)
  expect(await page.getByRole('heading', { name: 'Drucker holen' }).count()).toBe(0)
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: '1 neue anzeigen' }).click()
  await page.getByRole('heading', { name: 'Drucker holen' }).waitFor()
  await page.context().close()
})

test('UI-8 of two who take the same task the slower one is told', async () => {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const { id } = await bensheim.does(addTask, { title: 'Wer ist schneller?' }, { params: { emergency } })
  const page = await openApp(at(), ['coordinator', BENSHEIM], { path: `/emergencies/${emergency}/tasks` })
  const card = page.locator('.b-card', { hasText: 'Wer ist schneller?' })
  const taken = await card.getByRole('button', { name: 'Übernehmen' }).elementHandle()
  await page.route('**/taking', async (route) => {
    await (await world().partner('head', BENSHEIM)).does(takeTask, {}, { params: { task: id } })
    await route.continue()
  })
  await taken.click()
  await page.getByRole('status').getByText('Nicht gespeichert.').waitFor()
  await card.getByText(`head ${BENSHEIM.id}`).waitFor()
  await page.context().close()
})

test('UI-9 a failed provider is one row that opens, and alarms once', async () => {
  const page = await openApp(at(), ['head', ODENWALD])
  await page.getByRole('button', { name: 'Gesehen' }).click()
  const provider = await world().partner('coordinator', EKOM21)
  const failure = { failure: 'unavailable', text: 'Das Rechenzentrum ist getrennt.' } as const
  await provider.does(failProvider, failure, { params: { provider: EKOM21.id } })
  await page.getByText('3 Verwaltungen betroffen · auch wir').waitFor()
  expect(await page.locator('.b-alarm').textContent()).not.toContain('neue Notfälle')
  await page.getByRole('button', { name: /neue anzeigen/ }).click()
  const line = page.locator('.b-line', { hasText: 'Ausfall: ekom21' })
  await line.getByText('3 Verwaltungen betroffen').click()
  expect(await line.getByRole('link').count()).toBe(3)
  await page.context().close()
})

test('UI-10 a server that falls silent shows within 5 s, and 3 s after its return the screen is right again', async () => {
  const page = await openApp(at(), ['coordinator', BENSHEIM], { path: `/emergencies/${emergency}` })
  world().node(0).signal('SIGSTOP')
  const silent = performance.now()
  await page.getByText('Keine Verbindung').waitFor()
  expect(performance.now() - silent).toBeLessThan(5_500)
  world().node(0).signal('SIGCONT')
  await untilLive(page)
  await page.context().setOffline(true)
  const bensheim = await world().partner('coordinator', BENSHEIM)
  await bensheim.does(addReport, { text: 'Während der Stille geschrieben.' }, { params: { emergency } })
  await page.context().setOffline(false)
  const back = performance.now()
  await page
    .getByText(/Während der Stille|1 neue anzeigen/)
    .first()
    .waitFor()
  expect(performance.now() - back).toBeLessThan(3_000)
  await page.context().close()
}, 30_000)

test('UI-11 a command is on the screen only when the live path has told it', async () => {
  const page = await openApp(at(), ['coordinator', BENSHEIM], { path: `/emergencies/${emergency}` })
  const line = await heldLine(page)
  await page.getByRole('button', { name: 'Meldung schreiben' }).click()
  await page.getByLabel('Was ist zu berichten?').fill('Nur einmal.')
  line.hold()
  const answered = page.waitForResponse((response) => response.url().endsWith('/reports'))
  await page.getByRole('dialog').getByRole('button', { name: 'Meldung schreiben' }).click()
  expect((await answered).status()).toBe(200)
  await page.getByText('1 Änderung wird gespeichert …').waitFor()
  expect(await page.locator('.b-log').getByText('Nur einmal.').count()).toBe(0)
  line.release()
  await page.locator('.b-log').getByText('Nur einmal.').waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(await page.locator('.b-log').getByText('Nur einmal.').count()).toBe(1)
  await page.context().close()
})

test('UI-20 an app that is older than its server loads anew, once, and what was not sent goes out after it', async () => {
  const page = await openApp(at(), ['coordinator', BENSHEIM], { path: `/emergencies/${emergency}` })
  const line = await heldLine(page)
  await page.route('**/reports', (route) => route.abort())
  await page.getByRole('button', { name: 'Meldung schreiben' }).click()
  await page.getByLabel('Was ist zu berichten?').fill('Vor dem Neuladen geschrieben.')
  await page.getByRole('dialog').getByRole('button', { name: 'Meldung schreiben' }).click()
  await page.getByRole('dialog').getByText('Noch nicht gesendet.').waitFor()
  const { seq, hash } = await (await world().partner('coordinator', BENSHEIM)).snapshot()
  await page.unroute('**/reports')
  const loads = page.waitForEvent('load')
  const by = { person: 'x', organisation: BENSHEIM.id, role: 'system', for: null }
  const entry = { seq: seq + 1, batch: 1, at: 1, entered: 1, by, event: { type: 'brand-new', id: 'x' } }
  line.say(['frame', { after: seq, to: seq + 1, hash, entries: [entry] }])
  await loads
  await untilLive(page)
  await page.locator('.b-log').getByText('Vor dem Neuladen geschrieben.').waitFor()
  const { rows } = await (await world().partner('coordinator', BENSHEIM)).snapshot()
  const written = Object.values(rows.report).filter(({ text }) => text === 'Vor dem Neuladen geschrieben.')
  expect(written).toHaveLength(1)
  await page.context().close()
})

test('UI-12 the office sees the number that a victim says on the phone', async () => {
  const office = await world().partner('office', OFFICE)
  const { rows } = await office.snapshot()
  const page = await openApp(at(), ['office', OFFICE], { path: `/emergencies/${emergency}` })
  await page.getByText(`Notfall Nr. ${rows.emergency[emergency]?.number}`).waitFor()
  await page.context().close()
})

/** Opens the emergency and begins to write a report. */
async function writing(text: string) {
  const page = await openApp(at(), ['coordinator', BENSHEIM], { path: `/emergencies/${emergency}` })
  const line = await heldLine(page)
  await page.getByRole('button', { name: 'Meldung schreiben' }).click()
  await page.getByLabel('Was ist zu berichten?').fill(text)
  return { page, line, field: page.getByRole('dialog').getByLabel('Was ist zu berichten?') }
}

test('UI-23 who is sent away with a good session is back by itself, and the screen with what is typed has not moved', async () => {
  const { page, line, field } = await writing('Noch nicht fertig')
  await page.route('**/api/session', (route) => route.abort(), { times: 1 })
  line.sendAway()
  await page.locator('.b-connection--silent').waitFor()
  await page.locator('.b-connection--live').waitFor()
  expect(await field.inputValue()).toBe('Noch nicht fertig')
  const bensheim = await world().partner('coordinator', BENSHEIM)
  await bensheim.does(addReport, { text: 'Nach der Rückkehr.' }, { params: { emergency } })
  await page.getByText('1 neue anzeigen').waitFor()
  await page.context().close()
}, 30_000)

test('UI-23 a server that is too busy to say who is signed in signs nobody out', async () => {
  const { page, line, field } = await writing('Noch zu sagen')
  const problem = { type: 'about:blank', title: 'too-many', detail: 'Zu viele.', code: 'too-many', correlation: 'x' }
  const busy = (route: Route) => route.fulfill({ status: 429, json: { ...problem, status: 429 } })
  await page.route('**/api/session', busy, { times: 1 })
  const asked = page.waitForResponse('**/api/session')
  line.sendAway()
  expect((await asked).status()).toBe(429)
  await page.locator('.b-connection--live').waitFor()
  expect(await field.inputValue()).toBe('Noch zu sagen')
  await page.context().close()
}, 30_000)

test('UI-31 a page loads what its viewer may see once, and its line carries on from there', async () => {
  const page = await openApp(at(), ['coordinator', BENSHEIM], { path: `/emergencies/${emergency}` })
  const said: string[] = []
  page.on('websocket', (line) => line.on('framereceived', ({ payload }) => said.push(String(payload).slice(0, 12))))
  const snapshots: string[] = []
  page.on('request', (request) => request.url().endsWith('/api/snapshot') && snapshots.push(request.url()))
  await page.reload()
  await untilLive(page)
  const bensheim = await world().partner('coordinator', BENSHEIM)
  await bensheim.does(addReport, { text: 'Nach dem Laden.' }, { params: { emergency } })
  await page.getByText('1 neue anzeigen').waitFor()
  expect(snapshots).toHaveLength(1)
  expect(said.filter((message) => message.includes('reset'))).toEqual([])
  expect(said.some((message) => message.includes('frame'))).toBe(true)
  await page.context().close()
}, 30_000)

test('UI-24 whose session has ended signs in and goes on where it was, with what was typed; another person finds nothing of it', async () => {
  const { page, field } = await writing('Halber Satz')
  const end = () => page.context().request.delete(`${world().url}/api/session`, { headers: { origin: world().url } })
  const signIn = async (role: 'coordinator' | 'head') => {
    await page.getByLabel('E-Mail').fill(emailOf(role, BENSHEIM.id))
    await page.getByLabel('Passwort').fill(PASSWORD)
    await page.getByRole('button', { name: 'Anmelden' }).click()
    await untilLive(page)
  }
  await end()
  await page.getByText('Ihre Sitzung ist zu Ende.').waitFor()
  expect(await page.locator('body').innerText()).not.toContain('Alles steht.')
  expect(await faults(page)).toEqual([])
  await signIn('coordinator')
  await field.waitFor()
  expect(await field.inputValue()).toBe('Halber Satz')
  await end()
  await signIn('head')
  await page.getByText('Alles steht.').waitFor()
  expect(await page.getByRole('dialog').count()).toBe(0)
  await page.context().close()
}, 30_000)

test('UI-25 a line that comes to nothing or falls silent is given up after seconds and opened anew', async () => {
  const page = await openApp(at(), ['coordinator', BENSHEIM], { path: `/emergencies/${emergency}` })
  await page.clock.install()
  const lines: WebSocketRoute[] = []
  let held = false
  await page.routeWebSocket('**/api/live/**', (route) => {
    lines.push(route)
    if (lines.length === 1) return // opened by the network, answered by nobody
    const mute = lines.length === 2
    route.connectToServer().onMessage((message) => {
      if (!(mute && held)) route.send(message)
    })
  })
  await page.reload()
  await page.getByText('Alles steht.').waitFor()
  const before = performance.now()
  await page.clock.runFor(7_000)
  await untilLive(page)
  held = true
  await page.clock.runFor(16_000)
  await page.locator('.b-connection--live').waitFor()
  expect(lines).toHaveLength(3)
  expect(performance.now() - before).toBeLessThan(5_000) // beside the 23 s that the page believes to have passed
  await page.context().close()
}, 30_000)

test('UI-28 a part of the app that cannot be fetched is there as soon as the server answers again', async () => {
  const page = await openApp(at(), ['coordinator', BENSHEIM])
  const away = /\/assets\/OnDemand|\/api\/health/
  await page.route(away, (route) => route.abort())
  await page.goto(`${world().url}/emergencies/${emergency}`)
  await page.locator('main').getByText('Wird geladen').waitFor()
  await page.waitForRequest(/api\/health/)
  await page.unroute(away)
  await page.getByText('Alles steht.').waitFor()
  await page.context().close()
})
