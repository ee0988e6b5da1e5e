import type { Commitment } from '@beistand/domain/commitment'
import type { Answering } from '@beistand/domain/commitment-answers'
import type { Around } from '@beistand/domain/commitment-effects'
import type { Leaving } from '@beistand/domain/commitment-moves'
import type { Parties } from '@beistand/domain/commitment-opening'
import { involvementId } from '@beistand/domain/involvement'
import type { Stock } from '@beistand/domain/load-capacity'
import type { Need } from '@beistand/domain/need'
import type { Id } from '@beistand/domain/noun'
import { Refused, type Transaction } from '../journal/transaction.js'

type AroundNeed = Around & { readonly need: Need }

/** What most moves of a need's commitments are judged by. */
export async function aroundNeed(tx: Transaction, need: Id): Promise<AroundNeed> {
  const [row, commitments, by] = await Promise.all([tx.get('need', need), tx.find('commitment', 'need', need), tx.by])
  return { need: row, commitments, by, now: tx.now }
}

/** An offer with what it carries already. */
export async function stockOf(tx: Transaction, offer: Id): Promise<Stock> {
  const [row, load, absences] = await Promise.all([
    tx.get('offer', offer),
    tx.get('load', offer),
    tx.find('absence', 'offer', offer),
  ])
  return { offer: row, load, absences }
}

/** What a loan is opened between. */
export async function partiesOf(tx: Transaction, need: Id, offer: Id): Promise<Parties> {
  const [around, stock] = await Promise.all([aroundNeed(tx, need), stockOf(tx, offer)])
  return { ...around, stock, ...(await standingOf(tx, around.need.emergency, stock.offer.owner)) }
}

/** The same for whoever sees the loan, but perhaps not the offers of the pact. */
async function stockOfLoan(tx: Transaction, { offer }: Commitment): Promise<Stock> {
  const [row, load, absences] = await Promise.all([
    tx.row('offer', offer),
    tx.row('load', offer),
    tx.find('absence', 'offer', offer),
  ])
  if (!row || !load) throw new Refused('not-found')
  return { offer: row, load, absences }
}

/** What an answer to a loan is judged by. */
export async function answeringOf(tx: Transaction, row: Commitment): Promise<Answering> {
  const [around, stock, standing] = await Promise.all([
    aroundNeed(tx, row.need),
    stockOfLoan(tx, row),
    standingOf(tx, row.emergency, row.lender),
  ])
  return { ...around, stock, ...standing }
}

async function standingOf(tx: Transaction, emergency: Id, lender: Id) {
  const [row, involvement, membership] = await Promise.all([
    tx.get('emergency', emergency),
    tx.row('involvement', involvementId(emergency, lender)),
    tx.row('membership', lender),
  ])
  return { emergency: row, involvement, membership }
}

/** What a move that may end help is judged by. */
export async function leavingOf(tx: Transaction, row: Commitment): Promise<Leaving> {
  const [around, deployments] = await Promise.all([
    aroundNeed(tx, row.need),
    tx.find('deployment', 'commitment', row.id),
  ])
  return { ...around, deployments }
}
