import { askAccess } from '@beistand/contracts/access-request'
import { addContact } from '@beistand/contracts/contact'
import { requestLoan } from '@beistand/contracts/commitment'
import { askDecision } from '@beistand/contracts/decision'
import { declareEmergency } from '@beistand/contracts/emergency'
import { startExercise } from '@beistand/contracts/exercise'
import { setImpact } from '@beistand/contracts/impact'
import { openNeed } from '@beistand/contracts/need'
import { noteNeed } from '@beistand/contracts/need-note'
import { makeOffer } from '@beistand/contracts/offer'
import { failProvider } from '@beistand/contracts/provider'
import { addComment, addTask } from '@beistand/contracts/task'
import type { Role } from '@beistand/domain/noun'
import { halfDayAt } from '@beistand/domain/half-day'
import { BENSHEIM, EKOM21, HEPPENHEIM, ODENWALD, OFFICE, useWorld } from '../../api/test/world.js'
import type { Page } from 'playwright-core'
import { DESK, faults, newContext, openApp, overflow, SMALL, TALL, untilLive, useBrowser } from './screens.js'

const services = ['passport', 'vehicle-registration', 'housing-benefit', 'civil-status', 'taxes', 'marriage'] as const
const depends = (organisation: string) =>
  ({
    type: 'dependency-stated',
    id: `${organisation}:${EKOM21.id}`,
    organisation,
    provider: EKOM21.id,
    applications: [],
  }) as const
const world = useWorld({
  events: [
    { type: 'provider-registered', id: EKOM21.id, cert: null },
    ...services.map((id) => ({ type: 'citizen-service-listed', id, name: `Leistung ${id}`, priority: 3 }) as const),
    // The office's own organisation is not hit, or its people would have lost their powers.
    ...[HEPPENHEIM, ODENWALD].map(({ id }) => depends(id)),
  ],
})
const browser = useBrowser()
const at = () => ({ browser: browser(), world: world() })
let emergency: string

beforeAll(async () => {
  const [bensheim, heppenheim, office, provider] = await Promise.all([
    world().partner('coordinator', BENSHEIM),
    world().partner('coordinator', HEPPENHEIM),
    world().partner('office', OFFICE),
    world().partner('coordinator', EKOM21),
  ])
  const text = 'Alle Bildschirme zeigen eine Forderung.'
  const attack = { victim: BENSHEIM.id, kind: 'attack', severity: 'critical', text } as const
  emergency = (await bensheim.does(declareEmergency, attack)).id
  const params = { emergency }
  const now = halfDayAt(Date.now())
  const window = { from: now, to: now + 10 }
  const offer = {
    owner: HEPPENHEIM.id,
    kind: 'staff',
    title: 'Netzwerkfachkraft',
    units: 2,
    windows: [window],
  } as const
  const offered = await heppenheim.does(makeOffer, { ...offer, windows: [window] })
  const staff = { kind: 'staff', quantity: 2, window, priority: 2 } as const
  const need = await bensheim.does(openNeed, staff, { params })
  await bensheim.does(noteNeed, { text: 'Schlüssel an der Pforte.' }, { params: { need: need.id } })
  await heppenheim.does(askAccess, { profile: 'work', reason: 'Wir helfen gern.' }, { params })
  const loan = { offer: offered.id, units: 1, window, mode: 'onsite' } as const
  await bensheim.does(requestLoan, loan, { params: { need: need.id } })
  const task = await bensheim.does(addTask, { title: 'Netz trennen', assignee: BENSHEIM.id }, { params })
  await bensheim.does(addComment, { text: 'Ist getrennt.' }, { params: { task: task.id } })
  for (const service of services) {
    await bensheim.does(setImpact, { state: 'down' }, { params: { emergency, service } })
  }
  const deadline = Date.now() + 3_600_000
  for (const question of ['Rathaus schließen?', 'Presse einladen?', 'Geräte kaufen?', 'Urlaub sperren?']) {
    const asked = { emergency, asked: BENSHEIM.id, question, options: ['Ja', 'Nein'], deadline }
    await bensheim.does(askDecision, asked)
  }
  const contact = { organisation: BENSHEIM.id, title: 'IT-Leitung', phone: '06251 1', mail: null, note: null }
  await bensheim.does(addContact, contact)
  await office.does(startExercise, { name: 'Herbstübung' })
  const failure = { failure: 'unavailable', text: 'Getrennt.' } as const
  await provider.does(failProvider, failure, { params: { provider: EKOM21.id } })
}, 30_000)

const SCREENS = [
  ...['/', '/declare', '/nowhere', '/account', '/devices', '/sichern', '/emergencies/ended'],
  ...['', '/help', '/tasks', '/impacts', '/decisions', '/involved', '/log'].map((part) => `emergency${part}`),
  ...['', '/offers', '/tasks', '/decisions', '/contacts', '/dependencies'].map((part) => `/organisation${part}`),
  ...['/cards', '/walls'].map((part) => `/organisation${part}`),
  ...['', '/plan', '/providers', '/contacts', '/roles', '/roster', '/exercises', '/catalogue'].map(
    (part) => `/pact${part}`,
  ),
]
const OF_THE_OFFICE = ['/invitations', '/lists', '/audit', '/access'].map((part) => `/pact${part}`)
const OF_NOBODY = ['/', '/zugang-verloren', '/zugang-neu', '/einladung', '/einrichtung', '/geraet', '/wall', '/wall#x']
const address = (screen: string) => `${world().url}${screen.replace(/^emergency/, `/emergencies/${emergency}`)}`

/** What the plan brings to a screen, some time after the rows; axe misjudges a page that changes under it. */
const FROM_THE_PLAN: Readonly<Record<string, RegExp>> = {
  '/': /Wie weit die Hilfe reicht|How far help reaches/,
  'emergency/help': /Vorschläge|Proposals/,
}

/** What the browser refuses on a page for the content security policy, from now on. */
function refusalsOn(page: Page): string[] {
  const refused: string[] = []
  page.on('console', (message) => {
    if (message.text().includes('Content Security Policy')) refused.push(`${page.url()} ${message.text()}`)
  })
  return refused
}

async function untilShown(page: Page, late: RegExp | undefined): Promise<void> {
  await page.locator('main h1').waitFor()
  const loading = page.locator('main').getByText(/Wird geladen|Loading/)
  await loading.first().waitFor({ state: 'detached' })
  if (late) await page.getByRole('heading', { name: late }).first().waitFor()
}

/** All that is wrong with a screen as it stands. */
async function wrongWith(page: Page): Promise<string[]> {
  const wrong = await faults(page)
  if ((await overflow(page)) > 0) wrong.push('is too wide')
  const text = await page.locator('body').innerText()
  if (/undefined|\[object|NaN/.test(text)) wrong.push('lacks a word')
  return wrong
}

/** Goes to another screen of the app as a link in it does, without loading the app anew. */
function goTo(page: Page, to: string): Promise<void> {
  return page.evaluate((there) => {
    history.pushState(null, '', there)
    dispatchEvent(new PopStateEvent('popstate'))
  }, to)
}

/** Goes through screens and says what is wrong with each. */
async function walk(page: Page, screens: readonly string[], role: Role | null): Promise<string[]> {
  const found: string[] = []
  const refused = refusalsOn(page)
  await page.goto(world().url)
  await (role ? untilLive(page) : untilShown(page, undefined))
  const planned = role !== null && role !== 'helper' && role !== 'guest'
  for (const screen of screens) {
    await goTo(page, address(screen))
    await untilShown(page, planned ? FROM_THE_PLAN[screen] : undefined)
    found.push(...(await wrongWith(page)).map((one) => `${screen} ${one}`))
  }
  return [...found, ...refused]
}

const DAY = { language: 'de', scheme: 'light', viewport: { ...DESK, height: TALL } } as const
const NIGHT = { language: 'en', scheme: 'dark', viewport: { ...SMALL, height: TALL } } as const

test.each([
  { role: 'coordinator', place: BENSHEIM, look: DAY, screens: SCREENS },
  { role: 'office', place: OFFICE, look: NIGHT, screens: [...SCREENS, ...OF_THE_OFFICE] },
  { role: 'office', place: OFFICE, look: DAY, screens: OF_THE_OFFICE },
  ...(['helper', 'guest', 'head', 'observer'] as const).map((role) => ({
    role,
    place: HEPPENHEIM,
    look: NIGHT,
    screens: ['/'],
  })),
] as const)(
  'UI-13 UI-14 HA-3 as $role, in $look.language, $look.scheme, $look.viewport.width px wide, no screen has a fault',
  async ({ role, place, look, screens }) => {
    const page = await openApp(at(), [role, place], look)
    expect(await walk(page, screens, role)).toEqual([])
    await page.context().close()
  },
  120_000,
)

test.each([DAY, NIGHT])(
  'UI-13 UI-14 HA-3 signed in as nobody, in $language, $scheme, $viewport.width px wide, no screen has a fault',
  async (look) => {
    const page = await (await newContext(browser(), look)).newPage()
    expect(await walk(page, OF_NOBODY, null)).toEqual([])
    await page.context().close()
  },
  60_000,
)

test('HA-3 what the content security policy refuses is seen by the test that looks for it', async () => {
  const page = await openApp(at(), ['coordinator', BENSHEIM], {})
  const refused = refusalsOn(page)
  await page.evaluate(() => document.body.setAttribute('onclick', 'this.x = 1'))
  await page.locator('body').click()
  expect(refused).toHaveLength(1)
  await page.context().close()
})

test('UI-15 at 1280x800 the situation answers how many, where worst and who has no help without scrolling', async () => {
  const page = await openApp(at(), ['head', BENSHEIM])
  await page.locator('.b-line').first().waitFor()
  expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBeLessThanOrEqual(DESK.height)
  const figures = await page.locator('.b-figure').allTextContents()
  expect(figures.slice(0, 3)).toEqual(['aktive Notfälle3', 'ohne Hilfe3', 'Leistungen ausgefallen6'])
  expect(await page.locator('.b-line').first().textContent()).toContain('Bensheim')
  await page.getByText('plus 1 weitere').first().waitFor()
  await page.context().close()
})

test('UI-16 in forced colours every state still has its word', async () => {
  const page = await openApp(at(), ['head', BENSHEIM], { path: `/emergencies/${emergency}` })
  await page.emulateMedia({ forcedColors: 'active' })
  for (const word of ['Kritisch', 'Ausgerufen', 'Verbunden']) {
    await page.getByText(word, { exact: true }).first().waitFor()
  }
  expect(await page.locator('.b-status').evaluateAll((all) => all.every((one) => one.textContent !== ''))).toBe(true)
  await page.context().close()
})
