import type { Page } from 'playwright-core'
import { declares, offers } from '../../api/test/help.js'
import { BENSHEIM, BERGSTRASSE, HEPPENHEIM, ODENWALD, useWorld } from '../../api/test/world.js'
import { press } from './pressing.js'
import { faults, newContext, openApp, PHONE, untilLive, useBrowser, wrong } from './screens.js'

const browser = useBrowser()
const world = useWorld({
  events: [
    {
      type: 'contact-added',
      id: 'bensheim-it',
      organisation: BENSHEIM.id,
      title: 'IT-Leitung',
      phone: '06251 90009-012',
      mail: null,
      note: null,
    },
  ],
})
let town: Page
let phone: Page
let address = ''

test('CD-15 a coordinator issues three cards, which fit on one sheet of A4 and show their words this once', async () => {
  town = await openApp({ browser: browser(), world: world() }, ['coordinator', BENSHEIM], {
    path: '/organisation/cards',
  })
  expect(await wrong(town)).toEqual([])
  await town.getByRole('button', { name: 'Drei Karten ausstellen' }).click()
  expect(await faults(town)).toEqual([])
  await town.getByRole('button', { name: 'Diese 3 Karten jetzt ausstellen' }).click()
  await town.getByRole('article', { name: 'Karte 3 von 3' }).waitFor()
  expect(await wrong(town)).toEqual([])
  const words = await town.locator('.b-printed-card__words').allInnerTexts()
  const codes = words.map(
    (text) =>
      text
        .match(/[a-z]{3,}/g)
        ?.slice(0, 5)
        .join('-') ?? '',
  )
  expect(new Set(codes).size).toBe(3)
  address = `${world().url}/notfall/karte#${world().pact}/${BENSHEIM.id}/${codes[0] ?? ''}`

  await town.emulateMedia({ media: 'print' })
  const hidden = town.getByRole('button', { name: 'Drucken' })
  expect(await hidden.isVisible()).toBe(false)
  const sheet = await town.pdf({ format: 'A4', preferCSSPageSize: true })
  expect(sheet.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  await town.emulateMedia({ media: 'screen' })

  await town.getByRole('button', { name: 'Fertig' }).click()
  await town.getByText('gültig', { exact: true }).first().waitFor()
  expect(await town.locator('.b-printed-card').count()).toBe(0)
})

test('CD-16 the QR code fills in organisation and words; with three more entries the emergency is declared', async () => {
  phone = await (await newContext(browser(), { viewport: PHONE })).newPage()
  await phone.goto(address)
  expect(await phone.getByLabel('Welche Verwaltung ist betroffen?').inputValue()).toBe(`${world().pact}/${BENSHEIM.id}`)
  expect(phone.url()).toBe(`${world().url}/notfall/karte`)
  expect(await faults(phone)).toEqual([])
  await phone.getByLabel('Was ist zu sehen?').fill('Alle Server verschlüsselt.')
  await phone.getByLabel('Wie schlimm ist es?').selectOption('critical')
  await phone.getByLabel('Unter welcher Nummer').fill('0170 7654321')
  await phone.getByRole('button', { name: 'Notfall melden' }).click()
  await phone.getByText('Rückruf ausstehend').waitFor()
  expect(await wrong(phone)).toEqual([])
  await phone.getByRole('link', { name: 'Weiter auf diesem Gerät' }).click()
  await phone.getByRole('heading', { name: 'Ihre Meldung ist da' }).waitFor()
  expect(await wrong(phone)).toEqual([])
})

test('CD-17 on every screen the office reads that a call-back is due; once it is done, the phone goes on by itself', async () => {
  await declares(await world().partner('coordinator', ODENWALD), ODENWALD)
  const office = await openApp({ browser: browser(), world: world() }, ['office', BERGSTRASSE], { path: '/pact' })
  const title = 'Rückruf ausstehend: jetzt unter hinterlegter Nummer anrufen'
  const banner = office.getByText(title)
  await banner.waitFor()
  expect(await office.locator('.b-alert', { hasText: title }).getByRole('link').allTextContents()).toEqual(['Bensheim'])
  await office.locator('.b-alert', { hasText: 'Alarm: Wer übernimmt?' }).getByText('Odenwaldkreis').waitFor()
  expect(await wrong(office)).toEqual([])
  await office.locator('.b-over').getByRole('link', { name: 'Bensheim' }).click()
  await office.getByRole('button', { name: 'Rückruf eintragen' }).click()
  const dialog = office.getByRole('dialog')
  expect(await faults(office)).toEqual([])
  await dialog.getByLabel('Bestätigt', { exact: true }).check()
  await dialog.getByLabel('Angerufen unter').selectOption({ label: 'IT-Leitung: 06251 90009-012' })
  await dialog.getByLabel(/^Karte 1/).check()
  await dialog.getByLabel('Mit wem gesprochen').fill('IT-Leitung, hat die Karte selbst benutzt.')
  await dialog.getByRole('button', { name: 'Rückruf eintragen' }).click()
  await banner.waitFor({ state: 'detached' })
  await phone.getByRole('heading', { name: 'Bensheim' }).waitFor({ timeout: 15_000 })
  await untilLive(phone)
  expect(await wrong(phone)).toEqual([])
  for (const tab of await phone.locator('.b-tabs a').all()) {
    await tab.click()
    expect(await faults(phone)).toEqual([])
  }
}, 60_000)

test('CD-20 on the phone the loop is walked from need over proposal to a planned shift, and the lender sees each step', async () => {
  await offers(await world().partner('coordinator', HEPPENHEIM), { title: 'Netzwerkfachkraft' })
  const lender = await openApp({ browser: browser(), world: world() }, ['coordinator', HEPPENHEIM], {
    path: '/organisation',
  })
  await phone.getByRole('link', { name: 'Bedarf und Hilfe' }).click()
  await press(phone, 'Bedarf eintragen', (dialog) => dialog.getByLabel('Wie viele gleichzeitig?').fill('1'))
  const proposals = phone.getByRole('group', { name: 'Vorschläge' })
  await proposals.getByText(/Netzwerkfachkraft/).waitFor()
  expect(await wrong(phone)).toEqual([])
  await press(proposals, `${HEPPENHEIM.name} anfragen`)
  await proposals.getByText(/Netzwerkfachkraft/).waitFor({ state: 'detached' })
  await press(lender, 'Zusagen', () => Promise.resolve())
  await phone.locator('.b-loan').getByText('Zugesagt', { exact: true }).waitFor()
  for (const page of [lender, phone]) await page.locator('.b-loan summary').first().click()
  await press(lender, 'Person benennen', (dialog) => dialog.getByLabel('Wer?').selectOption(`helper-${HEPPENHEIM.id}`))
  await phone.getByText('Einsatzkraft, Heppenheim (Bergstraße)').waitFor()
  await phone.locator('.b-status').getByText('Geplant', { exact: true }).waitFor()
  expect(await wrong(phone)).toEqual([])
  await lender.context().close()
}, 60_000)
