import {
  acceptLoan,
  answerExtension,
  askExtension,
  declineLoan,
  offerLoan,
  requestLoan,
  requestLoans,
} from '@beistand/contracts/commitment'
import * as answers from '@beistand/domain/commitment-answers'
import * as declining from '@beistand/domain/commitment-declining'
import * as extensions from '@beistand/domain/commitment-extension'
import * as openings from '@beistand/domain/commitment-opening'
import * as requests from '@beistand/domain/commitment-requests'
import { refuse } from '@beistand/domain/refusal'
import type { Id } from '@beistand/domain/noun'
import { Controller, Inject } from '@nestjs/common'
import { Asked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { Journal } from '../journal/journal.js'
import { Timers } from '../journal/timers.js'
import type { Transaction } from '../journal/transaction.js'
import { answeringOf, aroundNeed, partiesOf, stockOf } from './around.js'

/** What both sides ask of each other, and answer. */
@Controller()
export class CommitmentsController {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(Timers) timers: Timers,
  ) {
    timers.on('commitment.expire', expire)
  }

  @Handles(requestLoan)
  request(@Asked() asked: Asked<typeof requestLoan>) {
    return this.journal.record(asked, async (tx) => {
      const { offer, ...wish } = asked.body
      return openings.requestLoan({ ...wish, id: tx.id() }, await partiesOf(tx, asked.params.need, offer))
    })
  }

  @Handles(requestLoans)
  requestAll(@Asked() asked: Asked<typeof requestLoans>) {
    return this.journal.record(asked, async (tx) => {
      const [first, ...rest] = await Promise.all(
        asked.body.requests.map(async ({ need, offer, ...wish }) => {
          return { wish: { ...wish, id: tx.id() }, parties: await partiesOf(tx, need, offer) }
        }),
      )
      return first ? requests.requestLoans([first, ...rest]) : refuse('not-found')
    })
  }

  @Handles(offerLoan)
  offer(@Asked() asked: Asked<typeof offerLoan>) {
    return this.journal.record(asked, async (tx) => {
      const { offer, ...wish } = asked.body
      return openings.offerLoan({ ...wish, id: tx.id() }, await partiesOf(tx, asked.params.need, offer))
    })
  }

  @Handles(acceptLoan)
  accept(@Asked() asked: Asked<typeof acceptLoan>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('commitment', asked.params.commitment)
      return answers.acceptLoan(row, { ...asked.body, restId: tx.id() }, await answeringOf(tx, row))
    })
  }

  @Handles(declineLoan)
  decline(@Asked() asked: Asked<typeof declineLoan>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('commitment', asked.params.commitment)
      const [around, stock] = await Promise.all([aroundNeed(tx, row.need), stockOf(tx, row.offer)])
      return declining.declineLoan(row, asked.body, { ...around, stock })
    })
  }

  @Handles(askExtension)
  askExtension(@Asked() asked: Asked<typeof askExtension>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('commitment', asked.params.commitment)
      return extensions.askExtension(row, asked.body.to, await aroundNeed(tx, row.need))
    })
  }

  @Handles(answerExtension)
  answerExtension(@Asked() asked: Asked<typeof answerExtension>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('commitment', asked.params.commitment)
      const [around, stock] = await Promise.all([aroundNeed(tx, row.need), stockOf(tx, row.offer)])
      return extensions.answerExtension(row, asked.body.agreed, { ...around, stock })
    })
  }
}

async function expire(tx: Transaction, id: Id) {
  const row = await tx.row('commitment', id)
  return row ? answers.expireLoan(row, await aroundNeed(tx, row.need)) : refuse('not-found')
}
