import { makeInvitation } from '@beistand/contracts/invitation'
import { call, codeOf, newLink } from './access-client.js'
import { BENSHEIM, BERGSTRASSE, emailOf, PACT, PASSWORD, useWorld } from './world.js'

const world = useWorld({ manualClock: true })
const HOUR = 3_600_000
const DAY = 24 * HOUR
const BEGINNING = Date.UTC(2026, 10, 21, 12)

const signIn = () => call(world().url, 'POST /session', { email: emailOf('head', BENSHEIM.id), password: PASSWORD })
const statusAt = async (now: number, cookies: string) => {
  await world().setClock(now)
  return (await call(world().url, 'GET /session', undefined, { cookies })).status
}

test('AC-11 a session ends after twelve hours without use, and after seven days of use', async () => {
  await world().setClock(BEGINNING)
  const idle = await signIn()
  expect(await statusAt(BEGINNING + 12 * HOUR - 1, idle.cookies)).toBe(200)
  expect(await statusAt(BEGINNING + 24 * HOUR, idle.cookies)).toBe(401)
  const used = await signIn()
  for (let hours = 11; hours < 168; hours += 11)
    expect(await statusAt(BEGINNING + DAY + hours * HOUR, used.cookies)).toBe(200)
  expect(await statusAt(BEGINNING + 8 * DAY, used.cookies)).toBe(401)
})

test('AC-6 an invitation expires after seven days, and its address is forgotten', async () => {
  await world().setClock(BEGINNING)
  const office = await world().partner('office', BERGSTRASSE)
  const { token, link } = newLink()
  const body = {
    organisation: BENSHEIM.id,
    role: 'helper',
    title: 'Hilfe',
    email: 'spaet@bensheim.example',
    link,
  } as const
  const { id } = await office.does(makeInvitation, body)
  await world().setClock(BEGINNING + 7 * DAY)
  const show = await call(world().url, 'POST /invitation/show', { pact: PACT, token })
  expect(codeOf(show)).toBe('link-ended')
  const watch = await world().watch(await world().partner('office', BERGSTRASSE))
  await watch.until(({ rows }) => rows.invitation[id]?.state === 'expired')
  expect(watch.replica.rows.invitation[id]?.email).toBeNull()
})
