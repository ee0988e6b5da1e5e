import { type EnrolmentView, enrolmentViews } from '@beistand/contracts/access'
import { revokeRole } from '@beistand/contracts/grant'
import { sessionView } from '@beistand/contracts/session'
import { MOST_PENDING } from '@beistand/domain/call-back'
import { opening } from '@beistand/domain/emergency'
import type { Role } from '@beistand/domain/noun'
import type { DomainEvent } from '@beistand/domain/registry'
import { FOR_ONE } from '../src/notfall/throttle.js'
import { call, codeOf } from './access-client.js'
import { openedForm, sendForm } from './notfall-form.js'
import {
  BENSHEIM,
  BERGSTRASSE,
  emailOf,
  HEPPENHEIM,
  ODENWALD,
  PACT,
  PASSWORD,
  type TestOrganisation,
  useWorld,
} from './world.js'

const DAY = 86_400_000
const NOW = Date.now()
const flooded: readonly DomainEvent[] = [
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
    return {
      type: 'call-back-asked',
      id: `flood-${index}`,
      emergency: 'flooded',
      victim: ODENWALD.id,
      phone: '06062 7',
    }
  }),
]
const world = useWorld({ manualClock: true, events: flooded })
beforeAll(() => world().setClock(NOW))

/** A browser of its own: the cookies that it has, and what it keeps when its session is gone. */
async function browserOf(role: Role, { id }: TestOrganisation) {
  const { cookies, body } = await call(world().url, 'POST /session', { email: emailOf(role, id), password: PASSWORD })
  const kept = cookies.split('; ').filter((cookie) => cookie.startsWith('beistand-device='))
  return { cookies, kept: kept.join('; '), grant: sessionView.parse(body).grants[0]?.id ?? '' }
}
type Own = Awaited<ReturnType<typeof browserOf>>

const enrols = ({ cookies, grant }: Own) =>
  call(world().url, 'POST /session/enrolments', { name: 'Privates Telefon', grant }, { cookies })

async function listOf({ cookies }: Own): Promise<EnrolmentView[]> {
  return enrolmentViews.parse((await call(world().url, 'GET /session/enrolments', undefined, { cookies })).body)
}

async function declares(cookies: string, { id }: TestOrganisation, from = '127.0.0.1') {
  const { key, token } = await openedForm(world().url)
  const notice = { lang: 'de', seen: 'Alles steht.', severity: 'critical', phone: '0170 7654321' }
  return sendForm(world().url, { ...notice, key, token, organisation: `${PACT}/${id}` }, from, cookies)
}

async function callBacksOf({ id }: TestOrganisation) {
  const { rows } = await (await world().partner('office', BERGSTRASSE)).snapshot()
  return { rows, theirs: Object.values(rows.callBack).filter(({ victim }) => victim === id) }
}

test('ED-1 who may declare enrols the browser in use, sees it named and for how long, and another browser apart', async () => {
  const phone = await browserOf('coordinator', HEPPENHEIM)
  expect((await enrols(phone)).status).toBe(204)
  expect((await enrols(phone)).status).toBe(204)
  const until = NOW + 60 * DAY
  const seen = { name: 'Privates Telefon', organisationName: HEPPENHEIM.name, created: NOW, until }
  expect(await listOf(phone)).toMatchObject([{ ...seen, current: true }])
  expect(await listOf(await browserOf('coordinator', HEPPENHEIM))).toMatchObject([{ ...seen, current: false }])
  expect(await listOf(await browserOf('head', HEPPENHEIM))).toEqual([])
})

test('ED-1 helpers, guests and observers enrol nothing, nobody by a foreign grant, and nobody without a session', async () => {
  for (const role of ['helper', 'guest', 'observer'] as const)
    expect(codeOf(await enrols(await browserOf(role, HEPPENHEIM)))).toBe('forbidden')
  const [mine, other] = [await browserOf('coordinator', BENSHEIM), await browserOf('coordinator', HEPPENHEIM)]
  expect(codeOf(await enrols({ ...mine, grant: other.grant }))).toBe('forbidden')
  expect((await enrols({ ...mine, cookies: mine.kept })).status).toBe(401)
})

test('ED-2 without a session the form knows the organisation, and the office sees whose device it was', async () => {
  const phone = await browserOf('coordinator', BENSHEIM)
  await enrols(phone)
  expect((await openedForm(world().url, '/notfall', phone.kept)).page).toContain(
    `value="${PACT}/${BENSHEIM.id}" selected`,
  )
  expect((await openedForm(world().url)).page).not.toContain(' selected')
  const receipt = await declares(phone.kept, BENSHEIM)
  expect([receipt.status, receipt.page.includes('Jetzt ruft zurück')]).toEqual([200, true])
  const { rows, theirs } = await callBacksOf(BENSHEIM)
  expect(theirs).toMatchObject([{ enrolledBy: `coordinator-${BENSHEIM.id}`, state: 'pending', card: null }])
  expect(rows.emergency[theirs[0]?.emergency ?? '']).toMatchObject({ phase: 'suspected', callBack: 'pending' })
  expect((await call(world().url, 'GET /session', undefined, { cookies: phone.kept })).status).toBe(401)
})

test('ED-2 it declares for no organisation but its own: elsewhere it is a stranger', async () => {
  const phone = await browserOf('coordinator', BENSHEIM)
  await enrols(phone)
  expect((await declares(phone.kept, HEPPENHEIM)).status).toBe(200)
  expect((await callBacksOf(HEPPENHEIM)).theirs).toMatchObject([{ enrolledBy: null }])
})

test('ED-3 where a flood keeps strangers out, and from an address that is used up, an enrolled browser is heard', async () => {
  const phone = await browserOf('coordinator', ODENWALD)
  await enrols(phone)
  for (let count = 0; count <= FOR_ONE; count++) await declares('', ODENWALD, '127.0.3.1')
  expect((await declares('', ODENWALD, '127.0.3.1')).status).toBe(429)
  expect((await declares(phone.kept, ODENWALD, '127.0.3.1')).status).toBe(200)
  const { theirs } = await callBacksOf(ODENWALD)
  expect(theirs.filter(({ enrolledBy }) => enrolledBy !== null)).toHaveLength(1)
  expect(theirs).toHaveLength(MOST_PENDING + 1)
})

test('ED-3 an enrolled browser floods nothing itself', async () => {
  const phone = await browserOf('head', BENSHEIM)
  await enrols(phone)
  const statuses: number[] = []
  for (let count = 0; count <= FOR_ONE; count++)
    statuses.push((await declares(phone.kept, BENSHEIM, `127.0.4.${count + 1}`)).status)
  expect(statuses).toEqual([...Array.from({ length: FOR_ONE }, () => 200), 429])
})

test('ED-4 what is taken back, or whose owner has no role any more, is a stranger again', async () => {
  const [phone, tablet] = [await browserOf('head', HEPPENHEIM), await browserOf('head', HEPPENHEIM)]
  await enrols(phone)
  await enrols(tablet)
  const mine = (await listOf(phone)).find(({ current }) => current)
  const path = `DELETE /session/enrolments/${mine?.id ?? ''}`
  const { cookies } = await browserOf('coordinator', BENSHEIM)
  expect((await call(world().url, path, undefined, { cookies })).status).toBe(404)
  expect((await call(world().url, path, undefined, phone)).status).toBe(204)
  const knows = async ({ kept }: Own) => (await openedForm(world().url, '/notfall', kept)).page.includes(' selected')
  expect([await knows(phone), await knows(tablet)]).toEqual([false, true])
  const office = await world().partner('office', BERGSTRASSE)
  await office.does(revokeRole, { reason: 'Wechsel' }, { params: { grant: tablet.grant } })
  expect(await knows(tablet)).toBe(false)
})

test('ED-4 after sixty days nothing is left of it', async () => {
  const { kept } = await browserOf('coordinator', ODENWALD)
  const phone = await browserOf('coordinator', BENSHEIM)
  await enrols(phone)
  await world().setClock(NOW + 60 * DAY - 1)
  expect((await openedForm(world().url, '/notfall', phone.kept)).page).toContain(' selected')
  await world().setClock(NOW + 60 * DAY)
  expect((await openedForm(world().url, '/notfall', phone.kept)).page).not.toContain(' selected')
  expect((await openedForm(world().url, '/notfall', kept)).page).not.toContain(' selected')
  const left = `SELECT count(*)::int AS left FROM app.enrolment`
  const gone = async () => (await world().db.query<{ left: number }>(left)).rows[0]?.left === 0
  while (!(await gone()));
})
