import { acceptLoan, mobilise, requestLoan, startDuty } from '@beistand/contracts/commitment'
import { shareEmergency } from '@beistand/contracts/emergency'
import type { Role } from '@beistand/domain/noun'
import type { Partner } from '@beistand/sim/partner'
import type { Page } from 'playwright-core'
import { ahead, declares, needs, offers } from '../../api/test/help.js'
import { BENSHEIM, HEPPENHEIM, ODENWALD, type TestOrganisation, useWorld } from '../../api/test/world.js'
import { choose, nothing, press, says, write } from './pressing.js'
import { openApp, useBrowser } from './screens.js'

const world = useWorld({
  events: [{ type: 'citizen-service-listed', id: 'passport', name: 'Reisepass', priority: 3 }],
})
const browser = useBrowser()
let [emergency, staff, equipment] = ['', '', '']
let [staffOffer, equipmentOffer] = ['', '']
let [victim, lender]: Page[] = []

const open = (role: Role, place: TestOrganisation, path: string) =>
  openApp({ browser: browser(), world: world() }, [role, place], { path })
/** The pages of victim and lender. */
const sides = (): [Page, Page] => {
  if (!victim || !lender) throw new Error('no pages')
  return [victim, lender]
}
/** Where one loan stands on a page; each is known by the message that came with it. */
const loan = (page: Page, message: string) => page.locator('.b-loan', { hasText: message })
const tab = (page: Page, name: string) => page.getByRole('link', { name, exact: true }).click()

async function asks(asking: Partner, message: string, need = staff, offer = staffOffer): Promise<string> {
  const body = { offer, units: 1, window: ahead(2), mode: 'onsite', message } as const
  return (await asking.does(requestLoan, body, { params: { need } })).id
}

beforeAll(async () => {
  const [bensheim, heppenheim] = [
    await world().partner('coordinator', BENSHEIM),
    await world().partner('coordinator', HEPPENHEIM),
  ]
  emergency = await declares(bensheim)
  const params = { emergency, organisation: HEPPENHEIM.id }
  await bensheim.does(shareEmergency, { profile: 'work' }, { params })
  staff = await needs(bensheim, emergency, { quantity: 9 })
  equipment = await needs(bensheim, emergency, { kind: 'equipment', quantity: 2 })
  const preconditions = [{ code: 'briefing', owner: 'victim', leadDays: 0 }] as const
  staffOffer = await offers(heppenheim, { units: 9, preconditions: [...preconditions] })
  equipmentOffer = await offers(heppenheim, { kind: 'equipment', title: 'Notebooks' })
  for (const message of ['Absage', 'Doch nicht']) await asks(bensheim, message)
  for (const message of ['Braucht uns', 'Bleibt da', 'Abgesprungen', 'Umgeplant'])
    await heppenheim.does(acceptLoan, {}, { params: { commitment: await asks(bensheim, message) } })
  const lent = { params: { commitment: await asks(bensheim, 'Leihgeräte', equipment, equipmentOffer) } }
  for (const step of [acceptLoan, mobilise, startDuty] as const) await heppenheim.does(step, {}, lent)
  victim = await open('coordinator', BENSHEIM, `/emergencies/${emergency}/help`)
  lender = await open('coordinator', HEPPENHEIM, '/organisation')
}, 60_000)

test('UI-26 a loan: declined, taken back, withdrawn, given up, recalled; what each presses the other sees', async () => {
  const [victim, lender] = sides()
  await press(loan(lender, 'Absage'), 'Ablehnen', choose('Zu weit'))
  await says(loan(victim, 'Absage'), 'Abgelehnt')
  await press(loan(victim, 'Doch nicht'), 'Zurücknehmen', nothing)
  await says(loan(lender, 'Doch nicht'), 'Zurückgenommen')
  await press(loan(victim, 'Umgeplant'), 'Zurücknehmen', write('Nachricht dazu', 'Wir haben Ersatz.'))
  await loan(lender, 'Umgeplant').getByText('Wir haben Ersatz.').waitFor()
  await press(loan(lender, 'Abgesprungen'), 'Geht nicht mehr', nothing)
  await says(loan(victim, 'Abgesprungen'), 'Nicht möglich')
  await press(loan(lender, 'Braucht uns'), 'Zurückrufen', write('Nachricht dazu', 'Selbst in Not.'))
  await says(loan(victim, 'Braucht uns'), 'Zurückgerufen')
  await press(loan(lender, 'Braucht uns'), 'Ist zurück')
  await says(loan(victim, 'Braucht uns'), 'Zurück')
  await press(victim, 'Hilfe anfragen', async (dialog) => {
    await dialog.getByLabel('Welches Angebot?').selectOption(staffOffer)
    await dialog.getByLabel('Wie viele?').fill('1')
  })
  await says(lender, 'Angefragt')
}, 60_000)

test('UI-26 a loan goes on: precondition waived and added, extension asked, agreed and refused, a shift named and changed', async () => {
  const [victim, lender] = sides()
  const [here, there] = [loan(victim, 'Bleibt da'), loan(lender, 'Bleibt da')]
  for (const card of [here, there]) await card.getByText('Voraussetzungen und Einsätze').click()
  await press(here, 'Verzichten', write('Warum geht es ohne?', 'Kennt das Haus.'))
  await there.getByText('Kennt das Haus.').waitFor()
  await press(there, 'Voraussetzung hinzufügen', (dialog) =>
    dialog.getByLabel('Was muss vorher sein?').selectOption({ label: 'Zugang' }),
  )
  await here.getByText('Zugang', { exact: true }).waitFor()
  await press(here.locator('li', { hasText: 'Zugang' }), 'Stand ändern', choose('Erfüllt'))
  await says(there.locator('li', { hasText: 'Zugang' }), 'Erfüllt')
  for (const [answer, seen] of [
    ['Verlängerung ablehnen', 'Verlängerung abgelehnt'],
    ['Verlängerung zusagen', ''],
  ] as const) {
    await press(here, 'Verlängern', (dialog) => dialog.getByLabel('Bis einschließlich').selectOption({ index: 1 }))
    await there.getByText('Verlängerung erbeten bis').waitFor()
    await press(there, answer)
    await (seen ? here.getByText(seen).waitFor() : here.getByText('Verlängerung erbeten').waitFor({ state: 'hidden' }))
  }
  await press(there, 'Person benennen', write('Funktion, wenn ohne Konto', 'Netzwerktechnik'))
  await here.getByText('Netzwerktechnik').waitFor()
  await press(there.locator('li', { hasText: 'Netzwerktechnik' }), 'Ändern', write('Wo?', 'Rathaus, Raum 12'))
  await here.getByText('Rathaus, Raum 12').waitFor()
  await press(here.locator('li', { hasText: 'Netzwerktechnik' }), 'Ist angekommen')
  await press(there.locator('li', { hasText: 'Netzwerktechnik' }), 'Ist gegangen', nothing)
  await says(here.locator('li', { hasText: 'Netzwerktechnik' }), 'Beendet')
}, 60_000)

test('UI-26 equipment comes back with its state and is cleared; help is offered unasked and taken', async () => {
  const [victim, lender] = sides()
  await press(loan(victim, 'Leihgeräte'), 'Freigeben', nothing)
  await press(loan(lender, 'Leihgeräte'), 'Ist zurück', choose('War im betroffenen Netz'))
  await loan(victim, 'Leihgeräte').getByText('Noch nicht geprüft').waitFor()
  await press(loan(lender, 'Leihgeräte'), 'Geprüft und wieder frei')
  await loan(victim, 'Leihgeräte').getByText('Noch nicht geprüft').waitFor({ state: 'hidden' })
  await lender.goto(`${world().url}/emergencies/${emergency}/help`)
  await press(lender.locator('.b-card', { hasText: '2 × Geräte' }), 'Hilfe anbieten', async (dialog) => {
    await dialog.getByLabel('Welches Angebot?').selectOption(equipmentOffer)
    await dialog.getByText('Mehr angeben').click()
    await dialog.getByLabel('Nachricht').fill('Gern geschehen')
  })
  await victim.getByRole('button', { name: '1 neue anzeigen' }).click()
  await press(loan(victim, 'Gern geschehen'), 'Annehmen', nothing)
  await says(loan(lender, 'Gern geschehen'), 'Zugesagt')
}, 60_000)

test('UI-26 a need is noted, changed and closed', async () => {
  const [victim, lender] = sides()
  const need = victim.locator('.b-card', { hasText: '9 × Fachkräfte' })
  await press(need, 'Weitere Schritte')
  await press(need, 'Notiz für Beteiligte', write('Was sollen sie wissen?', 'Schlüssel an der Pforte.'))
  await lender.getByText('Schlüssel an der Pforte.').waitFor()
  await press(need.locator('.b-log'), 'Auf Personen beschränken', nothing)
  await lender.getByText('Schlüssel an der Pforte.').waitFor({ state: 'detached' })
  await press(need, 'Weitere Schritte')
  await press(need, 'Ändern', write('Wie viele gleichzeitig?', '8'))
  await lender.getByText('8 × Fachkräfte').waitFor()
  await press(victim.locator('.b-card', { hasText: '8 × Fachkräfte' }), 'Abschließen', choose('Anders gelöst'))
  await lender.getByText('Abgeschlossen: Anders gelöst').waitFor()
}, 60_000)

test('UI-26 a task: taken, blocked, resumed, changed, commented, skipped; a helper does the own one', async () => {
  const [victim, lender] = sides()
  for (const page of [victim, lender]) await tab(page, 'Aufgaben')
  await press(victim, 'Aufgabe anlegen', write('Was ist zu tun?', 'Leitung prüfen'))
  for (const step of ['Übernehmen', 'Beginnen']) await press(lender, step)
  await press(lender, 'Blockiert', write('Warum?', 'Kein Kabel.'))
  await victim.getByText('Kein Kabel.').waitFor()
  await press(lender, 'Weiter bearbeiten')
  await says(victim.locator('.b-status'), 'In Arbeit')
  for (const page of [victim, lender]) await page.getByText('Kommentare (0)').click()
  await press(lender, 'Kommentieren', write('Ihr Kommentar', 'Kabel ist da.'))
  await victim.getByText('Kabel ist da.').waitFor()
  await victim.getByRole('button', { name: 'Weitere Schritte' }).click()
  await press(victim, 'Ändern', write('Was ist zu tun?', 'Beide Leitungen prüfen'))
  await lender.getByRole('heading', { name: 'Beide Leitungen prüfen' }).waitFor()
  const helper = await open('helper', HEPPENHEIM, '/')
  await press(victim, 'Zuweisen', async (dialog) => {
    await dialog.getByLabel('Welche Organisation?').selectOption({ label: HEPPENHEIM.name })
    await dialog.getByLabel('Wer dort?').selectOption({ label: `helper ${HEPPENHEIM.id}, ${HEPPENHEIM.name}` })
  })
  await press(helper, 'Beginnen')
  await helper.getByText('Kommentare (1)').click()
  await press(helper, 'Kommentieren', write('Ihr Kommentar', 'Erste Leitung steht.'))
  await victim.getByText('Erste Leitung steht.').waitFor()
  await press(victim, 'Überspringen', write('Warum?', 'Nicht mehr nötig.'))
  await says(lender.locator('.b-status'), 'Übersprungen')
  await helper.context().close()
}, 60_000)

test('UI-26 a decision is asked for, taken by the head and withdrawn; impact, phase, extent and TLP change', async () => {
  const [victim, lender] = sides()
  const head = await open('head', BENSHEIM, '/organisation/decisions')
  for (const page of [victim, lender]) await tab(page, 'Entscheidungen')
  for (const question of ['Rathaus schließen?', 'Presse einladen?'])
    await press(victim, 'Entscheidung erbitten', async (dialog) => {
      await dialog.getByLabel('Worüber?').fill(question)
      await dialog.getByLabel('Möglichkeiten').fill('Ja\nNein')
    })
  await head.locator('.b-card', { hasText: 'Rathaus' }).getByRole('button', { name: 'Entscheiden' }).click()
  await head.getByRole('dialog').getByLabel('Ja').check()
  await head.getByRole('dialog').getByRole('button', { name: 'Entscheiden' }).click()
  await says(victim.locator('.b-card', { hasText: 'Rathaus' }), 'Ja')
  await press(victim.locator('.b-card', { hasText: 'Presse' }), 'Zurückziehen')
  await says(head.locator('.b-card', { hasText: 'Presse' }), 'Zurückgezogen')
  await head.context().close()
  for (const page of [victim, lender]) await tab(page, 'Auswirkungen')
  await press(victim, 'Auswirkung eintragen', (dialog) =>
    dialog.getByLabel('Welche Leistung?').selectOption('passport'),
  )
  await says(lender.locator('.b-card'), 'Ausgefallen')
  await press(victim.locator('.b-card'), 'Ändern', choose('Eingeschränkt'))
  await says(lender.locator('.b-card'), 'Eingeschränkt')
  for (const page of [victim, lender]) await tab(page, 'Überblick')
  await press(victim, 'Weiter: Eingedämmt')
  await says(lender.locator('.b-status'), 'Eingedämmt')
  await press(victim, 'Phase zurück', choose('Ausgerufen'))
  await says(lender.locator('.b-status'), 'Ausgerufen')
  await press(victim, 'Einschätzung ändern', (dialog) => dialog.getByLabel('Ausmaß').selectOption('critical'))
  await says(lender.locator('.b-status'), 'Kritisch')
  await press(victim, 'TLP ändern', choose('TLP:GREEN'))
  await lender.locator('.b-page__lead').getByText('TLP:GREEN').waitFor()
}, 60_000)

test('UI-26 an organisation is involved, asks to be, is answered, and involved no more', async () => {
  const [victim] = sides()
  await tab(victim, 'Beteiligte')
  const other = await open('coordinator', ODENWALD, `/emergencies/${emergency}/involved`)
  const requests = [other, victim].map((page) => page.locator('.b-item', { hasText: ODENWALD.name }))
  for (const reason of ['Aus Versehen.', 'Wir nehmen Ihre Bürger auf.']) {
    await press(other, 'Um Beteiligung bitten', write('Warum?', reason))
    await victim.getByRole('link', { name: 'Beteiligte 1' }).waitFor()
    if (reason === 'Aus Versehen.') await press(other, 'Bitte zurücknehmen')
  }
  await press(victim, 'Beteiligen', choose('liest mit'))
  await says(requests[0] ?? other, 'Beteiligt')
  const row = (page: Page) => page.getByRole('row', { name: new RegExp(ODENWALD.name) })
  await press(row(victim), 'Ändern', choose('arbeitet mit'))
  await says(row(other), 'arbeitet mit')
  await press(row(victim), 'Beteiligung beenden', nothing)
  await row(other).waitFor({ state: 'detached' })
  await press(other, 'Um Beteiligung bitten', write('Warum?', 'Noch einmal.'))
  await press(victim.locator('.b-item', { hasText: 'Noch einmal.' }), 'Ablehnen', nothing)
  await says(other.locator('.b-item', { hasText: 'Noch einmal.' }), 'Abgelehnt')
  await press(victim, 'Organisation beteiligen', (dialog) =>
    dialog.getByLabel('Organisation').selectOption({ label: ODENWALD.name }),
  )
  await row(other).waitFor()
  await other.context().close()
}, 60_000)
