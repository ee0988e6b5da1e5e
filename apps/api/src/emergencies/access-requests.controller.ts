import { answerAccess, askAccess, withdrawAccess } from '@beistand/contracts/access-request'
import { side } from '@beistand/domain/access'
import * as requests from '@beistand/domain/access-request'
import { involvementId } from '@beistand/domain/involvement'
import { Controller, Inject } from '@nestjs/common'
import { Asked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { Journal } from '../journal/journal.js'

/** How an organisation that is not involved asks to be. */
@Controller()
export class AccessRequestsController {
  constructor(@Inject(Journal) private readonly journal: Journal) {}

  @Handles(askAccess)
  ask(@Asked() asked: Asked<typeof askAccess>) {
    return this.journal.record(asked, async (tx) => {
      const { emergency } = asked.params
      const by = await tx.by
      const [row, all, current] = await Promise.all([
        tx.get('emergency', emergency),
        tx.find('accessRequest', 'emergency', emergency),
        tx.row('involvement', involvementId(emergency, side(by))),
      ])
      return requests.askAccess(row, { ...asked.body, id: tx.id() }, { by, current, requests: all })
    })
  }

  @Handles(answerAccess)
  answer(@Asked() asked: Asked<typeof answerAccess>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('accessRequest', asked.params.request)
      const current = await tx.row('involvement', involvementId(row.emergency, row.organisation))
      return requests.answerAccess(row, asked.body, { by: await tx.by, current })
    })
  }

  @Handles(withdrawAccess)
  withdraw(@Asked() asked: Asked<typeof withdrawAccess>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('accessRequest', asked.params.request)
      return requests.withdrawAccess(row, await tx.by)
    })
  }
}
