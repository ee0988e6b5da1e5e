import { handover, handoverLink } from '@beistand/contracts/handover'
import { makeWall, revokeWall, type WallPicture, type WallsSeen } from '@beistand/contracts/wall'
import * as decide from '@beistand/domain/wall'
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req, Res } from '@nestjs/common'
import type { Request, Response } from 'express'
import { actingGrant, callerOf, provenCallerOf } from '../access/caller.js'
import { keepSession } from '../access/cookies.js'
import { CONFIG, type Config } from '../config.js'
import { Asked, checked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { DoorProblem } from '../http/problem.js'
import { Journal } from '../journal/journal.js'
import { WallPictures } from './wall-pictures.js'
import { Walls } from './walls.js'

/** Wall screens: named and taken out of use over the journal, paired by a link, and shown one picture. */
@Controller()
export class WallsController {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(Walls) private readonly walls: Walls,
    @Inject(WallPictures) private readonly pictures: WallPictures,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Handles(makeWall)
  make(@Asked() asked: Asked<typeof makeWall>) {
    return this.journal.record(asked, async (tx) => {
      const { id: organisation } = await tx.get('organisation', asked.params.organisation)
      return decide.makeWall({ id: tx.id(), organisation, name: asked.body.name }, await tx.by)
    })
  }

  @Handles(revokeWall)
  revoke(@Asked() asked: Asked<typeof revokeWall>) {
    return this.journal.record(asked, async (tx) => {
      return decide.revokeWall(await tx.get('grant', asked.params.wall), await tx.by)
    })
  }

  @Get('walls')
  seen(@Req() request: Request): Promise<WallsSeen> {
    return this.walls.seen(actingGrant(request))
  }

  @Post('walls/:wall/link')
  @HttpCode(204)
  async offer(@Param('wall') wall: string, @Body() body: unknown, @Req() request: Request): Promise<void> {
    provenCallerOf(request)
    await this.walls.offer(actingGrant(request), wall, checked(handover, body, 'invalid').link)
  }

  /** The browser that asks becomes the wall screen that the link is for. */
  @Post('wall')
  @HttpCode(204)
  async pair(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const { token } = checked(handoverLink, body, 'invalid')
    const session = await this.walls.pair(token, request)
    keepSession(response, this.config, session, decide.WALL_LASTS)
  }

  @Get('wall')
  show(@Req() request: Request): Promise<WallPicture> {
    const grant = callerOf(request).grants.find(({ role }) => role === 'wall')
    if (!grant) throw new DoorProblem('forbidden')
    return this.pictures.of(grant)
  }
}
