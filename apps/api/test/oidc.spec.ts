import { cancelEmergency } from '@beistand/contracts/emergency'
import { oidcDeparture } from '@beistand/contracts/oidc'
import { call, codeOf, type Reply } from './access-client.js'
import { declares } from './help.js'
import { SignInService } from './sign-in-service.js'
import { BENSHEIM, emailOf, HEPPENHEIM, ODENWALD, PASSWORD, type TestOrganisation, World } from './world.js'

let service: SignInService
let mute: SignInService
let world: World

beforeAll(async () => {
  service = await SignInService.start('bensheim')
  mute = await SignInService.start('mute')
  world = await World.start({ env: SignInService.env([service, mute]), nodes: 2 })
  service.serve(world.nodes.map(({ url }) => url))
}, 60_000)

afterAll(async () => {
  await world.end()
  await Promise.all([service.stop(), mute.stop()])
})

/** What browsers say when they open an address. */
const PAGE = 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8'
const signIn = (email: string) => call(world.url, 'POST /session', { email, password: PASSWORD })
const ways = async (cookies = '') => (await call(world.url, 'GET /session/oidc', undefined, { cookies })).body

/** The way to the service: what the browser keeps, and where it is sent. */
async function departs(cookies = '', path = '/session/oidc/bensheim'): Promise<{ kept: string; address: string }> {
  const reply = await call(world.url, `POST ${path}`, {}, { cookies })
  return { kept: reply.cookies, address: oidcDeparture.parse(reply.body).address }
}

/** The way back, with what the browser has kept. */
function returns(address: string, kept: string, url = world.url): Promise<Reply> {
  const { pathname, search } = new URL(address)
  return call(url, `GET ${pathname.replace('/api', '')}${search}`, undefined, {
    cookies: kept,
    origin: null,
    accept: PAGE,
  })
}

async function comesAs(name: string): Promise<Reply> {
  const { kept, address } = await departs()
  return returns(await service.signIn(address, name), kept)
}

async function links(organisation: TestOrganisation, name: string): Promise<string> {
  const { cookies } = await signIn(emailOf('coordinator', organisation.id))
  const { kept, address } = await departs(cookies, '/session/oidc/bensheim/link')
  const reply = await returns(await service.signIn(address, name), kept)
  expect([reply.status, reply.headers.location]).toEqual([302, '/devices'])
  return cookies
}

/** Who a browser is signed in as after the way back. */
async function whoIs({ cookies }: Reply): Promise<unknown> {
  return (await call(world.url, 'GET /session', undefined, { cookies })).body
}

test('OI-1 an account that nobody has linked signs nobody in, and it makes no account, whatever it is called', async () => {
  const before = await world.db.query('SELECT count(*) FROM app.identity')
  const reply = await comesAs(emailOf('coordinator', BENSHEIM.id))
  expect([reply.status, reply.headers['content-type']]).toEqual([403, 'text/html; charset=utf-8'])
  expect(reply.text).toContain('mit niemandem verknüpft')
  expect(reply.text).toContain('<a href="/">Mit Passkey oder Passwort anmelden</a>')
  expect(reply.cookies).not.toContain('beistand=')
  expect((await world.db.query('SELECT count(*) FROM app.identity')).rows).toEqual(before.rows)
})

test('OI-1 whoever has linked an account signs in with it, on any node, and no longer once it is unlinked', async () => {
  const cookies = await links(BENSHEIM, 'it-leitung')
  expect(await ways(cookies)).toEqual([
    { id: 'bensheim', name: 'Anmeldedienst bensheim', linked: true },
    { id: 'mute', name: 'Anmeldedienst mute', linked: false },
  ])
  const { kept, address } = await departs()
  const there = world.node(1).url
  const reply = await returns(await service.signIn(address, 'it-leitung'), kept, there)
  expect([reply.status, reply.headers.location]).toEqual([302, '/'])
  expect(await whoIs(reply)).toMatchObject({ email: emailOf('coordinator', BENSHEIM.id) })
  expect((await call(world.url, 'DELETE /session/oidc/bensheim', undefined, { cookies })).status).toBe(204)
  expect((await comesAs('it-leitung')).status).toBe(403)
})

test('OI-2 only who is signed in and has just proved it links, nobody gets the account of another', async () => {
  expect(codeOf(await call(world.url, 'POST /session/oidc/bensheim/link', {}))).toBe('not-signed-in')
  const cookies = await links(HEPPENHEIM, 'heppenheim')
  const byService = await comesAs('heppenheim')
  const again = await call(world.url, 'POST /session/oidc/bensheim/link', {}, { cookies: byService.cookies })
  expect(codeOf(again)).toBe('proof-needed')
  const thief = await signIn(emailOf('coordinator', ODENWALD.id))
  const way = await departs(thief.cookies, '/session/oidc/bensheim/link')
  const refused = await returns(await service.signIn(way.address, 'heppenheim'), way.kept)
  expect([refused.status, refused.text.includes('gehört hier einer anderen Person')]).toEqual([409, true])
  expect(await whoIs(await comesAs('heppenheim'))).toMatchObject({ email: emailOf('coordinator', HEPPENHEIM.id) })
  await call(world.url, 'DELETE /session/oidc/bensheim', undefined, { cookies })
})

test('OI-3 an answer is good once, for the browser that asked, with its own nonce, state and verifier', async () => {
  await links(ODENWALD, 'odenwald')
  const [own, other] = [await departs(), await departs()]
  const back = await service.signIn(own.address, 'odenwald')
  const code = new URL(back).searchParams.get('code') ?? ''
  const forged = (change: (address: URL) => void) => {
    const address = new URL(back)
    change(address)
    return address.href
  }
  const refused = [
    await returns(back, ''),
    await returns(back, other.kept),
    await returns(
      forged(({ searchParams }) => searchParams.set('state', 'made-up')),
      (await departs()).kept,
    ),
    await returns(
      forged(({ searchParams }) => searchParams.set('code', `${code}x`)),
      (await departs()).kept,
    ),
  ]
  for (const { status, cookies } of refused) expect([status, cookies.includes('beistand=')]).toEqual([403, false])
  const good = await returns(back, own.kept)
  expect(good.status).toBe(302)
  const again = await service.signIn(own.address, 'odenwald')
  for (const url of world.nodes.map((node) => node.url))
    for (const address of [back, again]) expect((await returns(address, own.kept, url)).status).toBe(403)
})

test.each(['nonce', 'code_challenge'])('OI-3 an answer to a question with another %s is refused', async (part) => {
  const { kept, address } = await departs()
  const asked = new URL(address)
  asked.searchParams.set(part, 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM')
  const back = await service.signIn(asked.href, 'odenwald')
  expect(new URL(back).searchParams.has('code')).toBe(true)
  const reply = await returns(back, kept)
  expect([reply.status, reply.text.includes('nicht bestätigt')]).toEqual([403, true])
})

test('OI-3 whoever breaks off at the service comes back to a page with the other ways', async () => {
  const { kept, address } = await departs()
  const state = new URL(address).searchParams.get('state') ?? ''
  const reply = await returns(`${world.url}/api/session/oidc/bensheim/return?error=access_denied&state=${state}`, kept)
  expect([reply.status, reply.text.includes('/notfall')]).toEqual([403, true])
})

test('OI-4 a service that never answers is given up after three seconds, and the other ways go on', async () => {
  const began = performance.now()
  const reply = await call(world.url, 'POST /session/oidc/mute', {})
  const took = performance.now() - began
  expect([reply.status, codeOf(reply)]).toEqual([424, 'provider-unreachable'])
  expect([took > 2500, took < 6000]).toEqual([true, true])
  expect((await signIn(emailOf('head', BENSHEIM.id))).status).toBe(200)
})

test('OI-5 while an administration is hit its service signs none of its people in, and afterwards again', async () => {
  const cookies = await links(BENSHEIM, 'it-leitung')
  const bensheim = await world.partner('coordinator', BENSHEIM)
  const emergency = await declares(bensheim)
  const reply = await comesAs('it-leitung')
  expect([reply.status, reply.text.includes('betroffen')]).toEqual([403, true])
  await bensheim.does(cancelEmergency, {}, { params: { emergency } })
  expect((await comesAs('it-leitung')).status).toBe(302)
  await call(world.url, 'DELETE /session/oidc/bensheim', undefined, { cookies })
})

test('OI-4 a service that has gone down in the meantime is said to be down', async () => {
  const { kept, address } = await departs()
  const back = await service.signIn(address, 'odenwald')
  await service.rest()
  const reply = await returns(back, kept)
  expect([reply.status, reply.text.includes('antwortet nicht')]).toEqual([424, true])
})
