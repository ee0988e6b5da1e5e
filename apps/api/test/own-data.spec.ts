import { addReport } from '@beistand/contracts/emergency'
import { addContact } from '@beistand/contracts/contact'
import * as z from 'zod/mini'
import { call, codeOf } from './access-client.js'
import { declares } from './help.js'
import { BENSHEIM, emailOf, HEPPENHEIM, PASSWORD, useWorld } from './world.js'

const world = useWorld()
const PERSON = `coordinator-${BENSHEIM.id}`

const taken = z.object({
  account: z.record(z.string(), z.unknown()),
  access: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))),
  notes: z.array(z.object({ kind: z.string() })),
  pacts: z.array(
    z.object({
      id: z.string(),
      naming: z.array(z.object({ noun: z.string(), id: z.string(), fields: z.array(z.string()) })),
      written: z.array(z.object({ what: z.string(), texts: z.record(z.string(), z.unknown()) })),
    }),
  ),
})

test('DS-8 everyone takes along what every table knows of them, no secret, and nothing of anyone else', async () => {
  const [coordinator, other] = await Promise.all([
    world().partner('coordinator', BENSHEIM),
    world().partner('coordinator', HEPPENHEIM),
  ])
  const emergency = await declares(coordinator)
  await coordinator.does(addReport, { text: 'Von mir geschrieben' }, { params: { emergency } })
  const card = { organisation: BENSHEIM.id, title: 'Nachbarin', phone: '06251 9', mail: null, note: null }
  await coordinator.does(addContact, card)
  await other.does(
    addReport,
    { text: 'Von anderen geschrieben' },
    { params: { emergency: await declares(other, HEPPENHEIM) } },
  )
  const { cookies } = await call(world().url, 'POST /session', {
    email: emailOf('coordinator', BENSHEIM.id),
    password: PASSWORD,
  })
  const { body } = await call(world().url, 'GET /session/data', undefined, { cookies })
  const data = taken.parse(body)
  expect(data.account).toMatchObject({ id: PERSON, email: emailOf('coordinator', BENSHEIM.id) })
  const [pact] = data.pacts
  const written = pact?.written.map(({ what }) => what)
  expect(written).toEqual([
    'emergency-opened',
    'organisation-involved',
    'report-added',
    'alarm-raised',
    'alarm-raised',
    'report-added',
    'contact-added',
  ])
  expect(new Set(pact?.naming.map(({ noun }) => noun))).toEqual(new Set(['grant', 'report']))
  const text = JSON.stringify(body)
  expect(text).toContain('Von mir geschrieben')
  expect(text).not.toMatch(/Von anderen|Nachbarin|06251 9|argon2|-06431011/)
  for (const secret of ['password', 'token', 'secret', 'publicKey']) expect(text).not.toContain(`"${secret}"`)
})

test('DS-8 no table that belongs to people is missing from what they take along', async () => {
  const { rows } = await world().db.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.columns WHERE table_schema = 'app' AND column_name = 'identity'`,
  )
  const { cookies } = await call(world().url, 'POST /session', {
    email: emailOf('head', BENSHEIM.id),
    password: PASSWORD,
  })
  const data = taken.parse((await call(world().url, 'GET /session/data', undefined, { cookies })).body)
  expect(Object.keys(data.access).sort()).toEqual(rows.map(({ name }) => name).sort())
  expect(data.access['session']).toMatchObject([{ identity: `head-${BENSHEIM.id}`, browser: 'Firefox, Linux' }])
  expect(data.notes.map(({ kind }) => kind)).toEqual(['sign-in', 'data-exported'])
})

test('DS-8 taking data along asks for fresh proof', async () => {
  const { cookies } = await call(world().url, 'POST /session', {
    email: emailOf('guest', BENSHEIM.id),
    password: PASSWORD,
  })
  await world().db.query(`UPDATE app.session SET proven = proven - interval '1 hour'`)
  expect(codeOf(await call(world().url, 'GET /session/data', undefined, { cookies }))).toBe('proof-needed')
})
