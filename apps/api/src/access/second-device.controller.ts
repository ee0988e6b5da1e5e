import { handover, handoverLink, type HandoverView } from '@beistand/contracts/handover'
import type { SessionView } from '@beistand/contracts/session'
import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common'
import type { Request, Response } from 'express'
import { checked } from '../http/asked.js'
import { provenCallerOf } from './caller.js'
import { Door } from './door.js'
import { SecondDevice } from './second-device.js'

/** A second device: offered by who is signed in, taken up by who has the link. */
@Controller()
export class SecondDeviceController {
  constructor(
    @Inject(SecondDevice) private readonly second: SecondDevice,
    @Inject(Door) private readonly door: Door,
  ) {}

  @Post('session/handover')
  @HttpCode(204)
  async offer(@Body() body: unknown, @Req() request: Request): Promise<void> {
    const { person: identity } = provenCallerOf(request)
    await this.second.offer({ identity, link: checked(handover, body, 'invalid').link })
  }

  @Post('handover/show')
  @HttpCode(200)
  show(@Body() body: unknown): Promise<HandoverView> {
    return this.second.show(checked(handoverLink, body, 'invalid').token)
  }

  /** The person has proved nothing on this device: what asks for fresh proof asks for it. */
  @Post('handover')
  @HttpCode(200)
  async take(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    const account = await this.second.enter(checked(handoverLink, body, 'invalid').token)
    return this.door.enter({ request, response }, account, false)
  }
}
