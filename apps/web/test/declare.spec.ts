import type { Page } from 'playwright-core'
import { BENSHEIM, HEPPENHEIM, ODENWALD, OFFICE, useWorld } from '../../api/test/world.js'
import { openApp, overflow, PHONE, untilLive, useBrowser } from './screens.js'

const officePhone = '06252 15-0'
const contact = { organisation: OFFICE.id, title: 'Geschäftsstelle', phone: officePhone, mail: null, note: null }
const world = useWorld({ events: [{ type: 'contact-added', id: 'office-phone', ...contact }] })
const browser = useBrowser()
const at = () => ({ browser: browser(), world: world() })

async function fillIn(page: Page, text: string): Promise<void> {
  await page.getByLabel('Was sehen Sie?').fill(text)
  await page.getByLabel('Nichts geht mehr').check()
}

async function emergenciesOf(victim: string): Promise<number> {
  const { rows } = await (await world().partner('head', ODENWALD)).snapshot()
  return Object.values(rows.emergency).filter((one) => one.victim === victim).length
}

test('UI-1 what is declared in one browser is unmissable in another within a second', async () => {
  const watching = await openApp(at(), ['head', ODENWALD])
  const declaring = await openApp(at(), ['coordinator', BENSHEIM], { path: '/declare', viewport: PHONE })
  await fillIn(declaring, 'Alle Bildschirme zeigen eine Forderung.')
  const before = performance.now()
  await declaring.getByRole('button', { name: 'Jetzt melden' }).click()
  await watching.getByText('Neuer Notfall: Bensheim').first().waitFor()
  expect(performance.now() - before).toBeLessThan(1000)
  expect(await watching.title()).toContain('Neuer Notfall!')
  expect(await watching.locator('#favicon').getAttribute('href')).toBe('/favicon-alarm.svg')
  await declaring.getByText('Ihre Nummer für das Telefon').waitFor()
  const { rows } = await (await world().partner('coordinator', BENSHEIM)).snapshot()
  const emergency = Object.values(rows.emergency).find(({ victim }) => victim === BENSHEIM.id)
  await declaring.getByText(String(emergency?.number), { exact: true }).waitFor()
  await Promise.all([watching.context().close(), declaring.context().close()])
})

test('UI-2 by keyboard alone someone declares, and every stop shows a ring of 2 px or more', async () => {
  const page = await openApp(at(), ['coordinator', HEPPENHEIM], { path: '/declare' })
  await page.getByLabel('Was sehen Sie?').focus()
  await page.keyboard.type('Nichts geht mehr.')
  const rings: number[] = []
  for (const key of ['Tab', 'Space', 'Tab', 'Tab', 'Tab']) {
    await page.keyboard.press(key)
    rings.push(
      await page.evaluate(() =>
        Number.parseFloat(getComputedStyle(document.activeElement ?? document.body).outlineWidth),
      ),
    )
  }
  expect(await page.locator(':focus').textContent()).toBe('Jetzt melden')
  await page.keyboard.press('Enter')
  await page.getByText('Ihre Nummer für das Telefon').waitFor()
  expect(Math.min(...rings)).toBeGreaterThanOrEqual(2)
  await page.context().close()
})

test('UI-3 after a mistake the summary has the focus, leads to the field, and what was typed is kept', async () => {
  const page = await openApp(at(), ['coordinator', BENSHEIM], { path: '/declare', viewport: PHONE })
  await page.getByLabel('Was sehen Sie?').fill('Der Server ist weg.')
  await page.getByRole('button', { name: 'Jetzt melden' }).click()
  const summary = page.getByRole('group', { name: 'Bitte prüfen Sie diese Angaben:' })
  await expect(summary.evaluate((box) => box === document.activeElement)).resolves.toBe(true)
  await summary.getByRole('link').click()
  expect(await page.locator(':focus').getAttribute('type')).toBe('radio')
  expect(await page.locator(':focus').getAttribute('aria-invalid')).toBe('true')
  expect(await page.getByLabel('Was sehen Sie?').inputValue()).toBe('Der Server ist weg.')
  await page.context().close()
})

test('UI-4 without a connection the declaration says so, gives a number to call, and goes out once by itself', async () => {
  const page = await openApp(at(), ['coordinator', ODENWALD], { path: '/declare', viewport: PHONE })
  await fillIn(page, 'Alles steht.')
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Jetzt melden' }).dblclick()
  await page.getByText('Noch nicht gesendet', { exact: true }).waitFor()
  expect(await page.getByRole('alert').getByRole('link').getAttribute('href')).toBe('tel:06252150')
  expect(await emergenciesOf(ODENWALD.id)).toBe(0)
  await page.context().setOffline(false)
  await page.getByText('Ihre Nummer für das Telefon').waitFor()
  expect(await emergenciesOf(ODENWALD.id)).toBe(1)
  const { rows } = await (await world().partner('coordinator', ODENWALD)).snapshot()
  expect(Object.values(rows.report).filter(({ text }) => text === 'Alles steht.')).toHaveLength(1)
  await page.context().close()
})

test('UI-5 on a phone the primary button lies in the lower half, and whatever is tapped is 44 px high', async () => {
  const page = await openApp(at(), ['coordinator', BENSHEIM], { path: '/declare', viewport: PHONE })
  const button = await page.getByRole('button', { name: 'Jetzt melden' }).boundingBox()
  expect(button?.y).toBeGreaterThan(PHONE.height / 2)
  expect((button?.y ?? PHONE.height) + (button?.height ?? 0)).toBeLessThanOrEqual(PHONE.height)
  const heights = await page
    .locator('main :is(button, textarea, select, label.b-choice)')
    .evaluateAll((all) => all.map((one) => one.getBoundingClientRect().height))
  expect(heights.length).toBeGreaterThan(5)
  expect(Math.min(...heights)).toBeGreaterThanOrEqual(44)
  await page.context().close()
})

test('UI-33 at 200 % zoom the button stands below what is filled in and covers none of it, and nothing is too wide', async () => {
  const zoomed = { path: '/declare', viewport: { width: 640, height: 400 } }
  const page = await openApp(at(), ['coordinator', BENSHEIM], zoomed)
  expect(await overflow(page)).toBeLessThanOrEqual(0)
  const [send, last] = [
    await page.getByRole('button', { name: 'Jetzt melden' }).boundingBox(),
    await page.getByLabel('Es ist bisher nur ein Verdacht').boundingBox(),
  ]
  if (!send || !last) throw new Error('nothing to fill in')
  expect(send.y).toBeGreaterThan(last.y + last.height)
  await page.context().close()
}, 30_000)

test('UI-6 who has several roles chooses one, and the role in use is always to be seen', async () => {
  const office = await world().partner('office', OFFICE)
  await office.does((await import('@beistand/contracts/grant')).giveRole, {
    person: `coordinator-${BENSHEIM.id}`,
    organisation: OFFICE.id,
    role: 'observer',
    title: 'Lagebeobachtung',
  })
  const context = await browser().newContext({ locale: 'de-DE', viewport: PHONE })
  const page = await context.newPage()
  await page.goto(world().url)
  await page.getByLabel('E-Mail').fill(`coordinator@${BENSHEIM.id}.example`)
  await page.getByLabel('Passwort').fill('ein langes Passwort')
  await page.getByRole('button', { name: 'Anmelden', exact: true }).click()
  await page.getByRole('button', { name: 'Lagebeobachtung' }).click()
  await untilLive(page)
  await page.getByRole('button', { name: 'Sie handeln als Lagebeobachtung' }).waitFor()
  await page.goto(`${world().url}/declare`)
  await page.getByText('In dieser Rolle können Sie keinen Notfall melden.').waitFor()
  await context.close()
})
