import { type Asks, type Hello, hello, position, type Pushes } from '@beistand/contracts/live'
import { planVersions } from '@beistand/contracts/plan'
import type { Position } from '@beistand/domain/replica'
import { Inject, type OnApplicationShutdown } from '@nestjs/common'
import {
  ConnectedSocket,
  MessageBody,
  type OnGatewayConnection,
  type OnGatewayDisconnect,
  type OnGatewayInit,
  SubscribeMessage,
  WebSocketGateway,
} from '@nestjs/websockets'
import type { Server, Socket } from 'socket.io'
import { sessionIn } from '../access/cookies.js'
import { laneOf, Rates } from '../access/rates.js'
import { Sessions } from '../access/sessions.js'
import { Clock } from '../clock.js'
import { CONFIG, type Config } from '../config.js'
import { checked } from '../http/asked.js'
import { DoorProblem } from '../http/problem.js'
import { Counts } from './counts.js'
import { EndedSessions } from './ended-sessions.js'
import { Tick } from './tick.js'
import type { Sending } from './viewers.js'

interface Known {
  person: string
  session: string
  /** Who shares this socket's bounds. */
  lane: string
  hello: Hello
}
type LiveSocket = Socket<Asks, Pushes, Record<string, never>, Known>
type LiveServer = Server<Asks, Pushes, Record<string, never>, Known>

const BEAT = 2000

/** Sockets: who may open one, and how messages leave. It writes nothing. */
@WebSocketGateway({
  path: '/api/live',
  transports: ['websocket'],
  perMessageDeflate: false,
  maxHttpBufferSize: 4096,
  connectTimeout: 10_000,
  pingInterval: 10_000, // the beat is the sign of life; pings only find lines that are dead without saying so
  pingTimeout: 12_000,
  serveClient: false,
})
export class LiveGateway
  implements
    OnGatewayInit<LiveServer>,
    OnGatewayConnection<LiveSocket>,
    OnGatewayDisconnect<LiveSocket>,
    OnApplicationShutdown
{
  private beat: NodeJS.Timeout | undefined
  private readonly open = new Counts()

  constructor(
    @Inject(Tick) private readonly tick: Tick,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(EndedSessions) private readonly ended: EndedSessions,
    @Inject(Rates) private readonly rates: Rates,
  ) {}

  afterInit(server: LiveServer): void {
    server.use((socket, next) => {
      this.admit(socket).then(
        () => next(),
        (error: unknown) => next(error instanceof DoorProblem ? error : new DoorProblem('broken')),
      )
    })
    this.tick.deliverBy((sending) => deliver(server, sending))
    this.ended.watch(() => linesOf(server))
    this.beat = setInterval(() => server.emit('beat', this.clock.now()), BEAT)
  }

  onApplicationShutdown(): void {
    clearInterval(this.beat)
  }

  handleConnection(socket: LiveSocket): void {
    this.tick.hasPlans(socket.id, socket.data.hello.plans ?? {})
    this.join(socket, socket.data.hello.position)
  }

  handleDisconnect(socket: LiveSocket): void {
    this.tick.leave(socket.data.hello.pact, socket.id)
  }

  /** Whoever asks too often is not answered; the next frame makes it ask again. */
  @SubscribeMessage('catch-up')
  async catchUp(@ConnectedSocket() socket: LiveSocket, @MessageBody() body: unknown): Promise<void> {
    if (!(await this.rates.allowsWhole(socket.data.lane)) || socket.disconnected) return
    const asked = position.safeParse(body)
    this.join(socket, asked.success ? asked.data : null)
  }

  @SubscribeMessage('catch-up-plans')
  catchUpPlans(@ConnectedSocket() socket: LiveSocket, @MessageBody() body: unknown): void {
    const asked = planVersions.safeParse(body)
    this.tick.hasPlans(socket.id, asked.success ? asked.data : {})
  }

  private join(socket: LiveSocket, from: Position | null): void {
    socket.emit('beat', this.clock.now())
    this.tick.join(socket.data.hello.pact, { line: socket.id, person: socket.data.person, position: from })
  }

  /** Admits whoever is signed in and holds a grant in the pact. */
  private async admit(socket: LiveSocket): Promise<void> {
    const { headers, auth } = socket.handshake
    const said = checked(hello, auth, 'invalid')
    const token = sessionIn(headers.cookie, this.config)
    const caller = token ? await this.sessions.caller(token) : null
    const grants = caller?.grants.filter(({ pact }) => pact === said.pact) ?? []
    if (!caller || grants.length === 0) throw new DoorProblem('not-signed-in')
    if (grants.every(({ barred }) => barred)) throw new DoorProblem('factor-needed')
    const lane = laneOf(caller)
    socket.conn.once('close', this.open.enter(lane))
    const room = this.open.of(lane) <= this.config.limits.browserSockets
    if (!room || !(await this.rates.allowsWhole(lane))) throw new DoorProblem('too-many')
    socket.data = { person: caller.person, session: caller.session, lane, hello: said }
  }
}

function linesOf(server: LiveServer) {
  return [...server.sockets.sockets.values()].map((socket) => ({
    session: socket.data.session,
    close: () => socket.disconnect(true),
  }))
}

/** One serialisation for all lines of a message. */
function deliver(server: LiveServer, sending: Sending): void {
  const lines = server.to([...sending.lines])
  if ('frame' in sending) lines.emit('frame', sending.frame)
  else if ('reset' in sending) lines.emit('reset', sending.reset)
  else if ('plan' in sending) lines.emit('plan', sending.plan)
  else lines.disconnectSockets(true)
}
