import type { Command } from '@beistand/contracts/command'
import { addTask } from '@beistand/contracts/task'
import { declareEmergency } from '@beistand/contracts/emergency'
import { readdirSync, readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { offers } from '../../api/test/help.js'
import {
  BENSHEIM,
  EKOM21,
  HEPPENHEIM,
  ODENWALD,
  OFFICE,
  type TestOrganisation,
  useWorld,
} from '../../api/test/world.js'
import type { Role } from '@beistand/domain/noun'
import { choose, nothing, press, says, write } from './pressing.js'
import { openApp, useBrowser } from './screens.js'

const world = useWorld({
  events: [
    { type: 'provider-registered', id: EKOM21.id, cert: null },
    { type: 'dependency-stated', id: 'd', organisation: ODENWALD.id, provider: EKOM21.id, applications: [] },
  ],
})
const browser = useBrowser()
const open = (role: Role, place: TestOrganisation, path: string) =>
  openApp({ browser: browser(), world: world() }, [role, place], { path })
const close = (...pages: Page[]) => Promise.all(pages.map((page) => page.context().close()))

const CONTRACTS = new URL('../../../libs/contracts/src/', import.meta.url)
const SOURCES = new URL('../src/', import.meta.url)

/** Every command of the contracts, by the name under which it is exported. */
async function commands(): Promise<[string, Command][]> {
  const found: [string, Command][] = []
  for (const name of readdirSync(CONTRACTS)) {
    const module: unknown = await import(`@beistand/contracts/${name.replace('.ts', '')}`)
    found.push(...Object.entries(module as object).filter((entry) => isCommand(entry)))
  }
  return found
}

function isCommand(entry: [string, unknown]): entry is [string, Command] {
  const [, value] = entry
  return typeof value === 'object' && value !== null && 'refusals' in value && 'example' in value
}

test('UI-27 every command is given somewhere on the screens', async () => {
  const files = readdirSync(SOURCES, { recursive: true }).map(String)
  const screens = files
    .filter((name) => name.endsWith('.tsx'))
    .map((name) => readFileSync(new URL(name, SOURCES), 'utf8').replace(/^import .*$/gm, ''))
    .join('\n')
  const all = await commands()
  expect(all.length).toBeGreaterThan(70)
  const used = (name: string) => new RegExp(`\\b${name}\\b`).test(screens)
  expect(all.flatMap(([name]) => (used(name) ? [] : [name]))).toEqual([])
})

test('UI-26 an offer is changed, blocked and freed, paused, offered again, staffed and withdrawn', async () => {
  const heppenheim = await world().partner('coordinator', HEPPENHEIM)
  await offers(heppenheim, { title: 'Netzfachkraft' })
  const [page, other] = [
    await open('coordinator', HEPPENHEIM, '/organisation/offers'),
    await open('head', HEPPENHEIM, '/organisation/offers'),
  ]
  await press(page, 'Ändern', write('Bezeichnung', 'Netzwerkfachkraft'))
  await other.getByRole('heading', { name: 'Netzwerkfachkraft' }).waitFor()
  await press(page, 'Sperren', write('Grund', 'Urlaub'))
  await other.getByText('· Urlaub').waitFor()
  await press(page, 'Sperre aufheben')
  await other.getByText('· Urlaub').waitFor({ state: 'detached' })
  await press(page, 'Pausieren')
  await says(other, 'Pausiert')
  await press(page, 'Wieder anbieten')
  await says(other, 'Verfügbar')
  await press(page, 'Personen', choose(`helper ${HEPPENHEIM.id}, ${HEPPENHEIM.name}`))
  await other.getByRole('button', { name: 'Personen' }).click()
  await other
    .getByRole('checkbox', { name: `helper ${HEPPENHEIM.id}` })
    .and(other.locator(':checked'))
    .waitFor()
  await other.keyboard.press('Escape')
  await press(page, 'Zurückziehen', nothing)
  await says(other, 'Zurückgezogen')
  await close(page, other)
}, 60_000)

test('UI-26 a provider fails, is judged and restored; who depends on it denies its own emergency', async () => {
  const [provider, other] = [
    await open('coordinator', EKOM21, '/pact/providers'),
    await open('coordinator', ODENWALD, '/pact/providers'),
  ]
  await press(provider, 'Ausfall melden')
  const dialog = provider.getByRole('dialog')
  await dialog.getByLabel('Störung vermutet').check()
  await dialog.getByLabel('Was ist bekannt?').fill('Kein Netz.')
  await dialog.getByRole('button', { name: 'Ausfall melden' }).click()
  await other.getByText('Kein Netz.').waitFor()
  await press(provider, 'Einschätzung ändern', choose('Angegriffen'))
  await says(other.locator('.b-status'), 'Angegriffen')
  await press(provider, 'Läuft wieder', nothing)
  await says(other.locator('.b-status'), 'Wieder in Betrieb')
  await other.getByRole('link', { name: 'Ansehen' }).click()
  await press(other, 'Nein, kein Notfall', nothing)
  await provider.getByRole('link', { name: 'Lage', exact: true }).click()
  await provider.getByRole('link', { name: 'Beendete' }).click()
  await says(provider.locator('.b-line', { hasText: ODENWALD.name }), 'Fehlalarm')
  await close(provider, other)
}, 60_000)

test('UI-26 an exercise begins and ends, and a helper’s task in it carries its mark', async () => {
  const [office, other] = [
    await open('office', OFFICE, '/pact/exercises'),
    await open('coordinator', BENSHEIM, '/pact/exercises'),
  ]
  await press(office, 'Übung beginnen', write('Name der Übung', 'Herbstübung'))
  await says(other, 'läuft')
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const [exercise = ''] = Object.keys((await bensheim.snapshot()).rows.exercise)
  const attack = { victim: BENSHEIM.id, kind: 'attack', severity: 'serious', text: 'Übung.', exercise } as const
  const { id: emergency } = await bensheim.does(declareEmergency, attack)
  const person = (await world().partner('helper', BENSHEIM)).person
  await bensheim.does(addTask, { title: 'Kabel holen', assignee: BENSHEIM.id, person }, { params: { emergency } })
  const helper = await open('helper', BENSHEIM, '/')
  await says(helper.locator('.b-item', { hasText: 'Kabel holen' }).locator('.b-status'), 'Übung')
  await press(office, 'Übung beenden', nothing)
  await says(other, 'beendet')
  await close(office, other, helper)
}, 60_000)
