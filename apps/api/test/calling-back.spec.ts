import { declareEmergency } from '@beistand/contracts/emergency'
import { setShift } from '@beistand/contracts/roster'
import { halfDayAt } from '@beistand/domain/half-day'
import type { DomainEvent } from '@beistand/domain/registry'
import { randomUUID } from 'node:crypto'
import { call } from './access-client.js'
import { openedForm, sendForm } from './notfall-form.js'
import { BENSHEIM, BERGSTRASSE, EKOM21, HEPPENHEIM, ODENWALD, PACT, type TestOrganisation, useWorld } from './world.js'

const ON_FILE = '06252 90009-00'
const PRIVATE = '0160 90009-11'
const NOW = Date.UTC(2026, 10, 21, 9)

const onFile: DomainEvent = {
  type: 'organisation-changed',
  ...{ ...BERGSTRASSE, kind: 'county', ags: '06431', lat: 49.6, lon: 8.6, inhabitants: null, district: null },
  phone: ON_FILE,
  mailDomain: null,
}
const world = useWorld({ manualClock: true, events: [onFile] })
beforeAll(() => world().setClock(NOW))

async function receiptOf({ id }: TestOrganisation, lang = 'de'): Promise<string> {
  const { key, token } = await openedForm(world().url)
  const notice = { lang, seen: 'Alles steht.', severity: 'critical', phone: '0170 7654321' }
  return (await sendForm(world().url, { ...notice, key, token, organisation: `${PACT}/${id}` })).page
}

async function lostAccess(): Promise<unknown> {
  const asked = { organisation: 'Bensheim', title: 'Hauptamt', key: randomUUID() }
  return (await call(world().url, 'POST /recovery/ask', asked)).body
}

const office = { title: null, organisation: BERGSTRASSE.name, phone: ON_FILE }
const other = { title: null, organisation: ODENWALD.name, phone: null }

test('NF-11 while nobody is on the roster, who is called back reads which office calls, and the number on file of each', async () => {
  const page = await receiptOf(BENSHEIM)
  expect(page).toContain('Jetzt ruft zurück')
  expect(page).toContain(
    `<li>Geschäftsstelle, ${BERGSTRASSE.name}: <a href="tel:06252${ON_FILE.slice(6, 11)}00">${ON_FILE}</a></li>`,
  )
  expect(page).toContain(`<li>Geschäftsstelle, ${ODENWALD.name}</li>`)
  expect(page).not.toMatch(/<script/)
  expect(await receiptOf(EKOM21, 'en')).toContain(`<li>Pact office, ${ODENWALD.name}</li>`)
  expect(await lostAccess()).toEqual({ tooMany: false, callingBack: [office, other] })
})

test('NF-11 before anyone has asked to be called, the open pages say nothing of who calls', async () => {
  for (const path of ['/notfall', '/notfall/karte']) {
    const page = await (await fetch(`${world().url}${path}`)).text()
    expect([page.includes('Jetzt ruft zurück'), page.includes(ON_FILE)]).toEqual([false, false])
  }
})

test('NF-11 who is on the roster is named by function, with the number on file and never the own one; who is hit is not', async () => {
  const asOffice = await world().partner('office', BERGSTRASSE)
  const now = halfDayAt(NOW)
  const window = { from: now, to: now + 1 }
  await asOffice.does(setShift, { organisation: BERGSTRASSE.id, window, title: 'Rufbereitschaft', phone: PRIVATE })
  await asOffice.does(setShift, {
    organisation: ODENWALD.id,
    window: { from: now + 1, to: now + 2 },
    title: 'Vertretung',
    phone: PRIVATE,
  })
  const page = await receiptOf(HEPPENHEIM)
  expect(page).toContain(`<li>Rufbereitschaft, ${BERGSTRASSE.name}: <a href="tel:`)
  expect([page.includes(PRIVATE), page.includes('Vertretung'), page.includes(ODENWALD.name)]).toEqual([
    false,
    false,
    false,
  ])
  expect(await lostAccess()).toEqual({ tooMany: false, callingBack: [{ ...office, title: 'Rufbereitschaft' }] })
  const hit = { ...declareEmergency.example, victim: BERGSTRASSE.id }
  await (await world().partner('coordinator', BERGSTRASSE)).does(declareEmergency, hit)
  expect(await lostAccess()).toEqual({ tooMany: false, callingBack: [other] })
})
