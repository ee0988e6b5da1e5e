import { issueCards, revokeCard } from '@beistand/contracts/card'
import * as decide from '@beistand/domain/card'
import { readCode } from '@beistand/domain/card-code'
import { refuse } from '@beistand/domain/refusal'
import { Controller, Inject } from '@nestjs/common'
import { Asked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { Journal } from '../journal/journal.js'
import { Timers } from '../journal/timers.js'
import { CardCodes } from './card-codes.js'

@Controller()
export class CardsController {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(CardCodes) private readonly codes: CardCodes,
    @Inject(Timers) timers: Timers,
  ) {
    timers.on('card.expire', async (tx, id) => {
      const row = await tx.row('card', id)
      return row ? decide.expireCard(row) : refuse('not-found')
    })
  }

  @Handles(issueCards)
  issue(@Asked() asked: Asked<typeof issueCards>) {
    return this.journal.record(asked, async (tx) => {
      const { id } = await tx.get('organisation', asked.params.organisation)
      const wishes = asked.body.cards.flatMap(({ place, code: typed }) => {
        const read = readCode(typed)
        return 'code' in read ? [{ id: tx.id(), place, code: this.codes.hash({ pact: tx.pact, id }, read.code) }] : []
      })
      return decide.issueCards(id, wishes, { cards: await tx.find('card', 'organisation', id), by: await tx.by })
    })
  }

  @Handles(revokeCard)
  revoke(@Asked() asked: Asked<typeof revokeCard>) {
    return this.journal.record(asked, async (tx) => {
      return decide.revokeCard(await tx.get('card', asked.params.card), await tx.by)
    })
  }
}
