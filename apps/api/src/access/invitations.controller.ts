import { acceptance, invitationLink, type InvitationView } from '@beistand/contracts/access'
import { makeInvitation, renewInvitation, withdrawInvitation } from '@beistand/contracts/invitation'
import * as decide from '@beistand/domain/invitation'
import { refuse } from '@beistand/domain/refusal'
import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common'
import type { Request, Response } from 'express'
import { Audit } from '../audit/audit.js'
import { Asked, checked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { Journal } from '../journal/journal.js'
import { Timers } from '../journal/timers.js'
import { foundCaller } from './caller.js'
import { Door } from './door.js'
import { Invitations } from './invitations.js'

@Controller()
export class InvitationsController {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(Invitations) private readonly invitations: Invitations,
    @Inject(Door) private readonly door: Door,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(Timers) timers: Timers,
  ) {
    timers.on('invitation.expire', async (tx, id) => {
      const row = await tx.row('invitation', id)
      return row ? decide.expireInvitation(row) : refuse('not-found')
    })
  }

  @Handles(makeInvitation)
  make(@Asked() asked: Asked<typeof makeInvitation>) {
    return this.journal.record(asked, async (tx) => {
      await tx.get('organisation', asked.body.organisation)
      return decide.invite({ id: tx.id(), ...asked.body }, await tx.by)
    })
  }

  @Handles(renewInvitation)
  renew(@Asked() asked: Asked<typeof renewInvitation>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('invitation', asked.params.invitation)
      return decide.renewInvitation(row, asked.body.link, await tx.by)
    })
  }

  @Handles(withdrawInvitation)
  withdraw(@Asked() asked: Asked<typeof withdrawInvitation>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('invitation', asked.params.invitation)
      return decide.withdrawInvitation(row, await tx.by)
    })
  }

  @Post('invitation/show')
  @HttpCode(200)
  show(@Body() body: unknown): Promise<InvitationView> {
    return this.invitations.show(checked(invitationLink, body, 'invalid'))
  }

  @Post('invitation/accept')
  @HttpCode(204)
  async accept(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const { password, ...handed } = checked(acceptance, body, 'invalid')
    const made = await this.invitations.accept(handed, password, foundCaller(request))
    if (!made) return
    await this.audit.note('account-made', { person: made.id, request })
    await this.door.enter({ request, response }, made)
  }
}
