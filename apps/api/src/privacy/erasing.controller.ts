import { erasePerson, eraseText, erasureWish } from '@beistand/contracts/erasure'
import { Body, Controller, Delete, HttpCode, Inject, Req, Res } from '@nestjs/common'
import type { Request, Response } from 'express'
import { callerOf, provenCallerOf } from '../access/caller.js'
import { dropSession } from '../access/cookies.js'
import { Audit } from '../audit/audit.js'
import { CONFIG, type Config } from '../config.js'
import { Asked, checked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import type { Outcome } from '../journal/journal.js'
import { Erasing } from './erasing.js'

/** Erasing: one text, a person by the office, or oneself. */
@Controller()
export class ErasingController {
  constructor(
    @Inject(Erasing) private readonly erasing: Erasing,
    @Inject(Audit) private readonly audit: Audit,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  @Handles(erasePerson)
  async person(@Asked() asked: Asked<typeof erasePerson>, @Req() request: Request): Promise<Outcome> {
    const { person } = asked.params
    const outcome = await this.erasing.inPact(asked, person, asked.body.words)
    const actor = callerOf(request).person
    if ('first' in outcome) await this.audit.note('person-erased', { person, actor, pact: asked.pact, request })
    return outcome
  }

  @Handles(eraseText)
  text(@Asked() asked: Asked<typeof eraseText>) {
    const { entry, field } = asked.body
    return this.erasing.text(asked, [entry, field])
  }

  /** The caller's own account, and what names the caller in every pact. */
  @Delete('session/account')
  @HttpCode(204)
  async self(
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const { words } = checked(erasureWish, body ?? {}, 'invalid')
    const caller = provenCallerOf(request)
    const { person } = caller
    for (const pact of await this.erasing.everywhere(caller, words))
      await this.audit.note('person-erased', { person, pact, request })
    dropSession(response, this.config)
  }
}
