import { setUp } from '@beistand/contracts/access'
import type { SessionView } from '@beistand/contracts/session'
import { Body, Controller, HttpCode, Inject, Post, Req, Res } from '@nestjs/common'
import type { Request, Response } from 'express'
import { checked } from '../http/asked.js'
import { Door } from './door.js'
import { FirstOperator } from './first-operator.js'

@Controller('setup')
export class SetupController {
  constructor(
    @Inject(FirstOperator) private readonly firstOperator: FirstOperator,
    @Inject(Door) private readonly door: Door,
  ) {}

  @Post()
  @HttpCode(200)
  async set(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    const operator = await this.firstOperator.set(checked(setUp, body, 'invalid'))
    return this.door.enter({ request, response }, operator)
  }
}
