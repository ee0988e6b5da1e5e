import { addTask, takeTask } from '@beistand/contracts/task'
import { addReport, declareEmergency } from '@beistand/contracts/emergency'
import { failProvider } from '@beistand/contracts/provider'
import { BENSHEIM, BERGSTRASSE, EKOM21, HEPPENHEIM, ODENWALD, OFFICE, useWorld } from '../../api/test/world.js'
import type { Page, WebSocketRoute } from 'playwright-core'
import { openApp, untilLive, useBrowser } from './screens.js'

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

/** Puts a hand on the live line: what the server says can be held back, or something else be said in its place. */
async function heldLine(page: Page) {
  const waiting: (string | Buffer)[] = []
  let held = false
  let line: WebSocketRoute | undefined
  await page.routeWebSocket('**/api/live/**', (route) => {
    line = route
    route.connectToServer().onMessage((message) => {
      if (held) waiting.push(message)
      else route.send(message)
    })
  })
  await page.reload()
  await untilLive(page)
  return {
    hold: () => {
      held = true
    },
    release: () => {
      held = false
      for (const message of waiting.splice(0)) line?.send(message)
    },
    say: (event: unknown) => line?.send(`42${JSON.stringify(event)}`),
  }
}

test('UI-12 the office sees the number that a victim says on the phone', async () => {
  const office = await world().partner('office', OFFICE)
  const { rows } = await office.snapshot()
  const page = await openApp(at(), ['office', OFFICE], { path: `/emergencies/${emergency}` })
  await page.getByText(`Notfall Nr. ${rows.emergency[emergency]?.number}`).waitFor()
  await page.context().close()
})
