import { assertion } from '@beistand/contracts/passkey'
import { passwordProof } from '@beistand/contracts/proof'
import { Body, Controller, HttpCode, Inject, Post, Req } from '@nestjs/common'
import type { Request } from 'express'
import { checked } from '../http/asked.js'
import { DoorProblem } from '../http/problem.js'
import { callerOf } from './caller.js'
import { originOf, Passkeys } from './passkeys.js'
import { Proofs } from './proofs.js'
import { Sessions } from './sessions.js'

/** Whoever is signed in proves once more who it is, by the own password or passkey. */
@Controller('session/proof')
export class ProofController {
  constructor(
    @Inject(Proofs) private readonly proofs: Proofs,
    @Inject(Passkeys) private readonly passkeys: Passkeys,
    @Inject(Sessions) private readonly sessions: Sessions,
  ) {}

  @Post()
  @HttpCode(204)
  async byPassword(@Body() body: unknown, @Req() request: Request): Promise<void> {
    const caller = callerOf(request)
    const { password } = checked(passwordProof, body, 'invalid')
    await this.proofs.password(request, { email: caller.email, password })
    await this.sessions.prove(caller)
  }

  @Post('passkey')
  @HttpCode(204)
  async byPasskey(@Body() body: unknown, @Req() request: Request): Promise<void> {
    const caller = callerOf(request)
    const { id } = await this.passkeys.prove(checked(assertion, body, 'invalid'), originOf(request))
    if (id !== caller.person) throw new DoorProblem('wrong-sign-in')
    await this.sessions.prove(caller)
  }
}
