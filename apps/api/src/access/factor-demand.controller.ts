import { demandFactor, type FactorCount } from '@beistand/contracts/pact'
import * as pacts from '@beistand/domain/organisation'
import { refuse } from '@beistand/domain/refusal'
import { Controller, Get, Inject, Req } from '@nestjs/common'
import type { Request } from 'express'
import { Asked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { Journal } from '../journal/journal.js'
import { Timers } from '../journal/timers.js'
import { actingGrant } from './caller.js'
import { FactorDemand } from './factor-demand.js'
import { Office } from './office.js'

@Controller()
export class FactorDemandController {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(FactorDemand) private readonly factors: FactorDemand,
    @Inject(Office) private readonly office: Office,
    @Inject(Timers) timers: Timers,
  ) {
    timers.on('pact.begin-factor', async (tx, id) => {
      const row = await tx.row('pact', id)
      return row ? pacts.beginFactor(row) : refuse('not-found')
    })
  }

  /** For the office: how many people would stand outside, never who. */
  @Get('pact/second-factor')
  async count(@Req() request: Request): Promise<FactorCount> {
    const acting = actingGrant(request)
    await this.office.require(acting)
    return this.factors.count(acting.pact)
  }

  @Handles(demandFactor)
  demand(@Asked() asked: Asked<typeof demandFactor>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('pact', tx.pact)
      return pacts.demandFactor(row, asked.body.from, { by: await tx.by, now: tx.now })
    })
  }
}
