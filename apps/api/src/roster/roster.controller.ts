import { removeShift, setShift } from '@beistand/contracts/roster'
import { halfDayAt } from '@beistand/domain/half-day'
import * as roster from '@beistand/domain/roster'
import { Controller, Inject } from '@nestjs/common'
import { Asked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { Journal } from '../journal/journal.js'

@Controller()
export class RosterController {
  constructor(@Inject(Journal) private readonly journal: Journal) {}

  @Handles(setShift)
  set(@Asked() asked: Asked<typeof setShift>) {
    return this.journal.record(asked, async (tx) => {
      await tx.get('organisation', asked.body.organisation)
      return roster.setShift({ id: tx.id(), ...asked.body }, halfDayAt(tx.now), await tx.by)
    })
  }

  @Handles(removeShift)
  remove(@Asked() asked: Asked<typeof removeShift>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('shift', asked.params.shift)
      return roster.removeShift(row, await tx.by)
    })
  }
}
