import { arrive, cancelDeployment, changeDeployment, leave, namePerson } from '@beistand/contracts/deployment'
import type { Commitment } from '@beistand/domain/commitment'
import * as deployments from '@beistand/domain/deployment-moves'
import type { Id } from '@beistand/domain/noun'
import { liveCrews } from '@beistand/domain/offer-crew'
import { Controller, Inject } from '@nestjs/common'
import { Asked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { Journal } from '../journal/journal.js'
import type { Transaction } from '../journal/transaction.js'

@Controller()
export class DeploymentsController {
  constructor(@Inject(Journal) private readonly journal: Journal) {}

  @Handles(namePerson)
  name(@Asked() asked: Asked<typeof namePerson>) {
    return this.journal.record(asked, async (tx) => {
      const commitment = await tx.get('commitment', asked.params.commitment)
      const roster = await rosterOf(tx, commitment, asked.body.person)
      return deployments.namePerson(commitment, { ...asked.body, id: tx.id() }, roster)
    })
  }

  @Handles(changeDeployment)
  change(@Asked() asked: Asked<typeof changeDeployment>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('deployment', asked.params.deployment)
      const commitment = await tx.get('commitment', row.commitment)
      const roster = await rosterOf(tx, commitment, asked.body.person)
      return deployments.changeDeployment(row, asked.body, { ...roster, commitment })
    })
  }

  @Handles(arrive)
  arrive(@Asked() asked: Asked<typeof arrive>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('deployment', asked.params.deployment)
      return deployments.arrive(row, asked.body.at ?? tx.now, { by: await tx.by, now: tx.now })
    })
  }

  @Handles(leave)
  leave(@Asked() asked: Asked<typeof leave>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('deployment', asked.params.deployment)
      const { at, minutes } = asked.body
      return deployments.leave(row, { leftAt: at ?? tx.now, minutes }, { by: await tx.by, now: tx.now })
    })
  }

  @Handles(cancelDeployment)
  cancel(@Asked() asked: Asked<typeof cancelDeployment>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('deployment', asked.params.deployment)
      const commitment = await tx.get('commitment', row.commitment)
      return deployments.cancelDeployment(row, commitment, await tx.by)
    })
  }
}

async function rosterOf(tx: Transaction, { id, lender }: Commitment, person: Id | null): Promise<deployments.Roster> {
  const [ofCommitment, ofPerson, grants, crews, offers, by] = await Promise.all([
    tx.find('deployment', 'commitment', id),
    person === null ? [] : tx.find('deployment', 'person', person),
    person === null ? [] : tx.find('grant', 'person', person),
    tx.find('crew', 'owner', lender),
    tx.find('offer', 'owner', lender),
    tx.by,
  ])
  return { ofCommitment, ofPerson, grants, crews: liveCrews(crews, offers), by }
}
