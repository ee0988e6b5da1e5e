import { settleCallBack } from '@beistand/contracts/call-back'
import { declareEmergency } from '@beistand/contracts/emergency'
import { MOST_PENDING } from '@beistand/domain/call-back'
import { opening } from '@beistand/domain/emergency'
import type { DomainEvent } from '@beistand/domain/registry'
import { randomUUID } from 'node:crypto'
import { request } from 'node:http'
import { formPage, LONGEST_LIST } from '../src/notfall/pages.js'
import { FOR_ALL, FOR_ONE, Throttle } from '../src/notfall/throttle.js'
import { tokenFor, tokenState } from '../src/notfall/token.js'
import { BENSHEIM, BERGSTRASSE, EKOM21, HEPPENHEIM, ODENWALD, PACT, useWorld } from './world.js'

const flooded: readonly DomainEvent[] = [
  {
    type: 'contact-added',
    id: 'bensheim-it',
    organisation: BENSHEIM.id,
    title: 'IT-Leitung',
    phone: '06251 90009-012',
    mail: null,
    note: null,
  },
  ...opening({
    id: 'flooded',
    report: 'flooded-report',
    victim: ODENWALD.id,
    kind: 'unknown',
    severity: 'unknown',
    phase: 'suspected',
    exercise: null,
    cause: null,
    relapseOf: null,
    awareAt: null,
    text: 'Server weg.',
  }),
  ...Array.from({ length: MOST_PENDING }, (_, index): DomainEvent => {
    const id = `flood-${String(index)}`
    return { type: 'call-back-asked', id, emergency: 'flooded', victim: ODENWALD.id, phone: '06062 700' }
  }),
]
const world = useWorld({ events: flooded })
const HOUR = 3_600_000

interface Opened {
  readonly key: string
  readonly token: string
  readonly page: string
}

async function opened(language = 'de'): Promise<Opened> {
  const page = await (await fetch(`${world().url}/notfall?lang=${language}`)).text()
  const hidden = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? ''
  return { page, key: hidden('key'), token: hidden('token') }
}

const seen = 'Auf allen Bildschirmen steht eine Forderung, <b>sagt der Empfang</b>.'
const phone = '0170 7654321'

function filled({ key, token }: Opened, more: Record<string, string> = {}): Record<string, string> {
  const organisation = `${PACT}/${BENSHEIM.id}`
  return { key, token, lang: 'de', organisation, seen, severity: 'critical', phone, ...more }
}

async function sent(
  values: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<{ status: number; page: string }> {
  const body = new URLSearchParams(values)
  const response = await fetch(`${world().url}/notfall`, { method: 'POST', body, headers })
  return { status: response.status, page: await response.text() }
}

async function asOffice() {
  const { rows } = await (await world().partner('office', BERGSTRASSE)).snapshot()
  return rows
}

async function callBacksOf(victim: string) {
  return Object.values((await asOffice()).callBack).filter((row) => row.victim === victim)
}

test('NF-5 the form is one page and one stylesheet of at most 25 kB, without script', async () => {
  const response = await fetch(`${world().url}/notfall`)
  const page = await response.text()
  const style = await (await fetch(`${world().url}/notfall/notfall.css`)).text()
  expect(Buffer.byteLength(page + style)).toBeLessThan(25_000)
  expect(page.match(/ (src|href)="(?!\/notfall(\/karte)?\?)[^"]*"/g)).toEqual([' href="/notfall/notfall.css"'])
  expect(page).not.toMatch(/<script|<style|\sstyle=|\son\w+=/i)
  expect(response.headers.get('referrer-policy')).toBe('same-origin')
  expect(response.headers.get('cache-control')).toBe('no-store')
})

test('NF-5 the form asks four things, each with a label, and speaks German and English', async () => {
  const { page } = await opened()
  const fields = [...page.matchAll(/<(?:select|textarea|input) id="(\w+)"/g)].map(([, id]) => id)
  expect(fields).toEqual(['organisation', 'seen', 'severity', 'phone'])
  for (const field of fields) expect(page).toContain(`<label for="${field ?? ''}">`)
  expect(page).toContain('<html lang="de">')
  expect(page).toContain(BENSHEIM.name)
  expect((await opened('en')).page).toContain('Report an emergency')
  const english = await fetch(`${world().url}/notfall`, { headers: { 'Accept-Language': 'en-GB,en;q=0.9' } })
  expect(await english.text()).toContain('<html lang="en">')
})

test('NF-5 a pact of many organisations fits as well: above a number they are typed, not listed', () => {
  const values = { organisation: '', seen: '', severity: '', phone: '', code: null }
  const form = { language: 'de', values, wrong: [], problem: null, key: randomUUID(), token: '' } as const
  const victims = (count: number) =>
    Array.from({ length: count }, (_, index) => ({
      pact: PACT,
      pactName: 'Testpakt',
      demo: true,
      id: String(6_431_001 + index),
      name: 'Mörlenbach-Wald-Michelbach (Odenwald)',
      ags: null,
    }))
  const listed = formPage(form, victims(LONGEST_LIST)).text
  expect(listed).toContain('<select id="organisation"')
  expect(Buffer.byteLength(listed)).toBeLessThan(22_000)
  expect(formPage(form, victims(LONGEST_LIST + 1)).text).toContain('<input id="organisation"')
})

test('NF-3 a flood adds no more call-backs, and who writes then is told the number all the same', async () => {
  const { status, page } = await sent(filled(await opened(), { organisation: ODENWALD.id }))
  expect(status).toBe(200)
  const number = (await asOffice()).emergency.flooded?.number
  expect(page).toContain(`<p class="number">${String(number)}</p>`)
  expect(page).toContain('schon viele Meldungen')
  expect(await callBacksOf(ODENWALD.id)).toHaveLength(MOST_PENDING)
})

test('NF-1 who sends the form is told the number and that the call-back is to come; the pact sees a suspicion', async () => {
  const watch = await world().watch(await world().partner('head', ODENWALD))
  const { status, page } = await sent(filled(await opened()))
  expect(status).toBe(200)
  await watch.until(({ rows }) => Object.values(rows.emergency).some(({ victim }) => victim === BENSHEIM.id))
  const emergency = Object.values(watch.replica.rows.emergency).find(({ victim }) => victim === BENSHEIM.id)
  expect(emergency).toMatchObject({
    phase: 'suspected',
    callBack: 'pending',
    severity: 'critical',
    victim: BENSHEIM.id,
  })
  expect(page).toContain(`<p class="number">${String(emergency?.number)}</p>`)
  expect(page).toContain('Rückruf ausstehend')
  expect(page).toMatch(/Eingegangen am \d+\. \S+ \d{4} um \d\d:\d\d Uhr/)
})

test('NF-1 the journal says that the system did it, for the victim', async () => {
  const { entries } = await (await world().partner('office', BERGSTRASSE)).log('?type=emergency-opened')
  expect(entries[0]?.by).toEqual({ person: 'notfall', organisation: 'system', role: 'system', for: BENSHEIM.id })
})

test('NF-2 the number and the words of a stranger reach the office and the victim, and nobody else', async () => {
  expect(await callBacksOf(BENSHEIM.id)).toMatchObject([{ phone, state: 'pending' }])
  const victim = await (await world().partner('coordinator', BENSHEIM)).snapshot()
  expect(Object.values(victim.rows.callBack)).toHaveLength(1)
  expect(Object.values(victim.rows.report).map(({ text }) => text)).toContain(seen)
  const outsider = JSON.stringify(await (await world().partner('coordinator', HEPPENHEIM)).snapshot())
  expect(outsider).not.toContain(phone)
  expect(outsider).not.toContain('Forderung')
})

test('NF-6 a form that is sent twice is recorded once and answered alike', async () => {
  const form = filled(await opened())
  const [first, second] = [await sent(form), await sent(form)]
  expect([first.status, second.status]).toEqual([200, 200])
  expect(second.page).toBe(first.page)
  expect(await callBacksOf(BENSHEIM.id)).toHaveLength(2)
})

test('NF-6 a form that was changed after it was sent comes back and may be sent as another notice', async () => {
  const form = filled(await opened())
  await sent(form)
  const changed = await sent({ ...form, seen: 'Jetzt sind auch die Telefone weg.' })
  expect(changed.status).toBe(409)
  expect(changed.page).toContain('Jetzt sind auch die Telefone weg.')
  expect(changed.page).not.toContain(form.key)
})

test('NF-7 without a token that fits its key nothing is recorded, and the form comes back as it was filled in', async () => {
  const [one, other] = [await opened(), await opened()]
  const before = await asOffice()
  for (const token of [other.token, '', 'zzzz.zzzz', one.token.replace(/.\./, '0.')]) {
    const { status, page } = await sent(filled({ ...one, token }))
    expect(status).toBe(403)
    expect(page).toContain(phone)
    expect(page).toContain('&lt;b&gt;sagt der Empfang&lt;/b&gt;')
  }
  expect(await asOffice()).toEqual(before)
})

test('NF-7 a token is good for twelve hours, for its own key and under its own secret', () => {
  const key = randomUUID()
  const token = tokenFor(key, 'secret', 0)
  const state = (given: Partial<Parameters<typeof tokenState>[1]>) =>
    tokenState(token, { key, secret: 'secret', now: 0, ...given })
  expect(state({ now: 12 * HOUR - 1 })).toBe('good')
  expect(state({ now: 12 * HOUR })).toBe('expired')
  expect(state({ key: randomUUID() })).toBe('forged')
  expect(state({ secret: 'another' })).toBe('forged')
})

test('NF-7 the form of a foreign page is refused; the own page and a missing origin pass', async () => {
  const form = filled(await opened(), { organisation: `${PACT}/${HEPPENHEIM.id}` })
  expect((await sent(form, { Origin: 'https://elsewhere.example' })).status).toBe(403)
  expect((await sent(form, { Origin: 'null' })).status).toBe(403)
  expect((await sent(form, { Origin: world().url })).status).toBe(200)
  expect(await withoutOrigin(form)).toBe(200)
})

/** `fetch` may add an origin of its own; a bare request does not. */
function withoutOrigin(values: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
    const asked = request(`${world().url}/notfall`, { method: 'POST', headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    asked.on('error', reject)
    asked.end(new URLSearchParams(values).toString())
  })
}

test('NF-8 what is missing is said beside its field, and nothing typed is lost', async () => {
  const form = filled(await opened(), { phone: 'keine', severity: 'sehr', organisation: 'Entenhausen' })
  const { status, page } = await sent(form)
  expect(status).toBe(422)
  const links = [...page.matchAll(/<li><a href="#(\w+)">/g)].map(([, field]) => field)
  expect(links).toEqual(['organisation', 'severity', 'phone'])
  expect([...page.matchAll(/aria-invalid="true" aria-describedby="(\w+)-error/g)].map(([, field]) => field)).toEqual(
    links,
  )
  expect(page).toContain('value="keine"')
  expect(page).toContain('Fehler: ')
  expect((await sent({ ...form, ...filled(await opened()), organisation: HEPPENHEIM.id })).status).toBe(200)
})

test('NF-4 the office confirms, and the emergency is declared; nobody else settles a call-back', async () => {
  const office = await world().partner('office', BERGSTRASSE)
  const coordinator = await world().partner('coordinator', BENSHEIM)
  const { rows } = await office.snapshot()
  const emergency = Object.values(rows.emergency).find(({ victim }) => victim === BENSHEIM.id)?.id ?? ''
  const settled = { result: 'confirmed', note: 'IT-Leitung.', calledOn: 'bensheim-it' } as const
  expect((await coordinator.ask(settleCallBack, settled, { params: { emergency } })).problem?.code).toBe('forbidden')
  await office.does(settleCallBack, settled, { params: { emergency } })
  const after = (await office.snapshot()).rows
  expect(after.emergency[emergency]).toMatchObject({ phase: 'declared', callBack: 'done' })
  const states = Object.values(after.callBack).filter((row) => row.emergency === emergency)
  expect(new Set(states.map(({ state }) => state))).toEqual(new Set(['confirmed']))
})

test('NF-3 a notice for a victim that has declared itself becomes a report, and a denial does not cancel it', async () => {
  const [office, ekom21] = [await world().partner('office', BERGSTRASSE), await world().partner('coordinator', EKOM21)]
  const { id } = await ekom21.does(declareEmergency, { ...declareEmergency.example, victim: EKOM21.id })
  const { page } = await sent(filled(await opened(), { organisation: EKOM21.id }))
  const { rows } = await office.snapshot()
  expect(page).toContain(`<p class="number">${String(rows.emergency[id]?.number)}</p>`)
  await office.does(settleCallBack, { result: 'denied', note: 'Scherzanruf.' }, { params: { emergency: id } })
  expect((await office.snapshot()).rows.emergency[id]).toMatchObject({ phase: 'declared', callBack: 'not-needed' })
})

test('NF-9 one address may leave so many notices for one victim and no more; another victim is still heard', async () => {
  const statuses: number[] = []
  const organisation = `${PACT}/${BERGSTRASSE.id}`
  for (let count = 0; count <= FOR_ONE; count++)
    statuses.push((await sent(filled(await opened(), { organisation }))).status)
  expect(statuses).toEqual([...Array.from({ length: FOR_ONE }, () => 200), 429])
  expect((await sent(filled(await opened(), { organisation: EKOM21.name }))).status).toBe(200)
})

test('NF-9 the limit is of one address: nobody can silence a town by flooding the form in its name', () => {
  const throttle = new Throttle()
  const notice = (victim: string, at = 0) => ({ key: randomUUID(), victim, at })
  for (let flood = 0; flood < 100; flood++) throttle.allows('flooder', notice('town'))
  expect(throttle.allows('flooder', notice('town'))).toBe(false)
  expect(throttle.allows('town hall', notice('town'))).toBe(true)
  expect(throttle.allows('flooder', notice('town', 600_000))).toBe(true)
})

test('NF-9 one address is heard for a limited number of victims, and the same notice counts once', () => {
  const throttle = new Throttle()
  const allowed = Array.from({ length: FOR_ALL + 1 }, (_, index) =>
    throttle.allows('a', { key: String(index), victim: `town ${String(index)}`, at: 0 }),
  )
  expect(allowed.filter(Boolean)).toHaveLength(FOR_ALL)
  expect(throttle.allows('a', { key: '3', victim: 'town 3', at: 0 })).toBe(true)
})
