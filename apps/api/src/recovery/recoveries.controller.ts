import {
  askRecovery,
  grantRecovery,
  lostAccess,
  type LostAccessTaken,
  recoveryLink,
  type RecoveryView,
  takeRecovery,
  verifyRecovery,
  withdrawRecovery,
} from '@beistand/contracts/recovery'
import type { SessionView } from '@beistand/contracts/session'
import * as decide from '@beistand/domain/recovery'
import { refuse } from '@beistand/domain/refusal'
import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common'
import type { Request, Response } from 'express'
import { Door } from '../access/door.js'
import { Asked, checked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { Journal } from '../journal/journal.js'
import { Timers } from '../journal/timers.js'
import { Duty } from '../access/duty.js'
import { Recoveries } from './recoveries.js'

/** A new way in for who has lost every other, by two office people and a call back; nothing runs over mail. */
@Controller()
export class RecoveriesController {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(Recoveries) private readonly recoveries: Recoveries,
    @Inject(Door) private readonly door: Door,
    @Inject(Duty) private readonly duty: Duty,
    @Inject(Timers) timers: Timers,
  ) {
    timers.on('recovery.expire', async (tx, id) => {
      const row = await tx.row('recovery', id)
      return row ? decide.expireRecovery(row) : refuse('not-found')
    })
  }

  @Handles(askRecovery)
  ask(@Asked() asked: Asked<typeof askRecovery>) {
    return this.journal.record(asked, async (tx) => {
      const { id: organisation } = await tx.get('organisation', asked.body.organisation)
      return decide.askRecovery({ id: tx.id(), organisation, title: asked.body.title }, await tx.by)
    })
  }

  @Handles(verifyRecovery)
  async verify(@Asked() asked: Asked<typeof verifyRecovery>) {
    const { person, note } = asked.body
    await this.recoveries.requireOrdinary(person)
    const outcome = await this.journal.record(asked, async (tx) => {
      const [row, theirs] = await Promise.all([
        tx.get('recovery', asked.params.recovery),
        tx.find('grant', 'person', person),
      ])
      return decide.verifyRecovery(row, { person, note, theirs }, await tx.by)
    })
    if ('first' in outcome) await this.recoveries.tell(person, asked.asker)
    return outcome
  }

  @Handles(grantRecovery)
  grant(@Asked() asked: Asked<typeof grantRecovery>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('recovery', asked.params.recovery)
      return decide.grantRecovery(row, asked.body.link, await tx.by)
    })
  }

  @Handles(withdrawRecovery)
  withdraw(@Asked() asked: Asked<typeof withdrawRecovery>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('recovery', asked.params.recovery)
      return decide.withdrawRecovery(row, await tx.by)
    })
  }

  @Post('recovery/ask')
  @HttpCode(200)
  async askOpenly(@Body() body: unknown, @Req() request: Request): Promise<LostAccessTaken> {
    const { pact, tooMany } = await this.recoveries.ask(checked(lostAccess, body, 'invalid'), request)
    return { tooMany, callingBack: await this.duty.callingBack(pact) }
  }

  @Post('recovery/show')
  @HttpCode(200)
  show(@Body() body: unknown): Promise<RecoveryView> {
    return this.recoveries.show(checked(recoveryLink, body, 'invalid'))
  }

  @Post('recovery/take')
  @HttpCode(200)
  async take(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    const { password, ...handed } = checked(takeRecovery, body, 'invalid')
    const account = await this.recoveries.take(handed, password, request)
    return this.door.enter({ request, response }, account)
  }
}
