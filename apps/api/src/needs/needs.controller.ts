import { changeNeed, closeNeed, openNeed } from '@beistand/contracts/need'
import * as endings from '@beistand/domain/commitment-ending'
import * as needs from '@beistand/domain/need'
import { Controller, Inject } from '@nestjs/common'
import { Asked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { Journal } from '../journal/journal.js'

@Controller()
export class NeedsController {
  constructor(@Inject(Journal) private readonly journal: Journal) {}

  @Handles(openNeed)
  open(@Asked() asked: Asked<typeof openNeed>) {
    return this.journal.record(asked, async (tx) => {
      const emergency = await tx.get('emergency', asked.params.emergency)
      return needs.openNeed(emergency, { ...asked.body, id: tx.id() }, { by: await tx.by, now: tx.now })
    })
  }

  @Handles(changeNeed)
  change(@Asked() asked: Asked<typeof changeNeed>) {
    return this.journal.record(asked, async (tx) => {
      const { need } = asked.params
      const [row, commitments] = await Promise.all([tx.get('need', need), tx.find('commitment', 'need', need)])
      return endings.changeNeed(row, asked.body, { commitments, by: await tx.by, now: tx.now })
    })
  }

  @Handles(closeNeed)
  close(@Asked() asked: Asked<typeof closeNeed>) {
    return this.journal.record(asked, async (tx) => {
      const { need } = asked.params
      const [row, commitments] = await Promise.all([tx.get('need', need), tx.find('commitment', 'need', need)])
      return endings.closeNeed(row, asked.body.reason, { commitments, by: await tx.by, now: tx.now })
    })
  }
}
