import { demandFactor } from '@beistand/contracts/pact'
import * as pacts from '@beistand/domain/organisation'
import { refuse } from '@beistand/domain/refusal'
import { Controller, Inject } from '@nestjs/common'
import { Asked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { Journal } from '../journal/journal.js'
import { Timers } from '../journal/timers.js'

@Controller()
export class FactorDemandController {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(Timers) timers: Timers,
  ) {
    timers.on('pact.begin-factor', async (tx, id) => {
      const row = await tx.row('pact', id)
      return row ? pacts.beginFactor(row) : refuse('not-found')
    })
  }

  @Handles(demandFactor)
  demand(@Asked() asked: Asked<typeof demandFactor>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('pact', tx.pact)
      return pacts.demandFactor(row, asked.body.from, { by: await tx.by, now: tx.now })
    })
  }
}
