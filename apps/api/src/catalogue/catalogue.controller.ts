import { setApplication, setCitizenService } from '@beistand/contracts/catalogue'
import * as applications from '@beistand/domain/application'
import * as services from '@beistand/domain/citizen-service'
import { Controller, Inject } from '@nestjs/common'
import { Asked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { Journal } from '../journal/journal.js'

@Controller()
export class CatalogueController {
  constructor(@Inject(Journal) private readonly journal: Journal) {}

  @Handles(setApplication)
  setApplication(@Asked() asked: Asked<typeof setApplication>) {
    return this.journal.record(asked, async (tx) => {
      const id = asked.params.application
      const [current] = await Promise.all([
        tx.row('application', id),
        ...asked.body.services.map((service) => tx.get('citizenService', service)),
      ])
      return applications.setApplication(current, { id, ...asked.body }, await tx.by)
    })
  }

  @Handles(setCitizenService)
  setCitizenService(@Asked() asked: Asked<typeof setCitizenService>) {
    return this.journal.record(asked, async (tx) => {
      const id = asked.params.service
      return services.setCitizenService(await tx.row('citizenService', id), { id, ...asked.body }, await tx.by)
    })
  }
}
