import { Body, Controller, Get, Header, Inject, Post, Query, Req, Res, StreamableFile } from '@nestjs/common'
import type { Request, Response } from 'express'
import { createReadStream } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { languageOf } from '../http/problem.js'
import { Desk, type Page, sent } from './desk.js'

const STYLE = fileURLToPath(new URL('../../src/notfall/notfall.css', import.meta.url))

/** The way in when everything else is broken: a form without script. */
@Controller('notfall')
export class NotfallController {
  constructor(@Inject(Desk) private readonly desk: Desk) {}

  @Get()
  async show(@Query('lang') asked: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    const language = languageOf(typeof asked === 'string' ? asked : request.headers['accept-language'])
    send(response, await this.desk.blank(language))
  }

  @Post()
  async receive(@Body() body: unknown, @Req() request: Request, @Res() response: Response): Promise<void> {
    const form = sent.parse(body ?? {})
    const page = this.desk.receive(form, request.ip ?? '').catch((error: unknown) => {
      request.log.error({ err: error }, 'the open form failed')
      return this.desk.back(form, 'busy')
    })
    send(response, await page)
  }

  @Get('notfall.css')
  @Header('Content-Type', 'text/css; charset=utf-8')
  @Header('Cache-Control', 'max-age=3600')
  style(): StreamableFile {
    return new StreamableFile(createReadStream(STYLE))
  }
}

/** With no referrer at all a browser would send the form with the origin `null`, which is refused as foreign. */
function send(response: Response, { status, text }: Page): void {
  response.setHeader('Referrer-Policy', 'same-origin')
  response.setHeader('Cache-Control', 'no-store')
  response.status(status).type('html').send(text)
}
