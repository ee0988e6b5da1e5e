import { blockOffer, changeOffer, endBlock, keepOffer, makeOffer, moveOffer, nameCrew } from '@beistand/contracts/offer'
import * as absences from '@beistand/domain/absence'
import * as offers from '@beistand/domain/offer'
import * as crews from '@beistand/domain/offer-crew'
import { Controller, Inject } from '@nestjs/common'
import { Asked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { Journal } from '../journal/journal.js'

@Controller()
export class OffersController {
  constructor(@Inject(Journal) private readonly journal: Journal) {}

  @Handles(makeOffer)
  make(@Asked() asked: Asked<typeof makeOffer>) {
    return this.journal.record(asked, async (tx) => {
      const owner = await tx.get('organisation', asked.body.owner)
      return offers.makeOffer({ ...asked.body, owner: owner.id, id: tx.id() }, await tx.by)
    })
  }

  @Handles(changeOffer)
  change(@Asked() asked: Asked<typeof changeOffer>) {
    return this.journal.record(asked, async (tx) => {
      const { offer } = asked.params
      const [row, load] = await Promise.all([tx.get('offer', offer), tx.get('load', offer)])
      return offers.changeOffer(row, asked.body, { by: await tx.by, load, now: tx.now })
    })
  }

  @Handles(moveOffer)
  move(@Asked() asked: Asked<typeof moveOffer>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('offer', asked.params.offer)
      return offers.moveOffer(row, asked.body.state, await tx.by)
    })
  }

  @Handles(keepOffer)
  keep(@Asked() asked: Asked<typeof keepOffer>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('offer', asked.params.offer)
      return offers.keepOffer(row, asked.body.keep, await tx.by)
    })
  }

  @Handles(nameCrew)
  crew(@Asked() asked: Asked<typeof nameCrew>) {
    return this.journal.record(asked, async (tx) => {
      const { persons } = asked.body
      const row = await tx.get('offer', asked.params.offer)
      const [known, theirs, grants, by] = await Promise.all([
        tx.find('crew', 'owner', row.owner),
        tx.find('offer', 'owner', row.owner),
        tx.find('grant', 'organisation', row.owner),
        tx.by,
      ])
      return crews.nameCrew(row, persons, { crews: known, offers: theirs, grants, by })
    })
  }

  @Handles(blockOffer)
  block(@Asked() asked: Asked<typeof blockOffer>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('offer', asked.params.offer)
      return absences.blockOffer(row, { ...asked.body, id: tx.id() }, await tx.by)
    })
  }

  @Handles(endBlock)
  endBlock(@Asked() asked: Asked<typeof endBlock>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('absence', asked.params.absence)
      return absences.endBlock(row, await tx.by)
    })
  }
}
