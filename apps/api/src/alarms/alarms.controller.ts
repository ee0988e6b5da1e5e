import { acknowledgeAlarm, takeOverAlarm } from '@beistand/contracts/alarm'
import * as alarms from '@beistand/domain/alarm'
import { Controller, Inject } from '@nestjs/common'
import { Asked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { Journal } from '../journal/journal.js'

@Controller()
export class AlarmsController {
  constructor(@Inject(Journal) private readonly journal: Journal) {}

  @Handles(takeOverAlarm)
  takeOver(@Asked() asked: Asked<typeof takeOverAlarm>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('alarm', asked.params.alarm)
      return alarms.takeOverAlarm(row, await tx.by)
    })
  }

  @Handles(acknowledgeAlarm)
  acknowledge(@Asked() asked: Asked<typeof acknowledgeAlarm>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('alarm', asked.params.alarm)
      return alarms.acknowledgeAlarm(row, await tx.by)
    })
  }
}
