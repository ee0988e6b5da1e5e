import { beginMembership, moveMembership } from '@beistand/contracts/membership'
import * as memberships from '@beistand/domain/membership'
import { Controller, Inject } from '@nestjs/common'
import { Asked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { Journal } from '../journal/journal.js'

@Controller()
export class MembershipsController {
  constructor(@Inject(Journal) private readonly journal: Journal) {}

  @Handles(beginMembership)
  begin(@Asked() asked: Asked<typeof beginMembership>) {
    return this.journal.record(asked, async (tx) => {
      const { stage, admittedFor } = asked.body
      const [{ id }, current] = await Promise.all([
        tx.get('organisation', asked.params.organisation),
        tx.row('membership', asked.params.organisation),
        admittedFor === null ? null : tx.get('emergency', admittedFor),
      ])
      return memberships.beginMembership(current, { id, stage, admittedFor }, await tx.by)
    })
  }

  @Handles(moveMembership)
  move(@Asked() asked: Asked<typeof moveMembership>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('membership', asked.params.organisation)
      return memberships.moveMembership(row, asked.body.stage, await tx.by)
    })
  }
}
