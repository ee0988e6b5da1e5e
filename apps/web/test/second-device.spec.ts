import { BENSHEIM, useWorld } from '../../api/test/world.js'
import { faults, newContext, openApp, overflow, PHONE, SMALL, untilLive, useBrowser } from './screens.js'

const world = useWorld()
const browser = useBrowser()

test('SG-11 the screen shows a QR code, the phone that opens it is signed in, and the first device says so', async () => {
  const look = { path: '/devices' }
  const desk = await openApp({ browser: browser(), world: world() }, ['coordinator', BENSHEIM], look)
  await desk.getByRole('button', { name: 'Weiteres Gerät anmelden' }).click()
  await desk.getByRole('img', { name: 'QR-Code mit dem Link' }).waitFor()
  const link = await desk.getByRole('textbox', { name: 'Link' }).inputValue()
  expect(await faults(desk)).toEqual([])

  const phone = await (await newContext(browser(), { viewport: PHONE })).newPage()
  await phone.goto(link)
  await phone.getByRole('button', { name: /^Als coordinator@/ }).waitFor()
  expect(await faults(phone)).toEqual([])
  await phone.setViewportSize(SMALL)
  expect(await overflow(phone)).toBeLessThanOrEqual(0)
  await phone.getByRole('button', { name: /^Als coordinator@/ }).click()
  await untilLive(phone)
  expect(phone.url()).toBe(`${world().url}/`)

  await desk.getByRole('button', { name: 'Fertig' }).click()
  await desk.getByText('neu', { exact: true }).waitFor()
  await desk.getByText('Jemand hat sich mit Ihrem Konto an einem neuen Gerät angemeldet.').first().waitFor()

  const late = await (await newContext(browser(), { viewport: PHONE, language: 'en' })).newPage()
  await late.goto(link)
  await late.getByText('This link has expired').waitFor()
  expect(await faults(late)).toEqual([])
  await Promise.all([desk, phone, late].map((page) => page.context().close()))
}, 60_000)
