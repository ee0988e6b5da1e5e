import { declareEmergency } from '@beistand/contracts/emergency'
import { BENSHEIM, useWorld } from '../../api/test/world.js'
import { faults, newContext, openApp, overflow, SMALL, useBrowser } from './screens.js'

const world = useWorld({ nodes: 2 })
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
  if (shot) await wall.screenshot({ path: `${shot}/wall.png` })
  expect(await faults(wall)).toEqual([])
  await wall.emulateMedia({ colorScheme: 'dark' })
  if (shot) await wall.screenshot({ path: `${shot}/dark.png` })
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
