import { settleCallBack } from '@beistand/contracts/call-back'
import { acceptLoan } from '@beistand/contracts/commitment'
import { namePerson } from '@beistand/contracts/deployment'
import { makeInvitation, withdrawInvitation } from '@beistand/contracts/invitation'
import { setShift } from '@beistand/contracts/roster'
import { newLink } from './access-client.js'
import { ahead, asks } from './help.js'
import { BENSHEIM, BERGSTRASSE, HEPPENHEIM, ODENWALD, useWorld } from './world.js'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const BEGINNING = Date.now()
const GAVE_UP = 15_000
const FORM = 'e-form'

const assessed = {
  kind: 'unknown',
  severity: 'unknown',
  awareAt: null,
  personalData: 'unknown',
  nextUpdateDue: null,
  disasterBy: null,
  disasterAt: null,
} as const
const opened = { phase: 'suspected', callBack: 'pending', exercise: null, cause: null, relapseOf: null } as const
const world = useWorld({
  manualClock: true,
  events: [
    {
      type: 'contact-added',
      id: 'k-form',
      organisation: ODENWALD.id,
      title: null,
      phone: '06062 70-0',
      mail: null,
      note: null,
    },
    { type: 'emergency-opened', id: FORM, victim: ODENWALD.id, ...opened, ...assessed },
    { type: 'call-back-asked', id: 'c-form', emergency: FORM, victim: ODENWALD.id, phone: '06062 4711' },
  ],
})

/** Asks the database again and again until it has a value. */
async function becomes(text: string, wanted: unknown): Promise<void> {
  const end = performance.now() + GAVE_UP
  for (let found: unknown; found !== wanted;) {
    found = (await world().db.query<{ value: unknown }>(text)).rows[0]?.value
    if (found !== wanted && performance.now() > end) throw new Error(`${text} is ${String(found)}`)
  }
}

const after = (days: number) => world().setClock(BEGINNING + days * DAY)
const count = (table: string, condition = 'true') =>
  `SELECT count(*)::int AS value FROM app.${table} WHERE ${condition}`
const texts = (noun: string, field: string) => `SELECT count(*)::int AS value FROM app.journal_text t
  JOIN app.journal j ON j.pact = t.pact AND j.seq = t.seq WHERE j.noun = '${noun}' AND t.field = '${field}'`

test('DS-11 invitation, caller and shift are forgotten in their time, in the journal as well', async () => {
  await after(0)
  const [office, bensheim, heppenheim] = await Promise.all([
    world().partner('office', BERGSTRASSE),
    world().partner('coordinator', BENSHEIM),
    world().partner('coordinator', HEPPENHEIM),
  ])
  const email = 'neu@bensheim.example'
  const wish = { organisation: BENSHEIM.id, role: 'head', title: 'Vertretung', email, link: newLink().link } as const
  const { id: invitation } = await office.does(makeInvitation, wish)
  await office.does(withdrawInvitation, {}, { params: { invitation } })
  const verdict = { result: 'confirmed', note: 'Rückruf im Rathaus', calledOn: 'k-form' } as const
  await office.does(settleCallBack, verdict, { params: { emergency: FORM } })
  const duty = { title: 'Leitstelle', phone: '06251 90009', window: ahead(2, BEGINNING) }
  await office.does(setShift, { organisation: BERGSTRASSE.id, ...duty })
  const { loan } = await asks(bensheim, heppenheim)
  await heppenheim.does(acceptLoan, {}, { params: { commitment: loan } })
  const shift = { reportAt: BEGINNING + HOUR, until: BEGINNING + 9 * HOUR, place: 'Rathaus', contact: '06251 1' }
  await heppenheim.does(namePerson, { ...shift, name: 'Aushilfe' }, { params: { commitment: loan } })
  await after(29)
  await becomes(texts('callBack', 'phone'), 1)
  await becomes(texts('shift', 'phone'), 1)
  await after(31)
  await becomes(texts('callBack', 'phone'), 0)
  await becomes(`SELECT phone AS value FROM app."callBack"`, null)
  await becomes(`SELECT note AS value FROM app."callBack"`, verdict.note)
  await becomes(texts('invitation', 'email'), 1)
  await after(38)
  await becomes(texts('shift', 'phone'), 0)
  await becomes(texts('invitation', 'email'), 0)
  await becomes(`SELECT title AS value FROM app.invitation`, null)
  await after(179)
  await becomes(`SELECT name AS value FROM app.deployment`, 'Aushilfe')
  await after(182)
  for (const field of ['name', 'place', 'contact']) await becomes(texts('deployment', field), 0)
  await becomes(`SELECT concat(name, place, contact) AS value FROM app.deployment`, '')
  await becomes(count('timer', `command LIKE '%.forget'`), 0)
}, 60_000)

test('DS-10 HA-11 sessions, links, counts, networks and notes go when they have had their time', async () => {
  await after(200)
  await world().partner('office', BERGSTRASSE)
  const { db } = world()
  const expires = new Date(BEGINNING + 201 * DAY)
  await db.query(`INSERT INTO app.link (token, purpose, expires) VALUES ('x', 'operator', $1)`, [expires])
  await db.query(`INSERT INTO app.challenge (challenge, identity, expires) VALUES ('x', NULL, $1)`, [expires])
  await db.query(`INSERT INTO app.guess (key, points, expire) VALUES ('x', 1, $1)`, [expires.getTime()])
  const newest = `at >= '${new Date(BEGINNING + 199 * DAY).toISOString()}'`
  await becomes(count('session'), 1)
  await becomes(count('audit', `${newest} AND place IS NOT NULL`), 1)
  await db.query(`INSERT INTO app.audit_read SELECT 'x', id FROM app.audit WHERE ${newest}`)
  await after(201.1)
  for (const table of ['session', 'link', 'challenge']) await becomes(count(table), 0)
  await becomes(count('guess', `key = 'x'`), 0)
  await becomes(count('audit', `${newest} AND place IS NOT NULL`), 1)
  await after(231)
  await becomes(count('audit', `${newest} AND place IS NOT NULL`), 0)
  await becomes(count('audit', newest), 1)
  await becomes(count('device'), 4)
  await after(566)
  for (const table of ['audit', 'audit_read']) await becomes(count(table), 0)
  await after(601)
  await becomes(count('device'), 0)
}, 60_000)
