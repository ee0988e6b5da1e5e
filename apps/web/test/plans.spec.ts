import { requestLoan } from '@beistand/contracts/commitment'
import { closeNeed, openNeed } from '@beistand/contracts/need'
import { declareEmergency } from '@beistand/contracts/emergency'
import { makeOffer } from '@beistand/contracts/offer'
import { halfDayAt } from '@beistand/domain/half-day'
import type { DomainEvent } from '@beistand/domain/registry'
import {
  BENSHEIM,
  BERGSTRASSE,
  EKOM21,
  HEPPENHEIM,
  ODENWALD,
  OFFICE,
  type TestOrganisation,
  useWorld,
} from '../../api/test/world.js'
import type { Page } from 'playwright-core'
import { DESK, faults, openApp, overflow, PHONE, useBrowser } from './screens.js'

const cert: DomainEvent = {
  type: 'organisation-registered',
  id: 'cert',
  name: 'CERT Hessen',
  kind: 'cert',
  ags: null,
  lat: 50.08,
  lon: 8.24,
  inhabitants: null,
  district: null,
  phone: '069 90009 112',
  mailDomain: null,
}
const world = useWorld({ nodes: 2, events: [cert] })
const browser = useBrowser()
const at = () => ({ browser: browser(), world: world() })
const now = halfDayAt(Date.now())
const window = { from: now, to: now + 6 }
let emergency: string
let need: string

beforeAll(async () => {
  const [victim, lender] = [
    await world().partner('coordinator', BENSHEIM),
    await world().partner('coordinator', HEPPENHEIM, 1),
  ]
  const offering = { owner: HEPPENHEIM.id, kind: 'staff' as const, units: 1, windows: [window] }
  await lender.does(makeOffer, { ...offering, title: 'Datensicherung', skills: { backup: 2 } })
  await lender.does(makeOffer, { ...offering, title: 'Telefonberatung', skills: { helpdesk: 2 } })
  const attack = { victim: BENSHEIM.id, kind: 'attack', severity: 'serious', text: 'Alles steht.' } as const
  emergency = (await victim.does(declareEmergency, attack)).id
  const wish = { kind: 'staff', quantity: 2, window, priority: 1, skills: { backup: 2 } } as const
  need = (await victim.does(openNeed, wish, { params: { emergency } })).id
}, 30_000)

/** axe cannot tell what lies behind words of several lines in a dialog; its colours are those of every page. */
async function dialogFaults(page: Page): Promise<string[]> {
  return (await faults(page)).filter((fault) => !fault.startsWith('color-contrast'))
}

test('PL-22 on the need stand the proposals, and one tap turns one into a request, on every open screen', async () => {
  const path = `/emergencies/${emergency}/help`
  const victim = await openApp(at(), ['coordinator', BENSHEIM], { path })
  const other = await openApp(at(), ['observer', ODENWALD], { path })
  const proposals = victim.getByRole('group', { name: 'Vorschläge' })
  await proposals.getByText('1 × Heppenheim (Bergstraße): Datensicherung').waitFor()
  await proposals.getByText('Nur dieses Angebot passt und ist in dieser Zeit da.').waitFor()
  await other.getByRole('group', { name: 'Vorschläge' }).getByText('Datensicherung').waitFor()
  expect(await other.getByRole('button', { name: 'Heppenheim (Bergstraße) anfragen' }).count()).toBe(0)
  await victim.getByRole('button', { name: 'Heppenheim (Bergstraße) anfragen' }).click()
  await victim.getByText('Angefragt').first().waitFor()
  await proposals.getByText('Datensicherung').waitFor({ state: 'detached' })
  await other.getByRole('group', { name: 'Vorschläge' }).getByText('Datensicherung').waitFor({ state: 'detached' })
  await victim.context().close()
  await other.context().close()
}, 30_000)

test('PL-23 why, what is missing, whom to ask beyond the pact, the proof and the fresh plan are one tap away, on a phone too', async () => {
  for (const viewport of [PHONE, DESK]) {
    const path = `/emergencies/${emergency}/help`
    const page = await openApp(at(), ['coordinator', BENSHEIM], { path, viewport })
    await page.getByText('1 fehlt:', { exact: false }).waitFor()
    expect([await faults(page), Math.max(0, await overflow(page))]).toEqual([[], 0])
    await page.getByRole('button', { name: 'Warum so?' }).click()
    const why = page.getByRole('dialog', { name: 'Warum dieser Vorschlag?' })
    await why.getByText('Teilweise gedeckt: 6 von 12 Personen-Halbtagen (Priorität 1).').waitFor()
    await why.getByText('Telefonberatung (Heppenheim (Bergstraße)): Es fehlt die Kenntnis: Datensicherung.').waitFor()
    await why.getByText('Es würde helfen: eine Person mit Datensicherung', { exact: false }).waitFor()
    expect(await dialogFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Nachrechnen' }).click()
    await page.getByText('Der Server, Fassung', { exact: false }).waitFor()
    await page.getByText('Selbst nachrechnen kann nur ein Browser', { exact: false }).waitFor()
    expect(await page.getByText('Dieser Browser').count()).toBe(0)
    expect(await dialogFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Über den Pakt hinaus fragen' }).click()
    const beyond = page.getByRole('dialog', { name: 'Wen man außerhalb des Pakts fragen kann' })
    await beyond.getByRole('link', { name: '069 90009 112' }).waitFor()
    expect(await dialogFaults(page)).toEqual([])
    await page.goto(`${world().url}/pact/plan`)
    await page.getByRole('button', { name: 'Nachrechnen' }).click()
    await page.getByText('Der Plan ist geprüft', { exact: false }).waitFor()
    expect(await dialogFaults(page)).toEqual([])
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Plan aufräumen' }).click()
    await page.getByText('Es gibt nichts aufzuräumen.', { exact: false }).waitFor()
    await page.keyboard.press('Escape')
    await page.goto(`${world().url}/`)
    await page.getByRole('heading', { name: 'Wie weit die Hilfe reicht' }).waitFor()
    await page.getByText('6 von 12').waitFor()
    expect([await faults(page), Math.max(0, await overflow(page))]).toEqual([[], 0])
    await page.context().close()
  }
  await (await world().partner('coordinator', BENSHEIM)).does(closeNeed, { reason: 'met' }, { params: { need } })
}, 90_000)

test('PL-28 the browser of the office proves the plan by itself, out of what it has, and says how long that took', async () => {
  const page = await openApp(at(), ['office', OFFICE], { path: '/pact/plan', viewport: PHONE })
  const told = {
    version: 1,
    seq: 1,
    feasible: true,
    coverageOptimal: false,
    fairnessOptimal: false,
    issues: [],
    took: 7,
  }
  await page.route('**/api/plans/certificate', (route) => route.fulfill({ json: { ...told, apart: [] } }))
  await page.getByRole('button', { name: 'Nachrechnen' }).click()
  const part = (who: string) =>
    page
      .locator('section')
      .filter({ has: page.getByText(who, { exact: false }) })
      .last()
  await part('Dieser Browser, Fassung').getByText('Der Plan ist geprüft', { exact: false }).waitFor()
  expect(await part('Dieser Browser, Fassung').locator('dd').allTextContents()).toEqual([
    ...['ja', 'ja', 'ja'],
    expect.stringMatching(/^\d+ ms$/),
  ])
  expect(await part('Der Server, Fassung').locator('dd').allTextContents()).toEqual(['ja', 'nein', 'nein', '7 ms'])
  expect([await dialogFaults(page), Math.max(0, await overflow(page))]).toEqual([[], 0])
  await page.context().close()
}, 30_000)

test('CM-26 a no asks for its reason, and puts the offer right in the same step', async () => {
  const victim = await world().partner('coordinator', BENSHEIM)
  const wish = { kind: 'staff', quantity: 1, window, priority: 2, skills: { backup: 2 } } as const
  const id = (await victim.does(openNeed, wish, { params: { emergency } })).id
  const [offer] = Object.values((await victim.snapshot()).rows.offer).filter(({ title }) => title === 'Telefonberatung')
  const asking = { offer: offer?.id ?? '', units: 1, window, mode: 'onsite' } as const
  await victim.does(requestLoan, asking, { params: { need: id } })
  const page = await openApp(at(), ['coordinator', HEPPENHEIM], { path: '/organisation', viewport: PHONE })
  await page.getByRole('button', { name: 'Ablehnen' }).click()
  const dialog = page.getByRole('dialog', { name: 'Ablehnen' })
  const block = dialog.getByLabel('Angebot in dieser Zeit sperren')
  expect(await block.count()).toBe(0)
  await dialog.getByLabel('Zu weit').check()
  await dialog.getByLabel('Wie weit höchstens', { exact: false }).waitFor()
  await dialog.getByLabel('Nicht verfügbar').check()
  expect(await block.isChecked()).toBe(true)
  expect([await dialogFaults(page), Math.max(0, await overflow(page))]).toEqual([[], 0])
  await dialog.getByRole('button', { name: 'Ablehnen' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.goto(`${world().url}/organisation/offers`)
  await page
    .locator('.b-item')
    .filter({ hasText: 'Telefonberatung' })
    .getByText('1 nicht verfügbar', { exact: false })
    .waitFor()
  await page.context().close()
}, 60_000)

test('PL-26 a fresh plan is accepted as a whole or in parts, by asking for what it proposes anew', async () => {
  const [victim, far] = [await world().partner('coordinator', BENSHEIM), await world().partner('coordinator', ODENWALD)]
  const watch = await world().watch(victim)
  const proposed = (id: string) => watch.plans['']?.proposals.find((one) => one.need === id)
  const settled = async (title: 'linux' | 'firewall', priority: 3 | 4, nearer: TestOrganisation) => {
    const near = await world().partner('coordinator', nearer)
    const offering = { kind: 'staff', units: 1, windows: [window], skills: { [title]: 2 as const }, title } as const
    const wish = { kind: 'staff', quantity: 1, window, priority, skills: offering.skills, mode: 'onsite' } as const
    await far.does(makeOffer, { owner: ODENWALD.id, ...offering, windows: [window] })
    const { id } = await victim.does(openNeed, wish, { params: { emergency } })
    await watch.until(() => proposed(id) !== undefined, 5000)
    await near.does(makeOffer, { owner: nearer.id, ...offering, windows: [window], units: 9 })
    return id
  }
  const found = [await settled('linux', 3, HEPPENHEIM), await settled('firewall', 4, BERGSTRASSE)]
  const office = await openApp(at(), ['office', OFFICE], { path: '/pact/plan' })
  await office.getByRole('button', { name: 'Plan aufräumen' }).click()
  await office.getByText('Die Geschäftsstelle kann es, wenn sie für diese Stelle handelt', { exact: false }).waitFor()
  expect(await office.getByRole('button', { name: /annehmen/i }).count()).toBe(0)
  await office.context().close()
  const page = await openApp(at(), ['coordinator', BENSHEIM], { path: '/pact/plan', viewport: PHONE })
  await page.getByRole('button', { name: 'Plan aufräumen' }).click()
  const dialog = page.getByRole('dialog', { name: 'Was ein frischer Plan ändern würde' })
  const change = (title: string) => dialog.locator('li').filter({ hasText: title })
  await dialog.getByRole('button', { name: 'Alles annehmen: 2 Anfragen' }).waitFor()
  expect([await dialogFaults(page), Math.max(0, await overflow(page))]).toEqual([[], 0])
  await change('linux').getByRole('button', { name: 'Annehmen: 1 Anfrage' }).click()
  await change('linux').getByText('angefragt').waitFor()
  await dialog.getByText('Der Plan hat sich inzwischen geändert', { exact: false }).waitFor()
  expect(
    await change('linux')
      .getByRole('button', { name: /annehmen/i })
      .count(),
  ).toBe(0)
  await dialog.getByRole('button', { name: 'Alles annehmen: 1 Anfrage' }).click()
  await change('firewall').getByText('angefragt').waitFor()
  expect(await dialog.getByRole('button', { name: /annehmen/i }).count()).toBe(0)
  const loans = Object.values((await victim.snapshot()).rows.commitment).filter(({ need }) => found.includes(need))
  expect(loans.map(({ lender, state, basis }) => [lender, state, basis?.code])).toEqual(
    [HEPPENHEIM, BERGSTRASSE].map(({ id }) => [id, 'requested', 'LEAST_SCARCE']),
  )
  await watch.until(() => found.every((id) => proposed(id) === undefined), 5000)
  await page.context().close()
}, 60_000)

test('PL-30 a fresh plan for two victims is accepted in parts, and one that the plan has passed by is refused', async () => {
  const [one, two] = [await world().partner('coordinator', BENSHEIM), await world().partner('coordinator', EKOM21)]
  const watch = await world().watch(one)
  const offered = async (owner: TestOrganisation, units: number, skills: readonly string[], when = window) => {
    const lender = await world().partner('coordinator', owner)
    const levels = Object.fromEntries(skills.map((skill) => [skill, 2 as const]))
    const title = `${owner.name}: ${skills.join(' und ')}`
    const offer = { owner: owner.id, kind: 'staff', title, units, skills: levels } as const
    return (await lender.does(makeOffer, { ...offer, windows: [when] })).id
  }
  const asked = async (victim: typeof one, where: string, skill: string) => {
    const wish = {
      kind: 'staff',
      quantity: 1,
      window,
      priority: 3,
      skills: { [skill]: 2 as const },
      mode: 'onsite',
    } as const
    const { id } = await victim.does(openNeed, wish, { params: { emergency: where } })
    await watch.until(() => helperOf(id) !== undefined, 5000)
    return id
  }
  const helperOf = (need: string) => watch.plans['']?.proposals.find((each) => each.need === need)?.offer
  const attack = { victim: EKOM21.id, kind: 'attack', severity: 'serious', text: 'Auch hier.' } as const
  const second = (await two.does(declareEmergency, attack)).id

  const shared = await offered(HEPPENHEIM, 1, ['forensics', 'virtualisation'])
  const mine = await asked(one, emergency, 'forensics')
  const spare = await offered(ODENWALD, 1, ['virtualisation'], { from: now, to: now + 3 })
  await offered(ODENWALD, 1, ['virtualisation'], { from: now + 3, to: now + 6 })
  const theirs = await asked(two, second, 'virtualisation')
  expect([helperOf(mine), helperOf(theirs)]).toEqual([shared, spare])
  const fresh = await offered(BERGSTRASSE, 9, ['forensics'])

  const pages = [
    await openApp(at(), ['coordinator', BENSHEIM], { path: '/pact/plan', viewport: PHONE }),
    await openApp(at(), ['coordinator', EKOM21], { path: '/pact/plan' }),
  ] as const
  const opened = async (page: Page) => {
    await page.getByRole('button', { name: 'Plan aufräumen' }).click()
    const dialog = page.getByRole('dialog', { name: 'Was ein frischer Plan ändern würde' })
    await dialog.getByText('Einen Teil davon fragt selbst an', { exact: false }).waitFor()
    await dialog.getByRole('button', { name: 'Annehmen: 1 Anfrage' }).waitFor()
    expect([await dialogFaults(page), Math.max(0, await overflow(page))]).toEqual([[], 0])
    return dialog
  }
  const [first, other] = [await opened(pages[0]), await opened(pages[1])]
  await first.getByRole('button', { name: 'Annehmen: 1 Anfrage' }).click()
  await other.getByText('Überholt: Hier sieht der Plan inzwischen anders aus.', { exact: false }).waitFor()
  expect(await other.getByRole('button', { name: /annehmen/i }).count()).toBe(0)
  await watch.until(() => helperOf(mine) === undefined, 5000)
  expect(helperOf(theirs)).toBe(spare)
  await other.getByRole('button', { name: 'Neu nachsehen' }).click()
  await other.getByRole('button', { name: 'Annehmen: 1 Anfrage' }).click()
  await watch.until(() => helperOf(theirs) === undefined, 5000)
  const office = await world().partner('office', OFFICE)
  const loans = Object.values((await office.snapshot()).rows.commitment)
  const asking = [mine, theirs].map((id) => loans.filter(({ need }) => need === id).map(({ offer }) => offer))
  expect(asking).toEqual([[fresh], [shared]])
  for (const page of pages) await page.context().close()
}, 90_000)
