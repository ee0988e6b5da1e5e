import type { Page } from 'playwright-core'
import { BENSHEIM, HEPPENHEIM, useWorld } from '../../api/test/world.js'
import { nothing, press } from './pressing.js'
import { openApp, useBrowser } from './screens.js'

const world = useWorld()
const browser = useBrowser()
const at = () => ({ browser: browser(), world: world() })

const state = (page: Page, word: string) => page.locator('.b-loan').getByText(word, { exact: true }).first().waitFor()

test('UI-19 two browsers go the whole way: offer, declare, need, request, part, on duty, task, home, closed', async () => {
  const [victim, lender] = await Promise.all([
    openApp(at(), ['coordinator', BENSHEIM], { path: '/declare' }),
    openApp(at(), ['coordinator', HEPPENHEIM], { path: '/organisation/offers' }),
  ])
  await press(lender, 'Angebot eintragen', async (dialog) => {
    await dialog.getByLabel('Bezeichnung').fill('Netzwerkfachkraft')
    await dialog.getByLabel('Wie viele gleichzeitig?').fill('3')
  })
  await lender.getByRole('heading', { name: 'Netzwerkfachkraft' }).waitFor()

  await victim.getByLabel('Was sehen Sie?').fill('Alle Bildschirme zeigen eine Forderung.')
  await victim.getByLabel('Nichts geht mehr').check()
  await press(victim, 'Jetzt melden')
  await victim.getByRole('link', { name: 'Hilfe anfordern' }).click()
  await press(victim, 'Bedarf eintragen', (dialog) => dialog.getByLabel('Wie viele gleichzeitig?').fill('3'))
  await press(victim, 'Hilfe anfragen', async (dialog) => {
    const option = dialog.getByRole('option', { name: /Netzwerkfachkraft/ })
    await dialog.getByLabel('Welches Angebot?').selectOption((await option.getAttribute('value')) ?? '')
    await dialog.getByLabel('Wie viele?').fill('3')
  })
  await state(victim, 'Angefragt')

  await lender.getByRole('link', { name: /^Anfragen/ }).click()
  await press(lender, 'Zusagen', async (dialog) => {
    await dialog.getByLabel('Wie viele?').fill('2')
    await dialog.getByLabel('Und der Rest?').selectOption('needed-at-home')
  })
  await state(victim, 'Zugesagt')
  await press(lender, 'Macht sich auf den Weg')
  await state(victim, 'Unterwegs')
  await press(victim, 'Ist angekommen')
  await state(lender, 'Im Einsatz')

  await victim.getByRole('link', { name: 'Aufgaben' }).click()
  await press(victim, 'Aufgabe anlegen', (dialog) => dialog.getByLabel('Was ist zu tun?').fill('Netz trennen'))
  await press(victim, 'Übernehmen')
  await press(victim, 'Beginnen')
  await press(victim, 'Erledigt', nothing)
  await victim.locator('.b-status').getByText('Erledigt', { exact: true }).waitFor()

  await victim.getByRole('link', { name: 'Bedarf und Hilfe' }).click()
  await press(victim, 'Nach Hause schicken', nothing)
  await state(lender, 'Verabschiedet')
  await press(lender, 'Ist zurück')
  await state(victim, 'Zurück')

  await victim.getByRole('link', { name: 'Überblick' }).click()
  for (const step of ['Weiter: Eingedämmt', 'Weiter: Notbetrieb', 'Weiter: Wiederaufbau']) await press(victim, step)
  await press(victim, 'Notfall beenden', nothing)
  await victim.locator('.b-course [aria-current]').getByText('Beendet').waitFor()
  await lender.getByRole('link', { name: 'Lage', exact: true }).click()
  await lender.getByText('Zurzeit ist kein Notfall gemeldet.').waitFor()
  await Promise.all([victim.context().close(), lender.context().close()])
}, 60_000)
