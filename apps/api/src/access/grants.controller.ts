import { giveRole, revokeRole } from '@beistand/contracts/grant'
import * as grants from '@beistand/domain/grant'
import { refuse } from '@beistand/domain/refusal'
import { Controller, Inject } from '@nestjs/common'
import { Asked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { Journal } from '../journal/journal.js'
import { Timers } from '../journal/timers.js'

@Controller()
export class GrantsController {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(Timers) timers: Timers,
  ) {
    timers.on('grant.end', async (tx, id) => {
      const row = await tx.row('grant', id)
      return row ? grants.endGrant(row) : refuse('not-found')
    })
  }

  @Handles(giveRole)
  give(@Asked() asked: Asked<typeof giveRole>) {
    return this.journal.record(asked, async (tx) => {
      const [organisation, theirs] = await Promise.all([
        tx.get('organisation', asked.body.organisation),
        tx.find('grant', 'person', asked.body.person),
      ])
      return grants.giveRole(theirs, { ...asked.body, organisation: organisation.id, id: tx.id() }, await tx.by)
    })
  }

  @Handles(revokeRole)
  revoke(@Asked() asked: Asked<typeof revokeRole>) {
    return this.journal.record(asked, async (tx) => {
      const [row, all] = await Promise.all([tx.get('grant', asked.params.grant), tx.all('grant')])
      return grants.revokeRole(row, { reason: asked.body.reason, all }, await tx.by)
    })
  }
}
