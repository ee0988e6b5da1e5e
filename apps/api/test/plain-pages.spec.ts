import type { Browser, Page } from 'playwright-core'
import { launchBrowser } from '../../launcher/browser.mjs'
import { accessibilityFaults } from './accessibility.js'
import { BENSHEIM, PACT, useWorld } from './world.js'

const world = useWorld()
let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
})

afterAll(() => browser.close())

const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, locale: 'de-DE' }

test('NF-5 on a line of 400 kbit/s with 400 ms delay the form stands within 3 s', async () => {
  const context = await browser.newContext({ ...phone, javaScriptEnabled: false })
  const page = await context.newPage()
  const line = await context.newCDPSession(page)
  await line.send('Network.enable')
  const bytes = 400_000 / 8
  const slow = { offline: false, latency: 400, downloadThroughput: bytes, uploadThroughput: bytes }
  await line.send('Network.emulateNetworkConditions', slow)
  const before = performance.now()
  await page.goto(`${world().url}/notfall`)
  await page.locator('button').waitFor()
  expect(performance.now() - before).toBeLessThan(3000)
  await context.close()
})

test('NF-1 without script and by keyboard alone someone declares and reads the number', async () => {
  const context = await browser.newContext({ ...phone, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${world().url}/notfall`)
  const wanted = ['organisation', 'seen', 'severity', 'phone']
  const typed = ['Ben', 'Alles steht.', 'Nichts', '0170 7654321']
  await page.locator('#organisation').focus()
  for (const [index, field] of wanted.entries()) {
    expect(await page.locator(':focus').getAttribute('id')).toBe(field)
    await page.keyboard.type(typed[index] ?? '')
    await page.keyboard.press('Tab')
  }
  await page.keyboard.press('Enter')
  await page.getByText('Rückruf ausstehend').waitFor()
  const number = await page.locator('.number').textContent()
  const { rows } = await (await world().partner('coordinator', BENSHEIM)).snapshot()
  expect(Object.values(rows.emergency)).toMatchObject([
    { victim: BENSHEIM.id, severity: 'critical', callBack: 'pending' },
  ])
  expect(number).toBe(String(Object.values(rows.emergency)[0]?.number))
  await context.close()
})

test('NF-8 after a mistake the summary has the focus and leads to the field', async () => {
  const context = await browser.newContext(phone)
  const page = await context.newPage()
  await mistaken(page)
  expect(await page.locator(':focus').getAttribute('role')).toBe('alert')
  await page.locator('[role=alert] a').click()
  expect(page.url()).toContain('#phone')
  expect(await page.locator('#phone').inputValue()).toBe('keine')
  await context.close()
})

async function mistaken(page: Page): Promise<void> {
  await page.goto(`${world().url}/notfall`)
  await page.locator('#organisation').selectOption(`${PACT}/${BENSHEIM.id}`)
  await page.locator('#seen').fill('Alles steht.')
  await page.locator('#severity').selectOption('critical')
  await page.locator('#phone').fill('keine')
  await page.locator('button').click()
  await page.locator('[role=alert]').waitFor()
}

const SCREENS: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
  ['the form', (page) => page.goto(`${world().url}/notfall`)],
  ['the form with a mistake', mistaken],
  [
    'the receipt',
    async (page) => {
      await mistaken(page)
      await page.locator('#phone').fill('0170 7654321')
      await page.locator('button').click()
      await page.locator('.number').waitFor()
    },
  ],
  ['the description of the API', (page) => page.goto(`${world().url}/api/docs`)],
]

/** The description's sections are made alike: its first one, the last one and some codes stand for all. */
const ALIKE = 'section:nth-of-type(n+2):not(:last-of-type), article:nth-of-type(n+3), tr:nth-child(n+5)'

test.each(SCREENS)(
  'AP-6 %s is accessible, light and dark, and nothing is left unclear',
  async (_, open) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const context = await browser.newContext({ ...phone, colorScheme })
      const page = await context.newPage()
      const refused: string[] = []
      page.on('console', (message) => message.type() === 'error' && refused.push(message.text()))
      await open(page)
      expect(await accessibilityFaults(page, ALIKE)).toEqual([])
      expect(refused.filter((text) => text.includes('Content Security Policy'))).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
      expect(overflow).toBeLessThanOrEqual(0)
      await context.close()
    }
  },
  30_000,
)
