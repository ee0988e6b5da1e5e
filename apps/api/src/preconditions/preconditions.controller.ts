import { addPrecondition, movePrecondition, waivePrecondition } from '@beistand/contracts/precondition'
import * as preconditions from '@beistand/domain/precondition'
import { Controller, Inject } from '@nestjs/common'
import { Asked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { Journal } from '../journal/journal.js'

@Controller()
export class PreconditionsController {
  constructor(@Inject(Journal) private readonly journal: Journal) {}

  @Handles(addPrecondition)
  add(@Asked() asked: Asked<typeof addPrecondition>) {
    return this.journal.record(asked, async (tx) => {
      const commitment = await tx.get('commitment', asked.params.commitment)
      return preconditions.addPrecondition(commitment, { ...asked.body, id: tx.id() }, await tx.by)
    })
  }

  @Handles(movePrecondition)
  move(@Asked() asked: Asked<typeof movePrecondition>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('precondition', asked.params.precondition)
      return preconditions.movePrecondition(row, asked.body, await tx.by)
    })
  }

  @Handles(waivePrecondition)
  waive(@Asked() asked: Asked<typeof waivePrecondition>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('precondition', asked.params.precondition)
      return preconditions.waivePrecondition(row, asked.body.reason, await tx.by)
    })
  }
}
