import { dependantsOf } from '@beistand/domain/dependency'
import { isOpen } from '@beistand/domain/emergency'
import type { Id } from '@beistand/domain/noun'
import type { Dependant } from '@beistand/domain/provider'
import type { Transaction } from '../journal/transaction.js'

/** Everyone that a failure of a provider hits, with the emergency that is open already in the same world. */
export async function dependantsIn(tx: Transaction, provider: Id, exercise: Id | null): Promise<Dependant[]> {
  const dependencies = await tx.find('dependency', 'provider', provider)
  const memberships = await Promise.all(dependencies.map(({ organisation }) => tx.row('membership', organisation)))
  const known = memberships.filter((row) => row !== undefined)
  return Promise.all(
    dependantsOf(provider, dependencies, known).map(async (organisation) => {
      const theirs = await tx.find('emergency', 'victim', organisation)
      const current = theirs.find((row) => isOpen(row) && row.exercise === exercise)
      return { organisation, current, emergency: tx.id(), report: tx.id() }
    }),
  )
}
