import { addReport } from '@beistand/contracts/emergency'
import { io, type Socket } from 'socket.io-client'
import { declares } from './help.js'
import { BENSHEIM, HEPPENHEIM, ODENWALD, useWorld } from './world.js'

const MESSAGES = 20
const LIMITS = {
  LIMIT_BROWSER_SOCKETS: '3',
  LIMIT_ADDRESS_SOCKETS: '6',
  LIMIT_MESSAGES: String(MESSAGES),
  LIMIT_READS: '100',
}
const world = useWorld({ env: LIMITS })
const times = (count: number) => Array.from({ length: count }, (_, index) => index)

interface Opened {
  readonly socket: Socket
  readonly refused: string | null
}

const LINE = { path: '/api/live', transports: ['websocket'], forceNew: true, reconnection: false }

/** A socket from an address of the test's choice, open or refused; it does not come back by itself. */
async function open(who: { url: string; cookie: string; pact: string }, from: string): Promise<Opened> {
  const extraHeaders = { Cookie: who.cookie, Origin: new URL(who.url).origin }
  const auth = { pact: who.pact, position: null }
  const address = { ...LINE, localAddress: from }
  const socket = io(who.url, { ...address, extraHeaders, auth })
  const refused = await new Promise<string | null>((resolve) => {
    socket.on('connect', () => resolve(null))
    socket.on('connect_error', ({ message }) => resolve(message))
  })
  return { socket, refused }
}

function closed({ socket }: Opened): Promise<string> {
  return new Promise((resolve) => socket.on('disconnect', resolve))
}

test('HA-8 a browser has so many sockets open at once and no more, and closed ones do not count', async () => {
  const partner = await world().partner('coordinator', ODENWALD)
  const from = '127.0.0.81'
  const lines = await Promise.all(times(5).map(() => open(partner, from)))
  expect(lines.map(({ refused }) => refused).sort()).toEqual([null, null, null, 'too-many', 'too-many'])
  const other = await open(await world().partner('observer', ODENWALD), from)
  expect(other.refused).toBeNull()
  for (const { socket } of lines) socket.disconnect()
  const again = await open(partner, from)
  expect(again.refused).toBeNull()
  for (const { socket } of [again, other]) socket.disconnect()
})

test('HA-8 an address has so many sockets open at once and no more, and another address has its own', async () => {
  const [one, other] = await Promise.all([world().partner('coordinator', BENSHEIM), world().partner('head', BENSHEIM)])
  const from = '127.0.0.82'
  const lines = await Promise.all(times(6).map((index) => open(index < 3 ? one : other, from)))
  expect(lines.map(({ refused }) => refused)).toEqual(times(6).map(() => null))
  const third = await world().partner('observer', BENSHEIM)
  expect((await open(third, from)).refused).not.toBeNull()
  const elsewhere = await open(third, '127.0.0.83')
  expect(elsewhere.refused).toBeNull()
  for (const { socket } of [...lines, elsewhere]) socket.disconnect()
})

test('HA-8 a socket that says too much is closed, whatever it says, and others go on', async () => {
  const [loud, quiet] = await Promise.all([
    world().partner('coordinator', HEPPENHEIM),
    world().partner('head', HEPPENHEIM),
  ])
  const watch = await world().watch(quiet)
  for (const message of ['nonsense', 'catch-up-plans', 'catch-up']) {
    const line = await open(loud, '127.0.0.84')
    const end = closed(line)
    for (const _ of times(MESSAGES + 1)) line.socket.emit(message, { seq: 1, hash: 'x' })
    expect(await end).toMatch(/transport/)
  }
  const { last } = await quiet.does(
    addReport,
    { text: 'Neues.' },
    { params: { emergency: await declares(quiet, HEPPENHEIM) } },
  )
  await watch.reaches(last)
})

test('HA-8 whoever does not say which pact is told what is missing, and not that nobody is signed in', async () => {
  const { url, cookie } = await world().partner('guest', HEPPENHEIM)
  const nowhere: Record<string, unknown> = { position: null }
  const socket = io(url, { ...LINE, extraHeaders: { Cookie: cookie, Origin: new URL(url).origin }, auth: nowhere })
  await expect(new Promise((resolve) => socket.on('connect_error', ({ message }) => resolve(message)))).resolves.toBe(
    'invalid',
  )
})

test('HA-8 a message of more than 4 kB closes the socket that sends it', async () => {
  const line = await open(await world().partner('guest', HEPPENHEIM), '127.0.0.84')
  const end = closed(line)
  line.socket.emit('catch-up', { seq: 1, hash: 'x'.repeat(5000) })
  expect(await end).toMatch(/transport/)
})

test('HA-8 a storm of asking to be caught up is answered only so often, and the next frame ends what is missing', async () => {
  const observer = await world().partner('observer', HEPPENHEIM)
  const line = await open(observer, '127.0.0.85')
  let resets = 0
  line.socket.on('reset', () => (resets += 1))
  const answered = new Promise((resolve) => line.socket.once('reset', resolve))
  for (const _ of times(MESSAGES - 5)) line.socket.emit('catch-up', { seq: 1, hash: 'x' })
  await answered
  const refused = await observer.call('/snapshot')
  expect(refused.problem?.code).toBe('too-many')
  expect(resets).toBeLessThan(5)
  line.socket.disconnect()
})
