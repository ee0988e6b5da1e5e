import { addContact } from '@beistand/contracts/contact'
import { randomUUID } from 'node:crypto'
import { call } from '../../api/test/access-client.js'
import { BENSHEIM, BERGSTRASSE, HEPPENHEIM, ODENWALD, useWorld } from '../../api/test/world.js'
import { newContext, openApp, PHONE, untilLive, useBrowser, wrong } from './screens.js'

const world = useWorld()
const browser = useBrowser()

test('RC-9 without mail: asked on a phone, called back, agreed by a second office, and in again by the link', async () => {
  const office = await world().partner('office', BERGSTRASSE)
  const contact = { title: 'IT-Leitung privat', phone: '0160 90009-01', mail: null, note: null }
  await office.does(addContact, { organisation: BENSHEIM.id, ...contact })
  const lost = await (await newContext(browser(), { viewport: PHONE })).newPage()
  await lost.goto(world().url)
  await lost.getByRole('link', { name: 'Zugang verloren?' }).click()
  await lost.getByLabel('Ihre Organisation').fill('Atlantis')
  await lost.getByLabel('Ihre Funktion').fill('IT-Leitung')
  expect(await wrong(lost)).toEqual([])
  await lost.getByRole('button', { name: 'Rückruf erbitten' }).click()
  const summary = lost.getByRole('group', { name: 'Bitte prüfen Sie diese Angaben:' })
  await summary.getByRole('link', { name: 'Ihre Organisation: So heißt hier keine Organisation' }).click()
  expect(await lost.locator(':focus').inputValue()).toBe('Atlantis')
  expect(await lost.getByLabel('Ihre Organisation').getAttribute('aria-invalid')).toBe('true')
  expect(await lost.getByText('Das ging nicht.').count()).toBe(0)
  expect(await wrong(lost)).toEqual([])
  await lost.getByLabel('Ihre Organisation').fill('Bensheim')
  await lost.getByRole('button', { name: 'Rückruf erbitten' }).click()
  await lost.getByText('Die Geschäftsstelle weiß Bescheid.').waitFor()
  await lost.getByText(`Geschäftsstelle, ${BERGSTRASSE.name}`).waitFor()
  expect(await wrong(lost)).toEqual([])

  const look = { path: '/pact/access' }
  const first = await openApp({ browser: browser(), world: world() }, ['office', BERGSTRASSE], look)
  const second = await openApp({ browser: browser(), world: world() }, ['office', ODENWALD], {
    ...look,
    viewport: PHONE,
  })
  await first.getByText('Rückruf fehlt').waitFor()
  await first.getByRole('link', { name: '0160 90009-01' }).waitFor()
  expect(await wrong(first)).toEqual([])
  await first.getByRole('button', { name: 'Rückruf bestätigen' }).click()
  const dialog = first.getByRole('dialog')
  await dialog.getByLabel('Wessen Konto ist es?').selectOption(`coordinator-${BENSHEIM.id}`)
  await dialog.getByLabel('Wie haben Sie geprüft').fill('0160 90009-01, an der Stimme erkannt')
  await dialog.getByRole('button', { name: 'Rückruf bestätigen' }).click()
  await first.getByText('zweite Person fehlt').waitFor()
  expect(await first.getByRole('button', { name: 'Link ausgeben' }).count()).toBe(0)

  await second.getByText('an der Stimme erkannt').waitFor()
  expect(await wrong(second)).toEqual([])
  await second.getByRole('button', { name: 'Link ausgeben' }).click()
  await second.getByRole('dialog').getByRole('button', { name: 'Link ausgeben' }).click()
  await second.getByRole('img', { name: 'QR-Code mit dem Link' }).waitFor()
  const link = await second.getByRole('textbox', { name: 'Link' }).inputValue()

  await lost.goto(link)
  await lost.getByText(`coordinator@${BENSHEIM.id}.example`).waitFor()
  expect(await wrong(lost)).toEqual([])
  await lost.getByLabel('Neues Passwort').fill('Kranich Tasse Nebel Ofen')
  await lost.getByRole('button', { name: 'Neues Passwort setzen' }).click()
  await untilLive(lost)
  await lost.getByText('Es fehlt noch: ein Passkey oder eine Authenticator-App.').waitFor()
  await first.getByText('Niemand bittet um einen neuen Zugang.').waitFor()
  await Promise.all([lost, first, second].map((page) => page.context().close()))
}, 60_000)

const FLOODED = {
  de: {
    organisation: 'Ihre Organisation',
    title: 'Ihre Funktion',
    ask: 'Rückruf erbitten',
    many: /Für Ihre Organisation liegen schon viele Anfragen vor\./,
    caller: `Geschäftsstelle, ${BERGSTRASSE.name}`,
    notStored: /^Heppenheim \(Bergstraße\): 2 weitere Bitten nicht gespeichert, zuletzt/,
  },
  en: {
    organisation: 'Your organisation',
    title: 'Your function',
    ask: 'Ask to be called back',
    many: /There are many requests for your organisation already\./,
    caller: `Pact office, ${BERGSTRASSE.name}`,
    notStored: /^Heppenheim \(Bergstraße\): 2 more requests not stored, the last/,
  },
} as const

test('RC-10 whoever asks after a flood reads in German and English that the call comes all the same, and who calls; the office reads how many more came', async () => {
  for (const _ of Array.from({ length: 10 })) {
    const forged = { organisation: HEPPENHEIM.id, title: 'Gefälscht', key: randomUUID() }
    await call(world().url, 'POST /recovery/ask', forged, { from: '127.0.0.61' })
  }
  for (const language of ['de', 'en'] as const) {
    const words = FLOODED[language]
    const context = await newContext(browser(), { language, viewport: PHONE })
    const page = await context.newPage()
    await page.goto(`${world().url}/zugang-verloren`)
    await page.getByLabel(words.organisation).fill(HEPPENHEIM.name)
    await page.getByLabel(words.title).fill('IT-Leitung')
    await page.getByRole('button', { name: words.ask }).click()
    await page.getByText(words.many).waitFor()
    await page.getByText(words.caller).waitFor()
    expect(await wrong(page)).toEqual([])
    await context.close()
  }
  for (const language of ['de', 'en'] as const) {
    const look = { path: '/pact/access', viewport: PHONE, language }
    const page = await openApp({ browser: browser(), world: world() }, ['office', BERGSTRASSE], look)
    await page.getByText(FLOODED[language].notStored).waitFor()
    expect(await wrong(page)).toEqual([])
    await page.context().close()
  }
  const look = { path: '/pact/access', viewport: PHONE }
  const office = await openApp({ browser: browser(), world: world() }, ['office', BERGSTRASSE], look)
  await office.getByRole('heading', { name: HEPPENHEIM.name }).waitFor()
  expect(await office.getByRole('heading', { name: HEPPENHEIM.name }).count()).toBe(1)
  expect(await office.getByText('Rückruf fehlt').count()).toBe(10)
  expect(await office.getByText('Für diese Organisation ist keine Nummer hinterlegt').count()).toBe(1)
  expect(await wrong(office)).toEqual([])
  await office.context().close()
}, 60_000)
