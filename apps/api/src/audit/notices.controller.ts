import type { NoticeList } from '@beistand/contracts/audit'
import { id as idShape } from '@beistand/contracts/command'
import { Controller, Get, HttpCode, Inject, Param, Put, Req } from '@nestjs/common'
import type { Request } from 'express'
import { callerOf } from '../access/caller.js'
import { Office } from '../access/office.js'
import { checked } from '../http/asked.js'
import { AccessNotices } from './notices.js'

/** What the caller should look at: of the own account, and of the pact whose office the caller acts for. */
@Controller('session/notices')
export class NoticesController {
  constructor(
    @Inject(AccessNotices) private readonly notices: AccessNotices,
    @Inject(Office) private readonly office: Office,
  ) {}

  @Get()
  async list(@Req() request: Request): Promise<NoticeList> {
    const { person, grants } = callerOf(request)
    const acting = grants.find(({ id }) => id === request.headers['acting-grant'])
    const office = acting && (await this.office.acts(acting)) ? acting.pact : null
    return { notes: await this.notices.unread(person, office) }
  }

  @Put(':id/read')
  @HttpCode(204)
  async putAway(@Param('id') id: string, @Req() request: Request): Promise<void> {
    await this.notices.putAway(callerOf(request).person, checked(idShape, id, 'not-found'))
  }
}
