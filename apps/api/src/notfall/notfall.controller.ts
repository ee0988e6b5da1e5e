import type { Language } from '@beistand/contracts/sentences'
import { Body, Controller, Get, Header, Inject, Post, Query, Req, Res, StreamableFile } from '@nestjs/common'
import type { Request, Response } from 'express'
import { createReadStream } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { keepSession } from '../access/cookies.js'
import { CONFIG, type Config } from '../config.js'
import { DoorProblem, languageOf } from '../http/problem.js'
import { DEVICE_LASTS } from './card-uses.js'
import { Desk, type Page, sent } from './desk.js'

const file = (name: string) => fileURLToPath(new URL(`../../src/notfall/${name}`, import.meta.url))

/** The way in when everything else is broken: a form without script. */
@Controller('notfall')
export class NotfallController {
  constructor(
    @Inject(Desk) private readonly desk: Desk,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Get()
  async show(@Query('lang') asked: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    this.send(response, await this.desk.blank(asking(asked, request), false, request))
  }

  /** The same form for whoever has an emergency card. */
  @Get('karte')
  async showForCard(@Query('lang') asked: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    this.send(response, await this.desk.blank(asking(asked, request), true, request))
  }

  @Post()
  async receive(@Body() body: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    const form = sent.parse(body ?? {})
    const page = this.desk.receive(form, request).catch((error: unknown) => {
      if (error instanceof DoorProblem && error.code === 'too-many') return this.desk.back(form, 'throttled')
      request.log.error({ err: error }, 'the open form failed')
      return this.desk.back(form, 'busy')
    })
    this.send(response, await page)
  }

  @Get('notfall.css')
  @Header('Content-Type', 'text/css; charset=utf-8')
  @Header('Cache-Control', 'max-age=3600')
  style(): StreamableFile {
    return new StreamableFile(createReadStream(file('notfall.css')))
  }

  @Get('karte.js')
  @Header('Content-Type', 'text/javascript; charset=utf-8')
  @Header('Cache-Control', 'max-age=3600')
  script(): StreamableFile {
    return new StreamableFile(createReadStream(file('karte.js')))
  }

  /** With no referrer at all a browser would send the form with the origin `null`, which is refused as foreign. */
  private send(response: Response, { status, text, session }: Page): void {
    if (session !== undefined) keepSession(response, this.config, session, DEVICE_LASTS)
    response.setHeader('Referrer-Policy', 'same-origin')
    response.setHeader('Cache-Control', 'no-store')
    response.status(status).type('html').send(text)
  }
}

function asking(asked: unknown, request: Request): Language {
  return languageOf(typeof asked === 'string' ? asked : request.headers['accept-language'])
}
