import { BENSHEIM, BERGSTRASSE, useWorld } from '../../api/test/world.js'
import { faults, openApp, overflow, PHONE, SMALL, useBrowser } from './screens.js'

const browser = useBrowser()
const world = useWorld()

test('ED-2 a phone that was enrolled declares after its session is gone, and the office reads whose it was', async () => {
  const phone = await openApp({ browser: browser(), world: world() }, ['coordinator', BENSHEIM], {
    path: '/devices',
    viewport: PHONE,
  })
  await phone.getByLabel('Name dieses Geräts').fill('Privates Telefon')
  await phone.getByRole('button', { name: 'Dieses Gerät eintragen' }).click()
  await phone.getByRole('button', { name: 'Privates Telefon austragen' }).waitFor()
  expect(await faults(phone)).toEqual([])
  await phone.setViewportSize(SMALL)
  expect(await overflow(phone)).toBeLessThanOrEqual(0)

  await phone.context().clearCookies({ name: 'beistand' })
  await phone.goto(`${world().url}/notfall`)
  expect(await phone.getByLabel('Welche Verwaltung ist betroffen?').inputValue()).toBe(`${world().pact}/${BENSHEIM.id}`)
  await phone.getByLabel('Was ist zu sehen?').fill('Nichts geht mehr.')
  await phone.getByLabel('Wie schlimm ist es?').selectOption('critical')
  await phone.getByLabel('Unter welcher Nummer').fill('0170 7654321')
  await phone.getByRole('button', { name: 'Notfall melden' }).click()
  await phone.getByText('Rückruf ausstehend').waitFor()

  const office = await openApp({ browser: browser(), world: world() }, ['office', BERGSTRASSE])
  await office.locator('.b-over').getByRole('link', { name: 'Bensheim' }).click()
  await office.getByText(`mit eingetragenem Gerät (coordinator ${BENSHEIM.id}, Bensheim)`).waitFor()
  expect(await faults(office)).toEqual([])
}, 60_000)
