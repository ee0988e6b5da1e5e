import { acceptLoan, requestLoan } from '@beistand/contracts/commitment'
import { declareEmergency } from '@beistand/contracts/emergency'
import { closeNeed } from '@beistand/contracts/need'
import { startExercise } from '@beistand/contracts/exercise'
import { failProvider } from '@beistand/contracts/provider'
import { makeWall } from '@beistand/contracts/wall'
import type { Partner } from '@beistand/sim/partner'
import type { Page } from 'playwright-core'
import { call, newLink } from '../../api/test/access-client.js'
import { ahead, declares, needs, offers } from '../../api/test/help.js'
import { BENSHEIM, BERGSTRASSE, EKOM21, HEPPENHEIM, ODENWALD, OFFICE, useWorld } from '../../api/test/world.js'
import { faults, newContext, openApp, overflow, SMALL, useBrowser } from './screens.js'

const DEPENDENT = [HEPPENHEIM, BERGSTRASSE]
const world = useWorld({
  nodes: 2,
  events: [
    { type: 'provider-registered', id: EKOM21.id, cert: null },
    ...DEPENDENT.map(({ id: organisation }) => {
      const dependency = { organisation, provider: EKOM21.id, applications: [] }
      return { type: 'dependency-stated', id: `${organisation}:${EKOM21.id}`, ...dependency } as const
    }),
  ],
})
const browser = useBrowser()
const WALL = { width: 1920, height: 1080 }

/** Where the pictures of the screens go, if anybody wants to look at them. */
const shot = process.env['WALL_SHOTS']

test('WA-6 a named screen is connected by its link, shows what happens, says loudly that it is cut off, and comes back', async () => {
  const look = { path: '/organisation/walls' }
  const desk = await openApp({ browser: browser(), world: world() }, ['coordinator', BENSHEIM], look)
  await desk.getByRole('button', { name: 'Wandanzeige anlegen' }).click()
  await desk.getByLabel('Wo hängt sie?').fill('Lagezentrum')
  await desk.getByRole('dialog').getByRole('button', { name: 'Wandanzeige anlegen' }).click()
  await desk.getByText('noch nicht verbunden').waitFor()
  expect(await faults(desk)).toEqual([])
  await desk.getByRole('button', { name: 'Verbinden' }).click()
  const link = await desk.getByRole('textbox', { name: 'Link' }).inputValue()
  if (shot) await desk.screenshot({ path: `${shot}/desk.png` })
  expect(await faults(desk)).toEqual([])
  await desk.getByRole('button', { name: 'Fertig' }).click()

  const context = await newContext(browser(), { viewport: WALL })
  const wall = await context.newPage()
  await wall.goto(link)
  const pair = wall.getByRole('button', { name: 'Diesen Bildschirm verbinden' })
  await pair.waitFor()
  expect(await faults(wall)).toEqual([])
  await pair.click()
  await wall.getByText('Zurzeit ist kein Notfall gemeldet.').waitFor()
  await wall.getByText('Verbunden', { exact: true }).waitFor()
  expect([wall.url(), await wall.getByRole('button').count(), await wall.getByRole('link').count()]).toEqual([
    `${world().url}/wall`,
    0,
    0,
  ])

  const bensheim = await world().partner('coordinator', BENSHEIM)
  const text = 'Das darf nicht an die Wand.'
  await bensheim.does(declareEmergency, { ...declareEmergency.example, victim: BENSHEIM.id, text })
  await wall.getByText('Bensheim').waitFor()
  expect(await wall.getByText(text).count()).toBe(0)
  const background = () => wall.evaluate(() => getComputedStyle(document.body).backgroundColor)
  for (const colorScheme of ['light', 'dark'] as const) {
    await wall.emulateMedia({ colorScheme })
    expect([colorScheme, await background()]).toEqual([colorScheme, 'oklch(0 0 0)'])
  }
  if (shot) await wall.screenshot({ path: `${shot}/wall.png` })
  expect(await faults(wall)).toEqual([])

  await world().node(0).kill()
  await wall.getByRole('alert').getByText('Keine Verbindung').waitFor({ timeout: 6_000 })
  if (shot) await wall.screenshot({ path: `${shot}/lost.png` })
  expect(await faults(wall)).toEqual([])
  await world().restart(0)
  await wall.getByText('Verbunden', { exact: true }).waitFor()

  const again = await (
    await browser().newContext({ storageState: await context.storageState(), locale: 'en-GB' })
  ).newPage()
  await again.setViewportSize(SMALL)
  await again.goto(`${world().url}/wall`)
  await again.getByText('Connected', { exact: true }).waitFor()
  expect(await overflow(again)).toBeLessThanOrEqual(0)
  expect(await faults(again)).toEqual([])

  await desk.getByRole('button', { name: 'Abschalten' }).click()
  await desk.getByRole('dialog').getByRole('button', { name: 'Abschalten' }).click()
  for (const [page, words] of [
    [wall, 'Diese Wandanzeige ist nicht verbunden'],
    [again, 'This wall screen is not connected'],
  ] as const)
    await page.getByRole('heading', { name: words }).waitFor()
  expect(await faults(wall)).toEqual([])
  await Promise.all([desk, wall, again].map((page) => page.context().close()))
}, 120_000)

/** A wall screen that a coordinator of Bensheim names and connects. */
async function paired(bensheim: Partner): Promise<Page> {
  const { id } = await bensheim.does(makeWall, { name: 'Flur' }, { params: { organisation: BENSHEIM.id } })
  const { token, link } = newLink()
  await call(world().url, `POST /walls/${id}/link`, { link }, { cookies: bensheim.cookie })
  const wall = await (await newContext(browser(), { viewport: WALL })).newPage()
  await wall.goto(`${world().url}/wall#${token}`)
  await wall.getByRole('button', { name: 'Diesen Bildschirm verbinden' }).click()
  return wall
}

test('WA-9 a wall screen and the situation page say the same in the same words, whatever became of the needs', async () => {
  const [bensheim, heppenheim, odenwald] = await Promise.all(
    [BENSHEIM, HEPPENHEIM, ODENWALD].map((place) => world().partner('coordinator', place)),
  )
  if (!bensheim || !heppenheim || !odenwald) throw new Error('nobody signed in')
  const emergency = await declares(bensheim)
  await declares(odenwald, ODENWALD)
  const [met] = [await needs(bensheim, emergency), await needs(bensheim, emergency)]
  const body = { offer: await offers(heppenheim), units: 1, window: ahead(4), mode: 'onsite' } as const
  const commitment = (await bensheim.does(requestLoan, body, { params: { need: met } })).id
  await heppenheim.does(acceptLoan, {}, { params: { commitment } })
  await bensheim.does(closeNeed, { reason: 'met' }, { params: { need: met } })
  const wall = await paired(bensheim)
  await wall.getByText('4 Halbtage zugesagt').waitFor()
  const page = await openApp({ browser: browser(), world: world() }, ['head', BENSHEIM])
  await page.getByText('4 Halbtage zugesagt').waitFor()
  const figures = await page.locator('.b-figure').allTextContents()
  expect(figures.slice(0, 3)).toEqual(['aktive Notfälle2', 'ohne Hilfe1', 'Leistungen ausgefallen0'])
  expect(await wall.locator('.b-wall__figure').allTextContents()).toEqual(figures.slice(0, 3))
  const victims = await page.locator('.b-line__link').allTextContents()
  expect((await wall.locator('.b-wall__victim').allTextContents()).map((text) => text.trim())).toEqual(victims)
  for (const [index, victim] of victims.entries()) {
    const said = victim === BENSHEIM.name ? '4 Halbtage zugesagt' : 'noch keine Hilfe'
    await page.locator('.b-line').nth(index).getByText(said, { exact: true }).waitFor()
    expect(await wall.locator('.b-wall__line').nth(index).textContent()).toContain(said)
  }
  await Promise.all([wall, page].map((one) => one.context().close()))
}, 60_000)

test('WA-9 an outage with several victims is one line here and there; an exercise comes last, is marked and not counted', async () => {
  const [bensheim, provider, office] = [
    await world().partner('coordinator', BENSHEIM),
    await world().partner('coordinator', EKOM21),
    await world().partner('office', OFFICE),
  ]
  const exercise = (await office.does(startExercise, { name: 'Herbstübung' })).id
  await bensheim.does(declareEmergency, { ...declareEmergency.example, victim: BENSHEIM.id, exercise })
  const failure = { failure: 'unavailable', text: 'Das Rechenzentrum ist getrennt.' } as const
  await provider.does(failProvider, failure, { params: { provider: EKOM21.id } })

  const wall = await paired(bensheim)
  const page = await openApp({ browser: browser(), world: world() }, ['head', BENSHEIM])
  const outage = wall.locator('.b-wall__line', { hasText: 'Ausfall: ekom21' })
  await outage.getByText('2 Verwaltungen betroffen', { exact: true }).waitFor()
  const names = await wall.locator('.b-wall__victim').allTextContents()
  expect(names.map((text) => text.trim())).toEqual(['Odenwaldkreis', 'Bensheim', 'Ausfall: ekom21', 'Übung Bensheim'])
  const lines = await page.locator('.b-line__main > :first-child').allTextContents()
  expect(lines).toEqual(['Odenwaldkreis', 'Bensheim', 'Ausfall: ekom21', 'Bensheim'])
  const figures = ['aktive Notfälle4', 'ohne Hilfe3', 'Leistungen ausgefallen0']
  expect(await wall.locator('.b-wall__figure').allTextContents()).toEqual(figures)
  expect((await page.locator('.b-figure').allTextContents()).slice(0, 3)).toEqual(figures)
  expect(await faults(wall)).toEqual([])
  const heppenheim = await world().partner('coordinator', HEPPENHEIM)
  await heppenheim.does(declareEmergency, { ...declareEmergency.example, victim: HEPPENHEIM.id, exercise })
  await wall.getByText('1 weiterer Notfall in einer Übung').waitFor()
  await Promise.all([wall, page].map((one) => one.context().close()))
}, 60_000)
