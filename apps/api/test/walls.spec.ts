import { auditPage, noticeList } from '@beistand/contracts/audit'
import { declareEmergency } from '@beistand/contracts/emergency'
import { setImpact } from '@beistand/contracts/impact'
import { revokeRole } from '@beistand/contracts/grant'
import { wallPerson } from '@beistand/domain/grant'
import { makeWall, revokeWall, wallPicture, wallsSeen } from '@beistand/contracts/wall'
import { Watch } from '@beistand/sim/watch'
import type { Partner } from '@beistand/sim/partner'
import { call, codeOf, newLink } from './access-client.js'
import { BENSHEIM, BERGSTRASSE, HEPPENHEIM, useWorld } from './world.js'

const SERVICE = 'passport'
const listed = { type: 'citizen-service-listed', id: SERVICE, name: 'Personalausweis und Pass', priority: 3 } as const
const world = useWorld({ nodes: 2, manualClock: true, events: [listed] })
const MINUTE = 60_000
const BEGINNING = Date.UTC(2026, 10, 21, 12)
beforeEach(() => world().setClock(BEGINNING))

async function named(partner: Partner, organisation: string, name = 'Lagezentrum'): Promise<string> {
  return (await partner.does(makeWall, { name }, { params: { organisation } })).id
}

async function offer({ cookie }: Partner, wall: string) {
  const { token, link } = newLink()
  return { token, reply: await call(world().url, `POST /walls/${wall}/link`, { link }, { cookies: cookie }) }
}

const pair = (token: string, node = 0) => call(world().node(node).url, 'POST /wall', { token })
const picture = (cookies: string) => call(world().url, 'GET /wall', undefined, { cookies })

async function paired(partner: Partner, wall: string): Promise<string> {
  return (await pair((await offer(partner, wall)).token)).cookies
}

function watched(cookie: string): Promise<Watch> {
  return Watch.open({ url: world().node(1).url, cookie, pact: world().pact })
}

test('WA-1 a link makes one browser the wall screen, once, within ten minutes, and only the newest link does', async () => {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const wall = await named(bensheim, BENSHEIM.id)
  const [first, second] = [await offer(bensheim, wall), await offer(bensheim, wall)]
  expect(codeOf(await pair(first.token))).toBe('link-ended')
  const replies = await Promise.all([pair(second.token), pair(second.token, 1), pair(second.token)])
  expect(replies.map(({ status }) => status).sort()).toEqual([204, 409, 409])
  const late = await offer(bensheim, wall)
  await world().setClock(BEGINNING + 10 * MINUTE)
  expect(codeOf(await pair(late.token))).toBe('link-ended')
  expect(codeOf((await offer(bensheim, wall)).reply)).toBe('proof-needed')
  const { rows } = await world().db.query('SELECT l::text FROM app.link l')
  expect(JSON.stringify(rows)).not.toContain(late.token)
})

test('WA-1 the browser that was the screen before is it no more, and the screen stays for months without use', async () => {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const wall = await named(bensheim, BENSHEIM.id)
  const before = await paired(bensheim, wall)
  expect((await picture(before)).status).toBe(200)
  const after = await paired(bensheim, wall)
  expect((await picture(before)).status).toBe(401)
  await world().setClock(BEGINNING + 364 * 24 * 60 * MINUTE)
  expect((await picture(after)).status).toBe(200)
  await world().setClock(BEGINNING + 366 * 24 * 60 * MINUTE)
  expect((await picture(after)).status).toBe(401)
})

test('WA-2 coordinators look after the screens of their organisation and the office after all; nobody else does', async () => {
  const office = await world().partner('office', BERGSTRASSE)
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const wall = await named(office, BENSHEIM.id, 'Foyer')
  const cookies = await paired(bensheim, wall)
  expect((await picture(cookies)).body).toMatchObject({ name: 'Foyer' })
  for (const other of [await world().partner('coordinator', HEPPENHEIM), await world().partner('observer', BENSHEIM)]) {
    expect((await offer(other, wall)).reply.status).toBe(404)
    const seen = await call(world().url, 'GET /walls', undefined, { cookies: other.cookie })
    expect(seen.body).toEqual([])
  }
  for (const one of [office, bensheim]) {
    const { body } = await call(world().url, 'GET /walls', undefined, { cookies: one.cookie })
    expect(wallsSeen.parse(body).find((each) => each.wall === wall)).toMatchObject({ seen: BEGINNING })
  }
})

test('WA-3 the picture is what the rows say, and no person, contact or free text is in it', async () => {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const wish = { victim: BENSHEIM.id, kind: 'attack', severity: 'serious', text: 'GEHEIM' } as const
  const { id: emergency } = await bensheim.does(declareEmergency, wish)
  const impact = { state: 'down', place: 'ORT', opening: 'OFFEN', note: 'NOTIZ' } as const
  await bensheim.does(setImpact, impact, { params: { emergency, service: SERVICE } })
  const { body, text } = await picture(await paired(bensheim, await named(bensheim, BENSHEIM.id)))
  const { lines } = wallPicture.parse(body)
  expect(lines).toEqual([
    {
      name: 'Bensheim',
      victims: 1,
      withoutHelp: 1,
      exercise: false,
      kind: 'attack',
      severity: 'serious',
      phase: 'declared',
      openedAt: BEGINNING,
      nextUpdateDue: null,
      down: 1,
      limited: 0,
      committed: 0,
    },
  ])
  expect(text).not.toMatch(/GEHEIM|ORT|OFFEN|NOTIZ|coordinator-/)
})

test('WA-3 beside its picture the session of a wall screen is good for nothing: every route answers as to a stranger', async () => {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const cookies = await paired(bensheim, await named(bensheim, BENSHEIM.id))
  const { paths } = (
    await bensheim.call<{ paths: Record<string, Record<string, { security?: unknown }>> }>('/openapi.json')
  ).body
  const routes = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{\w+\}/g, 'x')}`),
  )
  expect(routes.length).toBeGreaterThan(100)
  const before = (await bensheim.snapshot()).seq
  for (const route of routes.filter((one) => one !== 'GET /wall')) {
    const [as, stranger] = [await call(world().url, route, {}, { cookies }), await call(world().url, route, {})]
    expect([route, as.status]).toEqual([route, stranger.status])
  }
  expect((await bensheim.snapshot()).seq).toBe(before)
}, 60_000)

test('WA-8 who connected which screen is noted and told to the office and the own organisation, and to nobody else', async () => {
  const [bensheim, office, other] = await Promise.all([
    world().partner('coordinator', BENSHEIM),
    world().partner('office', BERGSTRASSE),
    world().partner('coordinator', HEPPENHEIM),
  ])
  const wall = await named(bensheim, BENSHEIM.id, 'Stabsraum')
  const told = async (partner: Partner) => {
    const { notes } = noticeList.parse((await partner.call('/session/notices')).body)
    return notes.filter(({ person }) => person === wallPerson(wall))
  }
  const { token } = await offer(bensheim, wall)
  expect(await told(office)).toEqual([])
  await pair(token, 1)
  const note = {
    kind: 'screen-added',
    at: BEGINNING,
    person: wallPerson(wall),
    actor: bensheim.person,
    organisation: BENSHEIM.id,
    about: 'Firefox, Linux',
    place: '127.0.0.0/24',
  }
  for (const one of [office, bensheim]) expect(await told(one)).toMatchObject([note])
  expect(await told(other)).toEqual([])
  const page = auditPage.parse((await office.call(`/audit?person=${wallPerson(wall)}`)).body)
  expect(page.notes.map(({ kind }) => kind).sort()).toEqual(['role-given', 'screen-added'])
  expect(Object.values((await office.snapshot()).rows.grant)).toContainEqual(
    expect.objectContaining({ person: wallPerson(wall), title: 'Stabsraum' }),
  )
})

test('WA-5 a screen taken out of use goes dark within a second on every node and does not come back', async () => {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const office = await world().partner('office', BERGSTRASSE)
  const ways = [
    (wall: string) => bensheim.does(revokeWall, {}, { params: { wall } }),
    (wall: string) => office.does(revokeRole, { reason: 'Abgebaut' }, { params: { grant: wall } }),
  ]
  for (const revoke of ways) {
    const wall = await named(bensheim, BENSHEIM.id)
    const cookies = await paired(bensheim, wall)
    const watch = await watched(cookies)
    await revoke(wall)
    await watch.until(() => watch.ended !== null, 1000)
    watch.close()
    expect((await picture(cookies)).status).toBe(403)
    await expect(watched(cookies)).rejects.toThrow('refused')
    expect((await offer(bensheim, wall)).reply.status).toBe(404)
  }
})
