import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common'
import type { Logger } from 'pino'
import { Sessions } from '../access/sessions.js'
import { Bell } from '../journal/bell.js'
import { faultOf, LOGGER } from '../logger.js'

/** What is closed when its session has ended. */
export interface Line {
  readonly session: string
  readonly close: () => void
}

/** Sessions also end by time, and a notification may be lost with its connection. */
const PACE = 5000

/** Closes the lines of sessions that have ended: at once when some node says so, at the latest with the next look. */
@Injectable()
export class EndedSessions implements OnApplicationShutdown {
  private lines: () => readonly Line[] = () => []
  private looking: Promise<void> | undefined
  private wanted = false
  private readonly poll: NodeJS.Timeout

  constructor(
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(Bell) bell: Bell,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {
    bell.onSessionsEnded(() => this.look())
    this.poll = setInterval(() => this.look(), PACE)
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.poll)
    await this.looking
  }

  /** Says which lines are open; the gateway does so once. */
  watch(lines: () => readonly Line[]): void {
    this.lines = lines
  }

  private look(): void {
    this.wanted = true
    this.looking ??= this.closeEnded()
      .catch((error: unknown) => this.logger.error({ fault: faultOf(error) }, 'ended sessions could not be read'))
      .finally(() => (this.looking = undefined))
  }

  private async closeEnded(): Promise<void> {
    while (this.wanted) {
      this.wanted = false
      const lines = this.lines()
      if (lines.length === 0) return
      const standing = await this.sessions.standing([...new Set(lines.map(({ session }) => session))])
      for (const { session, close } of lines) if (!standing.has(session)) close()
    }
  }
}
