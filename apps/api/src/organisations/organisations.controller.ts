import { changeOrganisation, letPartnersAct, registerOrganisation } from '@beistand/contracts/organisation'
import * as organisations from '@beistand/domain/organisation'
import { Controller, Inject } from '@nestjs/common'
import { Asked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { Journal } from '../journal/journal.js'

@Controller()
export class OrganisationsController {
  constructor(@Inject(Journal) private readonly journal: Journal) {}

  @Handles(registerOrganisation)
  register(@Asked() asked: Asked<typeof registerOrganisation>) {
    return this.journal.record(asked, async (tx) => {
      const { district, ags } = asked.body
      const id = ags ?? tx.id()
      const [current] = await Promise.all([
        tx.row('organisation', id),
        district === null ? null : tx.get('organisation', district),
      ])
      return organisations.registerOrganisation(current, { id, ...asked.body }, await tx.by)
    })
  }

  @Handles(changeOrganisation)
  change(@Asked() asked: Asked<typeof changeOrganisation>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('organisation', asked.params.organisation)
      return organisations.changeOrganisation(row, asked.body, await tx.by)
    })
  }

  @Handles(letPartnersAct)
  letPartnersAct(@Asked() asked: Asked<typeof letPartnersAct>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('pact', asked.pact)
      return organisations.letPartnersAct(row, asked.body.partnersAct, await tx.by)
    })
  }
}
