import type { Notice } from '@beistand/contracts/call-back'
import type { CallBack, UnverifiedWish } from '@beistand/domain/call-back'
import { type Emergency, isOpen } from '@beistand/domain/emergency'
import type { By, Id, Instant } from '@beistand/domain/noun'
import type { Transaction } from '../journal/transaction.js'

/** What someone without a session wishes to declare, and what stands. */
export interface Declaring {
  readonly wish: UnverifiedWish
  readonly around: {
    readonly current: Emergency | undefined
    readonly pending: readonly CallBack[]
    readonly by: By
    readonly now: Instant
  }
}

export async function declaringIn(tx: Transaction, victim: Id, { seen, severity, phone }: Notice): Promise<Declaring> {
  const theirs = await tx.find('emergency', 'victim', victim)
  const current = theirs.find((row) => isOpen(row) && row.exercise === null)
  const callBacks = current ? await tx.find('callBack', 'emergency', current.id) : []
  const wish = {
    id: tx.id(),
    report: tx.id(),
    callBack: tx.id(),
    victim,
    kind: 'unknown',
    severity,
    suspected: true,
    awareAt: null,
    relapseOf: null,
    exercise: null,
    text: seen,
    phone,
  } as const
  const pending = callBacks.filter(({ state }) => state === 'pending')
  return { wish, around: { current, pending, by: await tx.by, now: tx.now } }
}
