import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { BENSHEIM, BERGSTRASSE, HEPPENHEIM, OFFICE, PASSWORD, useWorld } from '../../api/test/world.js'
import { DESK, newContext, openApp, PHONE, useBrowser, wrong } from './screens.js'

const browser = useBrowser()
const world = useWorld()
const open = (path: string, viewport = DESK) =>
  openApp({ browser: browser(), world: world() }, ['office', OFFICE], { path, viewport })

const choose = (page: Page, text: string, encoding: BufferEncoding = 'utf8') =>
  page.getByLabel('CSV-Datei').setInputFiles({
    name: 'liste.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(text, encoding),
  })
const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text })

const HEAD = 'Name;Art;Amtlicher Schlüssel;Landkreis;Aufnahme'
/** Bytes 84 and 93 are quotation marks in Windows-1252 only. */
const UNION = 'Verband \x84Süd\x93;Verband;;;'
const COUNTY = 'Kreis Groß-Gerau;Landkreis;6433;;eingeladen'

test('LI-12 a faulty list of members says line, column and reason; mended it is read in and seen elsewhere', async () => {
  const office = await open('/pact/lists')
  const other = await openApp({ browser: browser(), world: world() }, ['observer', HEPPENHEIM], { path: '/pact' })
  await office.getByText('Spalten der Datei').first().click()
  expect(await wrong(office)).toEqual([])
  const town = (kind: string, ags: string) => `Stadt Rüsselsheim;${kind};${ags};06433;eingeladen`
  await choose(office, [HEAD, COUNTY, town('Dorf', '123'), COUNTY].join('\r\n'), 'latin1')
  await office.getByText('1 neu, 0 geändert, 0 unverändert, 2 falsch').waitFor()
  const faulty = row(office, 'Stadt Rüsselsheim')
  await faulty.getByText('Art: Landkreis, Kreisfreie Stadt').waitFor()
  await faulty.getByText('Amtlicher Schlüssel: 5 Ziffern für Kreise, 8 für Gemeinden.').waitFor()
  expect(await faulty.getByRole('rowheader').innerText()).toBe('Zeile 3')
  await row(office, 'Das steht in der Liste schon weiter oben.').waitFor()
  expect(await office.getByRole('button', { name: 'übernehmen' }).count()).toBe(0)
  expect(await wrong(office)).toEqual([])
  await choose(office, [HEAD, COUNTY, town('Stadt oder Gemeinde', '6433012'), UNION].join('\r\n'), 'latin1')
  await office.getByRole('button', { name: '3 Zeilen übernehmen' }).click()
  await office.getByText('3 Zeilen sind übernommen.').waitFor()
  await other.getByText('Verband „Süd“').waitFor()
  await other.getByText('Stadt Rüsselsheim').waitFor()
  await row(other, 'Kreis Groß-Gerau').getByText('Eingeladen').waitFor()
  await office.getByText('0 neu, 0 geändert, 3 unverändert, 0 falsch').waitFor()
  expect(await wrong(office)).toEqual([])
}, 90_000)

test('LI-13 invitations of a list are printed once, three on a page, and let their people in', async () => {
  const office = await open('/pact/lists')
  await office.getByLabel('Einladungen').check()
  const people = [1, 2, 3].map((number) => `${BENSHEIM.name},Amt ${number},Koordination,amt-${number}@bensheim.example`)
  await choose(office, ['Organisation,Funktion,Rolle,E-Mail', ...people].join('\n'))
  await office.getByRole('button', { name: '3 Zeilen übernehmen' }).click()
  const slips = office.getByRole('article')
  await slips.nth(2).waitFor()
  expect(await wrong(office)).toEqual([])
  const links = await office.locator('.b-printed-card__link').allInnerTexts()
  expect(new Set(links).size).toBe(3)
  await office.emulateMedia({ media: 'print' })
  expect(await office.getByRole('button', { name: 'Drucken' }).isVisible()).toBe(false)
  const sheet = await office.pdf({ format: 'A4', preferCSSPageSize: true })
  expect(sheet.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
  await office.emulateMedia({ media: 'screen' })
  const guest = await (await newContext(browser(), { viewport: PHONE })).newPage()
  await guest.goto(links[1] ?? '')
  await guest.getByText('Amt 2').waitFor()
  await guest.getByLabel('Neues Passwort').fill('Kranich Tasse Nebel Ofen')
  await guest.getByRole('button', { name: 'Einladung annehmen' }).click()
  await guest.locator('.b-connection--live').waitFor()
  await office.getByRole('button', { name: 'Fertig' }).click()
  expect(await office.locator('.b-printed-card').count()).toBe(0)
}, 90_000)

test('LI-5 contacts are read in from a phone, beginning with the example that the screen offers', async () => {
  const phone = await open('/pact/lists', PHONE)
  await phone.getByLabel('Kontakte').check()
  const [download] = await Promise.all([
    phone.waitForEvent('download'),
    phone.getByRole('button', { name: 'Beispiel herunterladen' }).click(),
  ])
  const example = readFileSync(await download.path(), 'utf8')
  expect(example).toContain('Organisation;Funktion;Telefon;E-Mail;Hinweis')
  await choose(phone, example)
  await phone.getByRole('button', { name: '2 Zeilen übernehmen' }).click()
  await phone.getByText('2 Zeilen sind übernommen.').waitFor()
  expect(await wrong(phone)).toEqual([])
  const { rows } = await (await world().partner('office', OFFICE)).snapshot()
  const mine = Object.values(rows.contact).filter(({ organisation }) => organisation === BERGSTRASSE.id)
  expect(mine.map(({ title }) => title).sort()).toEqual(['IT-Leitung', 'Pressestelle'])
}, 90_000)

test('LI-12 in English, too, each wrong cell and each wrong file is said, and nothing is offered to be taken', async () => {
  const page = await openApp({ browser: browser(), world: world() }, ['office', OFFICE], {
    path: '/pact/lists',
    language: 'en',
    scheme: 'dark',
  })
  await page.getByLabel('Contacts').check()
  await page.getByLabel('CSV file').setInputFiles({
    name: 'list.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Organisation\tFunktion\tTelefon\tE-Mail\nWorms\t\t1\tno mail\nBensheim\tIT\t\t\n'),
  })
  await page.getByText('0 new, 0 changed, 0 unchanged, 2 wrong').waitFor()
  for (const sentence of [
    "Organisation: Key or name, as the pact's directory has it, and only once.",
    'Funktion: This is missing.',
    'E-Mail: An address, such as it-leitung@lorsch.example.',
  ])
    expect(await row(page, 'Line 2').getByText(sentence).count()).toBe(1)
  expect(await row(page, 'Line 3').getByText('A contact needs a phone number or an e-mail address.').count()).toBe(1)
  expect(await page.getByRole('button', { name: /^Take/ }).count()).toBe(0)
  expect(await wrong(page)).toEqual([])
  await page.getByLabel('CSV file').setInputFiles({
    name: 'list.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('Organisation;Telefon\nBensheim;1\n'),
  })
  await page.getByText('These columns are missing: Funktion.').waitFor()
  expect(await wrong(page)).toEqual([])
}, 60_000)

test('LI-10 after the proof of who one is the list goes on where it was', async () => {
  const office = await open('/pact/lists', PHONE)
  await office.getByLabel('Einladungen').check()
  await choose(office, `Organisation;Funktion;Rolle;E-Mail\n${BENSHEIM.id};Bauamt;beobachtung;Bauamt@Bensheim.example`)
  await world().db.query("UPDATE app.session SET proven = proven - interval '11 minutes'")
  await office.getByRole('button', { name: '1 Zeile übernehmen' }).click()
  const proof = office.getByRole('dialog', { name: 'Sind Sie es?' })
  await proof.getByLabel('Ihr Passwort').fill(PASSWORD)
  await office.keyboard.press('Enter')
  await office.getByRole('article', { name: 'Bauamt' }).waitFor()
}, 60_000)
