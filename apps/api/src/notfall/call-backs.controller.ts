import { settleCallBack } from '@beistand/contracts/call-back'
import { alarming } from '@beistand/domain/alarm'
import * as callBacks from '@beistand/domain/call-back'
import { Controller, Inject } from '@nestjs/common'
import { Asked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { Journal } from '../journal/journal.js'

@Controller()
export class CallBacksController {
  constructor(@Inject(Journal) private readonly journal: Journal) {}

  @Handles(settleCallBack)
  settle(@Asked() asked: Asked<typeof settleCallBack>) {
    return this.journal.record(asked, async (tx) => {
      const [row, all, alarms] = await Promise.all([
        tx.get('emergency', asked.params.emergency),
        tx.find('callBack', 'emergency', asked.params.emergency),
        tx.find('alarm', 'emergency', asked.params.emergency),
      ])
      const [organisation, contacts, by] = await Promise.all([
        tx.get('organisation', row.victim),
        tx.find('contact', 'organisation', row.victim),
        tx.by,
      ])
      const pending = all.filter(({ state }) => state === 'pending')
      const called = { pending, organisation, contacts, by, now: tx.now }
      return alarming(callBacks.settleCallBack(row, asked.body, called), alarms)
    })
  }
}
