import {
  clearEquipment,
  giveUp,
  mobilise,
  recallLoan,
  releaseLoan,
  returnLoan,
  startDuty,
  withdrawLoan,
} from '@beistand/contracts/commitment'
import * as moves from '@beistand/domain/commitment-moves'
import type { Id } from '@beistand/domain/noun'
import { refuse } from '@beistand/domain/refusal'
import { Controller, Inject } from '@nestjs/common'
import { Asked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { Journal } from '../journal/journal.js'
import { Timers } from '../journal/timers.js'
import type { Transaction } from '../journal/transaction.js'
import { aroundNeed, leavingOf } from './around.js'

/** The course of agreed help, from getting ready to coming home. */
@Controller()
export class MovesController {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(Timers) timers: Timers,
  ) {
    timers.on('commitment.overdue', markOverdue)
  }

  @Handles(withdrawLoan)
  withdraw(@Asked() asked: Asked<typeof withdrawLoan>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('commitment', asked.params.commitment)
      return moves.withdrawLoan(row, asked.body.answer, await leavingOf(tx, row))
    })
  }

  @Handles(mobilise)
  mobilise(@Asked() asked: Asked<typeof mobilise>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('commitment', asked.params.commitment)
      return moves.mobilise(row, await aroundNeed(tx, row.need))
    })
  }

  @Handles(startDuty)
  start(@Asked() asked: Asked<typeof startDuty>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('commitment', asked.params.commitment)
      const [around, preconditions] = await Promise.all([
        aroundNeed(tx, row.need),
        tx.find('precondition', 'commitment', row.id),
      ])
      return moves.startDuty(row, asked.body.despite, { ...around, preconditions })
    })
  }

  @Handles(releaseLoan)
  release(@Asked() asked: Asked<typeof releaseLoan>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('commitment', asked.params.commitment)
      return moves.releaseLoan(row, asked.body.answer, await leavingOf(tx, row))
    })
  }

  @Handles(recallLoan)
  recall(@Asked() asked: Asked<typeof recallLoan>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('commitment', asked.params.commitment)
      return moves.recallLoan(row, asked.body.answer, await leavingOf(tx, row))
    })
  }

  @Handles(giveUp)
  giveUp(@Asked() asked: Asked<typeof giveUp>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('commitment', asked.params.commitment)
      return moves.giveUp(row, asked.body.answer, await leavingOf(tx, row))
    })
  }

  @Handles(returnLoan)
  comeBack(@Asked() asked: Asked<typeof returnLoan>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('commitment', asked.params.commitment)
      return moves.returnLoan(row, asked.body.equipmentReturn, await aroundNeed(tx, row.need))
    })
  }

  @Handles(clearEquipment)
  clear(@Asked() asked: Asked<typeof clearEquipment>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('commitment', asked.params.commitment)
      return moves.clearEquipment(row, await aroundNeed(tx, row.need))
    })
  }
}

async function markOverdue(tx: Transaction, id: Id) {
  const row = await tx.row('commitment', id)
  return row ? moves.markOverdue(row, await aroundNeed(tx, row.need)) : refuse('not-found')
}
