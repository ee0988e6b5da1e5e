import { askDecision, takeDecision, withdrawDecision } from '@beistand/contracts/decision'
import * as decisions from '@beistand/domain/decision'
import { involvedOf } from '@beistand/domain/involvement'
import type { Id } from '@beistand/domain/noun'
import { refuse } from '@beistand/domain/refusal'
import { Controller, Inject } from '@nestjs/common'
import { Asked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { Journal } from '../journal/journal.js'
import { Timers } from '../journal/timers.js'
import type { Transaction } from '../journal/transaction.js'

@Controller()
export class DecisionsController {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(Timers) timers: Timers,
  ) {
    timers.on('decision.lapse', lapse)
  }

  @Handles(askDecision)
  ask(@Asked() asked: Asked<typeof askDecision>) {
    return this.journal.record(asked, async (tx) => {
      const { emergency } = asked.body
      const [organisation, workers] = await Promise.all([
        tx.get('organisation', asked.body.asked),
        emergency === null ? null : workersIn(tx, emergency),
      ])
      const wish = { ...asked.body, asked: organisation.id, id: tx.id() }
      return decisions.askDecision(wish, workers, { by: await tx.by, now: tx.now })
    })
  }

  @Handles(takeDecision)
  take(@Asked() asked: Asked<typeof takeDecision>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('decision', asked.params.decision)
      return decisions.takeDecision(row, asked.body, await tx.by)
    })
  }

  @Handles(withdrawDecision)
  withdraw(@Asked() asked: Asked<typeof withdrawDecision>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('decision', asked.params.decision)
      return decisions.withdrawDecision(row, await tx.by)
    })
  }
}

async function workersIn(tx: Transaction, emergency: Id): Promise<readonly Id[]> {
  const [{ victim }, involvements] = await Promise.all([
    tx.get('emergency', emergency),
    tx.find('involvement', 'emergency', emergency),
  ])
  return [victim, ...involvedOf(involvements)]
}

async function lapse(tx: Transaction, id: Id) {
  const row = await tx.row('decision', id)
  return row ? decisions.lapseDecision(row, { by: await tx.by, now: tx.now }) : refuse('not-found')
}
