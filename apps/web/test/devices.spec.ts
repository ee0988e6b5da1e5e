import { BENSHEIM, BERGSTRASSE, HEPPENHEIM, PASSWORD, useWorld } from '../../api/test/world.js'
import { faults, newContext, openApp, overflow, PHONE, SMALL, TALL, untilLive, useBrowser, wrong } from './screens.js'

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

test('SG-14 on a phone the password is changed after a proof, and the desk that knew the old one shows the sign-in', async () => {
  const open = (look: Parameters<typeof openApp>[2]) =>
    openApp({ browser: browser(), world: world() }, ['coordinator', HEPPENHEIM], { path: '/devices', ...look })
  const phone = await open({ viewport: PHONE })
  const desk = await open({ language: 'en' })
  await desk.getByRole('button', { name: 'Change the password' }).click()
  await desk.getByRole('dialog').getByLabel('New password').waitFor()
  expect(await wrong(desk, TALL)).toEqual([])
  await world().db.query("UPDATE app.session SET proven = proven - interval '11 minutes'")

  await phone.getByRole('button', { name: 'Passwort ändern' }).click()
  const form = phone.getByRole('dialog', { name: 'Passwort ändern' })
  const field = form.getByLabel('Neues Passwort')
  expect(await field.getAttribute('autocomplete')).toBe('new-password')
  await field.fill('kurz')
  await form.getByRole('button', { name: 'Neues Passwort speichern' }).click()
  await form.getByRole('group', { name: 'Bitte prüfen Sie diese Angaben:' }).waitFor()
  expect(await wrong(phone, TALL)).toEqual([])
  await field.fill('passwort1234')
  await form.getByRole('button', { name: 'Neues Passwort speichern' }).click()
  const proof = phone.getByRole('dialog', { name: 'Sind Sie es?' })
  await proof.getByLabel('Ihr Passwort').fill(PASSWORD)
  await phone.keyboard.press('Enter')
  await form.getByText('leicht zu erraten').waitFor()
  expect(await wrong(phone, TALL)).toEqual([])
  await field.fill('Kranich Tasse Nebel Ofen')
  await phone.keyboard.press('Enter')
  await phone.getByText('Ihr Passwort ist geändert.').waitFor()
  await desk.locator('input[type=password]').waitFor()
  expect(await phone.locator('.b-devices li').count()).toBe(1)
  expect(await wrong(phone, TALL)).toEqual([])
  await phone.reload()
  await untilLive(phone)
  await Promise.all([desk, phone].map((one) => one.context().close()))
}, 60_000)

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
