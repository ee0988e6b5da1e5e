import { setImpact } from '@beistand/contracts/impact'
import * as impacts from '@beistand/domain/impact'
import { Controller, Inject } from '@nestjs/common'
import { Asked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { Journal } from '../journal/journal.js'

@Controller()
export class ImpactsController {
  constructor(@Inject(Journal) private readonly journal: Journal) {}

  @Handles(setImpact)
  set(@Asked() asked: Asked<typeof setImpact>) {
    return this.journal.record(asked, async (tx) => {
      const { emergency, service } = asked.params
      const { at } = asked.body
      const [row, listed, current] = await Promise.all([
        tx.get('emergency', emergency),
        tx.get('citizenService', service),
        tx.row('impact', impacts.impactId(emergency, service)),
        at === null ? null : tx.get('organisation', at),
      ])
      return impacts.setImpact(row, current, { wish: { ...asked.body, service: listed.id }, by: await tx.by })
    })
  }
}
