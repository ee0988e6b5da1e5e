import { type AuditNote, auditPage, noticeList } from '@beistand/contracts/audit'
import { giveRole, revokeRole } from '@beistand/contracts/grant'
import { declareEmergency } from '@beistand/contracts/emergency'
import type { Partner } from '@beistand/sim/partner'
import { networkOf } from '../src/audit/network.js'
import { call } from './access-client.js'
import { BENSHEIM, BERGSTRASSE, emailOf, HEPPENHEIM, ODENWALD, PACT, PASSWORD, useWorld } from './world.js'

const world = useWorld()
const signIn = (email: string, password: string, cookies = '') =>
  call(world().url, 'POST /session', { email, password }, { cookies })
const notes = async (partner: Partner, path: string): Promise<readonly AuditNote[]> =>
  auditPage.parse((await partner.call(path)).body).notes
const of = async (partner: Partner, kinds: string, person = '') =>
  notes(partner, `/audit?kinds=${kinds}${person && `&person=${person}`}`)
const told = async (partner: Partner) => noticeList.parse((await partner.call('/session/notices')).body).notes
const kindsOf = (list: readonly AuditNote[]) => list.map(({ kind }) => kind)

test('AU-1 what happens with an account is noted: in, a new browser, out, an export, a role given and taken', async () => {
  const person = `head-${BENSHEIM.id}`
  const email = emailOf('head', BENSHEIM.id)
  const first = await signIn(email, PASSWORD)
  const second = await signIn(email, PASSWORD)
  await call(world().url, 'DELETE /session', undefined, { cookies: second.cookies })
  await call(world().url, 'DELETE /session/devices', undefined, { cookies: first.cookies })
  const head = await world().partner('head', BENSHEIM)
  await head.exported()
  const office = await world().partner('office', BERGSTRASSE)
  const role = { person, organisation: HEPPENHEIM.id, role: 'observer', title: 'Beobachtung' } as const
  const { id: grant } = await office.does(giveRole, role)
  await office.does(revokeRole, { reason: 'Ausgeschieden' }, { params: { grant } })
  const seen = (await notes(office, `/audit?person=${person}`)).filter(({ kind }) => kind !== 'sign-in')
  expect(kindsOf(seen)).toEqual([
    'role-revoked',
    'role-given',
    'journal-exported',
    'new-device',
    'sessions-ended',
    'sign-out',
    'new-device',
    'role-given',
  ])
  expect(seen[1]).toMatchObject({ person, actor: office.person, organisation: HEPPENHEIM.id, about: 'observer' })
})

test('AU-2 of an address its network is kept, and no password anywhere', async () => {
  expect(networkOf('203.0.113.77')).toBe('203.0.113.0/24')
  expect(networkOf('::ffff:203.0.113.77')).toBe('203.0.113.0/24')
  expect(networkOf('2001:db8:aaaa:bbbb:cccc::1')).toBe('2001:db8:aaaa::/48')
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0::/48')
  expect(networkOf('::1')).toBe('0:0:0::/48')
  expect(networkOf('unknown')).toBeNull()
  expect(networkOf(undefined)).toBeNull()
  await signIn(emailOf('guest', HEPPENHEIM.id), 'geheimes Wort')
  await signIn(emailOf('guest', HEPPENHEIM.id), PASSWORD)
  const { rows } = await world().db.query<{ row: string }>('SELECT to_jsonb(a)::text AS row FROM app.audit a')
  const all = rows.map(({ row }) => row).join('\n')
  expect(all).toContain('127.0.0.0/24')
  expect(all).not.toMatch(/127\.0\.0\.1|geheimes Wort|ein langes Passwort|Mozilla/)
})

test('AU-5 failures in a row are one note that counts, and those of an unknown address are shown to nobody', async () => {
  const person = `observer-${ODENWALD.id}`
  const office = await world().partner('office', BERGSTRASSE)
  for (let tries = 0; tries < 3; tries += 1) await signIn(emailOf('observer', ODENWALD.id), 'falsch geraten')
  await signIn('niemand@nirgends.example', 'falsch geraten')
  expect(await of(office, 'sign-in-failed', person)).toMatchObject([{ kind: 'sign-in-failed', person, count: 3 }])
  const shown = await of(office, 'sign-in-failed')
  expect(shown.filter(({ person: whom }) => whom === null)).toEqual([])
})

test('AU-3 the office reads page by page and by kind, and exports a table, which is noted', async () => {
  const office = await world().partner('office', BERGSTRASSE)
  const whole = await notes(office, '/audit?limit=200&kinds=sign-in,new-device,role-given')
  const paged: AuditNote[] = []
  for (let next: string | null = ''; next !== null;) {
    const before: string = next && `&before=${encodeURIComponent(next)}`
    const { body } = await office.call(`/audit?limit=7&kinds=sign-in,new-device,role-given${before}`)
    const page = auditPage.parse(body)
    paged.push(...page.notes)
    next = page.next
  }
  expect(paged.length).toBeGreaterThan(20)
  expect(paged).toEqual(whole)
  expect(new Set(kindsOf(paged))).toEqual(new Set(['sign-in', 'new-device', 'role-given']))
  const table = await fetch(`${world().url}/api/audit`, {
    headers: { Accept: 'text/csv', Cookie: office.cookie, 'Acting-Grant': office.grant },
  })
  const [head, ...lines] = (await table.text()).trimEnd().split('\r\n')
  expect([head, lines.length > whole.length]).toEqual(['at;kind;person;actor;organisation;about;place;count', true])
  expect(kindsOf(await of(office, 'audit-exported'))).toEqual(['audit-exported'])
})

test('AU-3 nobody else reads the audit, nor an office of another pact or one that rests', async () => {
  const { db } = world()
  const stranger = 'stranger'
  await db.query(`INSERT INTO app.audit (id, at, kind, person, pact, about, count)
    VALUES ('elsewhere', now(), 'sign-in', '${stranger}', NULL, '', 1), ('other', now(), 'card-used', NULL, 'other-pact', '', 1)`)
  const office = await world().partner('office', BERGSTRASSE)
  const seen = (await notes(office, '/audit?limit=200')).map(({ id }) => id)
  expect(seen).not.toContain('elsewhere')
  expect(seen).not.toContain('other')
  const answers = await Promise.all(
    [await world().partner('coordinator', BERGSTRASSE), await world().partner('observer', BENSHEIM)].map((partner) =>
      partner.call('/audit'),
    ),
  )
  expect(answers.map(({ problem }) => problem?.code)).toEqual(['forbidden', 'forbidden'])
  const resting = await world().partner('office', ODENWALD)
  expect((await resting.call('/audit')).ok).toBe(true)
  const attack = { victim: ODENWALD.id, kind: 'attack', severity: 'serious', text: 'Weg.' } as const
  await (await world().partner('coordinator', ODENWALD)).does(declareEmergency, attack)
  expect((await resting.call('/audit')).problem?.code).toBe('forbidden')
})

test('AU-4 everyone reads about the own account, and nothing of others', async () => {
  const guest = await world().partner('guest', BENSHEIM)
  const own = await notes(guest, '/session/audit?limit=200')
  expect(new Set(own.map(({ person }) => person))).toEqual(new Set([guest.person]))
  expect(kindsOf(own)).toEqual(['sign-in', 'role-given'])
  const other = await notes(guest, `/session/audit?person=head-${BENSHEIM.id}`)
  expect(other).toEqual([])
})

test('AU-6 AU-7 many failures, a new device and a card are told to whom they concern until put away', async () => {
  const [office, head, other] = await Promise.all([
    world().partner('office', BERGSTRASSE),
    world().partner('head', HEPPENHEIM),
    world().partner('head', BERGSTRASSE),
  ])
  const own = (list: readonly AuditNote[]) => list.filter(({ person }) => person === head.person)
  for (let tries = 0; tries < 4; tries += 1) await signIn(emailOf('head', HEPPENHEIM.id), 'falsch geraten')
  expect(own(await told(office))).toEqual([])
  await signIn(emailOf('head', HEPPENHEIM.id), 'falsch geraten')
  await signIn(emailOf('head', HEPPENHEIM.id), PASSWORD)
  expect(kindsOf(own(await told(office)))).toEqual(['new-device', 'sign-in-failed'])
  await world().db.query(
    `INSERT INTO app.audit (id, at, kind, pact, organisation, about, count)
     VALUES ('card', now(), 'card-used', '${PACT}', '${HEPPENHEIM.id}', '', 1)`,
  )
  expect(kindsOf(await told(head))).toEqual(['card-used', 'sign-in-failed'])
  expect(await told(other)).toEqual([])
  for (const { id } of await told(head)) await head.call(`/session/notices/${id}/read`, put(head))
  expect(await told(head)).toEqual([])
  expect(kindsOf(await told(office))).toContain('card-used')
}, 20_000)

const put = ({ url }: Partner): RequestInit => ({ method: 'PUT', headers: { Origin: url } })
