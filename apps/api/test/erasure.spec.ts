import { addTask } from '@beistand/contracts/task'
import { addContact, changeContact } from '@beistand/contracts/contact'
import { erasePerson, eraseText } from '@beistand/contracts/erasure'
import { addReport } from '@beistand/contracts/emergency'
import { giveRole, revokeRole } from '@beistand/contracts/grant'
import { makeInvitation } from '@beistand/contracts/invitation'
import { openPipeline } from '../src/database.js'
import { verify } from '../src/journal/verify.js'
import { call, codeOf, newLink } from './access-client.js'
import { endPool } from './databases.js'
import { declares } from './help.js'
import { BENSHEIM, BERGSTRASSE, emailOf, HEPPENHEIM, ODENWALD, PACT, PASSWORD, useWorld } from './world.js'

const world = useWorld({ nodes: 2 })
const NEW_PASSWORD = 'Kranich Tasse Nebel Ofen'
const MAIL = 'erika.muster@heppenheim.example'
const NAMED = /erika|muster|Sonderfunktion|kleine Handschrift/i

async function faults(): Promise<string[]> {
  const pool = openPipeline(world().databaseUrl, 1)
  const client = await pool.connect()
  try {
    return await verify(client, PACT)
  } finally {
    client.release()
    await endPool(pool)
  }
}

/** Every row of every table that names someone, as text. */
async function everything(): Promise<string> {
  const { rows: tables } = await world().db.query<{ name: string }>(
    `SELECT relname AS name FROM pg_class WHERE relnamespace = 'app'::regnamespace AND relkind = 'r'`,
  )
  const read = tables.map(async ({ name }) => {
    const { rows } = await world().db.query<{ row: string }>(`SELECT to_jsonb(t)::text AS row FROM app."${name}" t`)
    return rows.map(({ row }) => `${name} ${row}`).join('\n')
  })
  return (await Promise.all(read)).join('\n')
}

/** A person who came by an invitation, wrote, and stands in the contacts; her session and what she wrote. */
async function erika() {
  const office = await world().partner('office', BERGSTRASSE)
  const { token, link } = newLink()
  const wish = { organisation: HEPPENHEIM.id, role: 'coordinator', title: 'Sonderfunktion', email: MAIL, link } as const
  await office.does(makeInvitation, wish)
  const { cookies } = await call(world().url, 'POST /invitation/accept', { pact: PACT, token, password: NEW_PASSWORD })
  const { body } = await call(world().url, 'GET /session', undefined, { cookies })
  const { person } = body as { person: string }
  const contact = { organisation: HEPPENHEIM.id, title: 'Sonderfunktion', phone: '06252 1', mail: MAIL, note: null }
  await office.does(addContact, contact)
  const emergency = await declares(await world().partner('coordinator', HEPPENHEIM), HEPPENHEIM)
  const params = { emergency }
  const { id: task } = await office.does(
    addTask,
    { title: 'Rückfragen an ' + MAIL },
    { params, actingFor: HEPPENHEIM.id },
  )
  await call(world().url, `POST /tasks/${task}/comments`, { text: 'Meine kleine Handschrift' }, { cookies })
  return { office, person, cookies, emergency, task }
}

test('DS-1 an erased person is nowhere any more: rows, pages, exports, past, open browsers', async () => {
  const { office, person, cookies, emergency, task } = await erika()
  const watch = await world().watch(await world().partner('coordinator', HEPPENHEIM, 1))
  const grantOf = () => Object.values(watch.replica.rows.grant).find((grant) => grant.person === person)
  await watch.until(({ rows }) => Object.values(rows.comment).some(({ text }) => text?.includes('Handschrift')))
  expect(grantOf()?.title).toBe('Sonderfunktion')
  const before = watch.replica.seq
  expect(await everything()).toMatch(NAMED)
  await office.does(erasePerson, { words: true }, { params: { person } })
  await watch.until(() => grantOf()?.revoked === true && grantOf()?.title === null)
  await watch.until(({ rows }) => rows.task[task]?.title === null)
  expect(Object.values(watch.replica.rows.contact).map(({ removed }) => removed)).toEqual([true])
  const late = await world().watch(await world().partner('head', HEPPENHEIM))
  expect(JSON.stringify(late.replica.rows)).not.toMatch(NAMED)
  expect(JSON.stringify(watch.replica.rows)).not.toMatch(NAMED)
  expect(await everything()).not.toMatch(NAMED)
  const coordinator = await world().partner('coordinator', HEPPENHEIM)
  const read = [
    await office.exported(),
    await coordinator.exported(),
    (await office.log(`?emergency=${emergency}&limit=500`)).entries,
    await office.snapshot(before),
    await coordinator.snapshot(before),
    await coordinator.snapshot(),
  ]
  expect(JSON.stringify(read)).not.toMatch(NAMED)
  const entries = (await office.exported()).filter(({ by }) => by.person === person)
  expect(entries.map(({ event, erased }) => [event.type, erased])).toEqual([['comment-added', ['text']]])
  expect(await faults()).toEqual([])
  expect(codeOf(await call(world().url, 'GET /session', undefined, { cookies }))).toBe('not-signed-in')
  const again = await call(world().url, 'POST /session', { email: MAIL, password: NEW_PASSWORD })
  expect(codeOf(again)).toBe('wrong-sign-in')
  expect((await office.ask(erasePerson, {}, { params: { person } })).problem?.code).toBe('unchanged')
}, 30_000)

test('DS-3 what a person wrote in emergencies stays as their record unless it is to go, too', async () => {
  const office = await world().partner('office', BERGSTRASSE)
  const bensheim = await world().partner('head', BENSHEIM)
  const emergency = await declares(await world().partner('coordinator', BENSHEIM))
  const { first } = await bensheim.does(addReport, { text: 'Server stehen still' }, { params: { emergency } })
  await office.does(erasePerson, {}, { params: { person: bensheim.person } })
  const [entry] = (await office.log(`?emergency=${emergency}`)).entries.filter(({ seq }) => seq === first)
  expect(entry).toMatchObject({ by: { person: bensheim.person }, event: { text: 'Server stehen still' } })
  const { rows } = await office.snapshot()
  expect(rows.grant[`grant-${bensheim.person}`]).toMatchObject({ revoked: true, title: null })
})

test('DS-4 one text is erased for what it says, by the office, and every open browser loses it', async () => {
  const office = await world().partner('office', BERGSTRASSE)
  const odenwald = await world().partner('coordinator', ODENWALD)
  const emergency = await declares(odenwald, ODENWALD)
  const { id, first } = await odenwald.does(addReport, { text: 'Frau Geheim war es' }, { params: { emergency } })
  const watch = await world().watch(await world().partner('head', ODENWALD, 1))
  await watch.until(({ rows }) => rows.report[id]?.text === 'Frau Geheim war es')
  const place = { entry: first, field: 'text' }
  expect((await odenwald.ask(eraseText, place)).problem?.code).toBe('forbidden')
  await office.does(eraseText, place)
  await watch.until(({ rows }) => rows.report[id]?.text === null)
  expect(await everything()).not.toContain('Frau Geheim')
  expect((await office.ask(eraseText, place)).problem?.code).toBe('unchanged')
  expect((await office.ask(eraseText, { entry: 1_000_000, field: 'text' })).problem?.code).toBe('not-found')
  expect(await faults()).toEqual([])
})

test('DS-1 whoever was offline when texts were erased does not keep them', async () => {
  const office = await world().partner('office', BERGSTRASSE)
  const emergency = await declares(await world().partner('coordinator', ODENWALD), ODENWALD)
  const { id, first } = await office.does(
    addReport,
    { text: 'Bald gelöscht' },
    { params: { emergency }, actingFor: ODENWALD.id },
  )
  const head = await world().partner('head', ODENWALD)
  const watch = await head.watch()
  expect(watch.replica.rows.report[id]?.text).toBe('Bald gelöscht')
  const copy = watch.replica
  watch.close()
  await office.does(eraseText, { entry: first, field: 'text' })
  const back = await head.watch(copy)
  await back.until(({ rows }) => rows.report[id]?.text === null)
  expect(JSON.stringify(back.replica)).not.toContain('Bald gelöscht')
  world().watches.push({ partner: head, watch: back })
})

test('DS-2 the chain is true without an erased text, and no longer with it', async () => {
  const office = await world().partner('office', BERGSTRASSE)
  const wish = { organisation: BERGSTRASSE.id, phone: '06252 2', mail: null, note: null, title: 'Vertretung' }
  const { first } = await office.does(addContact, wish)
  const kept = `SELECT * FROM app.journal_text WHERE seq = $1 AND field = 'title'`
  const { rows } = await world().db.query<{ salt: string; text: string }>(kept, [first])
  await office.does(eraseText, { entry: first, field: 'title' })
  expect(await faults()).toEqual([])
  const back = `INSERT INTO app.journal_text VALUES ('${PACT}', $1, 'title', $2, $3)`
  await world().db.query(back, [first, rows[0]?.salt, rows[0]?.text])
  expect(await faults()).toContain(`Entry ${first}: its title was erased and is there.`)
  await world().db.query(`DELETE FROM app.journal_text WHERE seq = $1 AND field = 'title'`, [first])
})

test('DS-4 a text written over an erased one stays', async () => {
  const office = await world().partner('office', BERGSTRASSE)
  const coordinator = await world().partner('coordinator', BERGSTRASSE)
  const wish = { organisation: BERGSTRASSE.id, phone: '06252 1', mail: null, note: null }
  const { id, first } = await coordinator.does(addContact, { ...wish, title: 'Alte Funktion' })
  await coordinator.does(changeContact, { ...wish, title: 'Neue Funktion' }, { params: { contact: id } })
  await office.does(eraseText, { entry: first, field: 'title' })
  expect((await office.snapshot()).rows.contact[id]?.title).toBe('Neue Funktion')
  expect(await everything()).not.toContain('Alte Funktion')
})

test('DS-5 everyone erases the own account, with fresh proof, and nobody else’s', async () => {
  const email = emailOf('observer', HEPPENHEIM.id)
  const person = `observer-${HEPPENHEIM.id}`
  const { cookies } = await call(world().url, 'POST /session', { email, password: PASSWORD })
  await world().db.query(`UPDATE app.session SET proven = proven - interval '1 hour' WHERE identity = $1`, [person])
  expect(codeOf(await call(world().url, 'DELETE /session/account', {}, { cookies }))).toBe('proof-needed')
  await call(world().url, 'POST /session/proof', { password: PASSWORD }, { cookies })
  expect((await call(world().url, 'DELETE /session/account', {}, { cookies })).status).toBe(204)
  expect(codeOf(await call(world().url, 'POST /session', { email, password: PASSWORD }))).toBe('wrong-sign-in')
  const office = await world().partner('office', BERGSTRASSE)
  expect((await office.snapshot()).rows.grant[`grant-${person}`]).toMatchObject({ revoked: true, title: null })
  const stranger = await world().partner('coordinator', BENSHEIM)
  const answer = await stranger.ask(erasePerson, {}, { params: { person: `guest-${BENSHEIM.id}` } })
  expect(answer.problem?.code).toBe('forbidden')
})

test('DS-6 whoever has a role in another pact keeps the account there', async () => {
  const person = `guest-${HEPPENHEIM.id}`
  for (const table of ['pact', 'organisation'])
    await world().db.query(
      `INSERT INTO app.${table} SELECT (jsonb_populate_record(t, '{"pact": "other"}')).* FROM app.${table} t`,
    )
  await world().db.query(
    `INSERT INTO app."grant" SELECT (jsonb_populate_record(g, '{"pact": "other"}')).* FROM app."grant" g WHERE g.person = $1`,
    [person],
  )
  const office = await world().partner('office', BERGSTRASSE)
  await office.does(erasePerson, {}, { params: { person } })
  const reply = await call(world().url, 'POST /session', { email: emailOf('guest', HEPPENHEIM.id), password: PASSWORD })
  expect(reply.body).toMatchObject({ grants: [{ pact: 'other' }] })
})

test('DS-7 the last office person of a pact stays, until there is another', async () => {
  const office = await world().partner('office', BERGSTRASSE)
  await office.does(erasePerson, {}, { params: { person: `office-${ODENWALD.id}` } })
  expect((await office.ask(erasePerson, {}, { params: { person: office.person } })).problem?.code).toBe('last-office')
  const params = { grant: office.grant }
  const back = await office.ask(revokeRole, { reason: 'Weg' }, { params })
  expect(back.problem?.code).toBe('last-office')
  const self = await call(office.url, 'DELETE /session/account', {}, { cookies: office.cookie })
  expect(codeOf(self)).toBe('last-office')
  const more = {
    person: `head-${BERGSTRASSE.id}`,
    organisation: BERGSTRASSE.id,
    role: 'office',
    title: 'Vertretung',
  } as const
  await office.does(giveRole, more)
  await office.does(erasePerson, {}, { params: { person: office.person } })
  expect(await faults()).toEqual([])
})
