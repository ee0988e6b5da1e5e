import type { Page } from 'playwright-core'
import { offers } from '../../api/test/help.js'
import { BENSHEIM, HEPPENHEIM, useWorld } from '../../api/test/world.js'
import { openApp, useBrowser } from './screens.js'

const world = useWorld()
const browser = useBrowser()
const at = () => ({ browser: browser(), world: world() })
const FARTHEST = 80

/** What has the focus: what it is called, and how thick the ring around it is. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement ?? document.body
    const labels = 'labels' in element && element.labels instanceof NodeList ? element.labels : null
    const name = labels?.[0]?.textContent ?? element.textContent
    const shown = element.closest('.kern-form-check, .b-choice') ?? element
    const rings = [element, shown].map((one) => Number.parseFloat(getComputedStyle(one).outlineWidth))
    return { name: name.trim(), ring: Math.max(...rings) }
  })

/** Tabs on to whatever bears a name; every stop on the way shows where one is. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let stops = 0; stops < FARTHEST; stops += 1) {
    await page.keyboard.press('Tab')
    const stop = await focused(page)
    if (!(stop.ring >= 2)) throw new Error(`no ring around ${stop.name}`)
    if (stop.name.startsWith(name)) return
  }
  throw new Error(`${name} is not reached by Tab`)
}

async function pressByKeys(page: Page, name: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('Enter')
}

test('UI-30 by keyboard alone someone declares, says what is needed and asks for help, and someone else promises it', async () => {
  await offers(await world().partner('coordinator', HEPPENHEIM))
  const victim = await openApp(at(), ['coordinator', BENSHEIM], { path: '/declare' })
  await victim.getByLabel('Was sehen Sie?').waitFor()
  await tabTo(victim, 'Zum Inhalt')
  await victim.keyboard.press('Enter')
  await tabTo(victim, 'Was sehen Sie?')
  await victim.keyboard.type('Alle Bildschirme sind schwarz.')
  await victim.keyboard.press('Tab')
  await victim.keyboard.press('Space')
  await pressByKeys(victim, 'Jetzt melden')
  await victim.getByText('Ihre Nummer für das Telefon').waitFor()
  await pressByKeys(victim, 'Hilfe anfordern')
  await victim.getByRole('button', { name: 'Bedarf eintragen' }).waitFor()
  await pressByKeys(victim, 'Bedarf eintragen')
  await victim.getByRole('dialog').waitFor()
  await tabTo(victim, 'Wie viele gleichzeitig?')
  await victim.keyboard.press('ControlOrMeta+a')
  await victim.keyboard.type('1')
  await victim.keyboard.press('Enter')
  await victim.getByRole('dialog').waitFor({ state: 'detached' })
  await victim.getByRole('button', { name: 'Hilfe anfragen' }).waitFor()
  await pressByKeys(victim, 'Hilfe anfragen')
  await victim.getByRole('dialog').waitFor()
  await tabTo(victim, 'Welches Angebot?')
  await victim.keyboard.press('ArrowDown')
  await pressByKeys(victim, 'Hilfe anfragen')
  await victim.getByText('Angefragt', { exact: true }).waitFor()

  const lender = await openApp(at(), ['coordinator', HEPPENHEIM], { path: '/organisation' })
  await lender.getByRole('button', { name: 'Zusagen' }).waitFor()
  await pressByKeys(lender, 'Zusagen')
  await lender.getByRole('dialog').waitFor()
  await pressByKeys(lender, 'Zusagen')
  await victim.getByText('Zugesagt', { exact: true }).waitFor()
  await Promise.all([victim, lender].map((page) => page.context().close()))
}, 60_000)
