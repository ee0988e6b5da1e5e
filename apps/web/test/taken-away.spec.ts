import { acceptLoan, requestLoan } from '@beistand/contracts/commitment'
import type { Partner } from '@beistand/sim/partner'
import type { Page } from 'playwright-core'
import { ahead, declares, needs, offers } from '../../api/test/help.js'
import { BENSHEIM, HEPPENHEIM, useWorld } from '../../api/test/world.js'
import { openApp, PHONE, TALL, useBrowser, wrong } from './screens.js'
import { nothing, press } from './pressing.js'

const world = useWorld()
const browser = useBrowser()
const at = () => ({ browser: browser(), world: world() })
let [victim, lender]: Partner[] = []
let [need, offer] = ['', '']

async function asks(): Promise<string> {
  const body = { offer, units: 1, window: ahead(2), mode: 'onsite' } as const
  return (await victim?.does(requestLoan, body, { params: { need } }))?.id ?? ''
}

beforeAll(async () => {
  victim = await world().partner('coordinator', BENSHEIM)
  lender = await world().partner('head', HEPPENHEIM)
  const keeper = await world().partner('coordinator', HEPPENHEIM)
  need = await needs(victim, await declares(victim), { quantity: 9 })
  offer = await offers(keeper, { units: 9 })
}, 30_000)

const TEXT = 'Wir kommen erst am Dienstag.'

/** Begins to decline what is asked, on a phone. */
async function declining(): Promise<Page> {
  const page = await openApp(at(), ['coordinator', HEPPENHEIM], { path: '/organisation', viewport: PHONE })
  await page.getByRole('button', { name: 'Ablehnen' }).first().click()
  await page.getByRole('dialog').getByLabel('Nachricht dazu').fill(TEXT)
  return page
}

test('UI-29 a dialog that another browser takes away says what changed and who did it, and keeps what was typed', async () => {
  await asks()
  const page = await declining()
  const other = await openApp(at(), ['head', HEPPENHEIM], { path: '/organisation' })
  await press(other, 'Zusagen', nothing)
  const left = page.getByRole('dialog', { name: 'Ablehnen' })
  await left.getByText('Das geht nicht mehr').waitFor()
  await left.getByText('Hilfe zugesagt').waitFor()
  await left.getByText(`head ${HEPPENHEIM.id}, ${HEPPENHEIM.name}`).waitFor()
  expect(await left.getByLabel('Nachricht dazu').inputValue()).toBe(TEXT)
  expect(await left.getByRole('button', { name: 'Ablehnen' }).count()).toBe(0)
  expect(await wrong(page, TALL)).toEqual([])
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await left.getByRole('button', { name: 'Text kopieren und schließen' }).click()
  await left.waitFor({ state: 'detached' })
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(TEXT)
  await Promise.all([page, other].map((one) => one.context().close()))
}, 60_000)

test('UI-29 what was sent already and is refused after its dialog is gone says why, and is kept', async () => {
  const commitment = await asks()
  const page = await declining()
  await page.route('**/refusal', async (route) => {
    await lender?.does(acceptLoan, {}, { params: { commitment } })
    await page.getByRole('dialog').waitFor({ state: 'detached' })
    await route.continue()
  })
  await page.getByRole('dialog').getByLabel('Zu weit').check()
  await page.getByRole('dialog').getByRole('button', { name: 'Ablehnen' }).click()
  const left = page.getByRole('dialog', { name: 'Ablehnen' })
  await left.getByLabel('Nachricht dazu').waitFor()
  expect(await left.getByLabel('Nachricht dazu').inputValue()).toBe(TEXT)
  await left.getByRole('button', { name: 'Schließen', exact: true }).last().click()
  await left.waitFor({ state: 'detached' })
  await page.context().close()
}, 60_000)

test('UI-29 a dialog that its user closes, or whose command is taken, leaves nothing behind', async () => {
  await asks()
  const page = await declining()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Ablehnen' }).first().click()
  await page.getByRole('dialog').getByRole('button', { name: 'Abbrechen' }).click()
  await press(page, 'Ablehnen', (dialog) => dialog.getByLabel('Zu weit').check())
  await page.getByRole('button', { name: 'Ablehnen' }).waitFor({ state: 'detached' })
  expect(await page.getByRole('dialog').count()).toBe(0)
  await page.context().close()
}, 60_000)
