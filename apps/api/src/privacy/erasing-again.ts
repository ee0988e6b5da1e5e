import { forgetTexts } from '@beistand/domain/erasure'
import { refuse } from '@beistand/domain/refusal'
import { Inject, Injectable } from '@nestjs/common'
import type { Logger } from 'pino'
import { erasureOfPlace } from '../journal/erasures.js'
import { Journal, type Outcome } from '../journal/journal.js'
import { LOGGER } from '../logger.js'
import { Erasing, HASH } from './erasing.js'
import { ErasureList, type ListedErasure } from './erasure-list.js'

type ListedText = Extract<ListedErasure, { readonly entry: number }>

/** Erases anew, before anyone is served, what a restored database does not know to be erased. */
@Injectable()
export class ErasingAgain {
  constructor(
    @Inject(ErasureList) private readonly list: ErasureList,
    @Inject(Erasing) private readonly erasing: Erasing,
    @Inject(Journal) private readonly journal: Journal,
    @Inject(LOGGER) private readonly logger: Logger,
  ) {}

  /** Carries out every line of the list that is open. One that is refused is said so, and tried again at the next start. */
  async all(): Promise<void> {
    for (const line of await this.list.open()) {
      const refused = await this.refusalOf(line)
      if (refused === null) await this.list.done(line.id)
      this.logger.warn({ erasure: line.id, refused }, refused ? 'an erasure could not be repeated' : 'erased again')
    }
  }

  private async refusalOf(line: ListedErasure): Promise<string | null> {
    if (!('person' in line)) return reasonOf(await this.text(line))
    if (line.pact !== null) return reasonOf(await this.erasing.again(line.id, line.pact, line))
    await this.erasing.forgetAccount(line.person)
    return null
  }

  /** Another journal may have another entry under the number: only the one with that hash is meant. */
  private text({ id, pact, entry, hash, field }: ListedText): Promise<Outcome> {
    const asking = { pact, asker: { system: 'erasure', for: null }, key: `erased:${id}`, content: id }
    return this.journal.record(asking, async (tx) => {
      const { rows } = await tx.client.query<{ hash: string }>(HASH, [pact, entry])
      return rows[0]?.hash === hash ? forgetTexts(await erasureOfPlace(tx, [entry, field])) : refuse('not-found')
    })
  }
}

/** What is not there, or erased already, needs no erasing. */
function reasonOf(outcome: Outcome): string | null {
  if ('reused' in outcome) return 'reused'
  const nothing = !('refused' in outcome) || outcome.refused === 'unchanged' || outcome.refused === 'not-found'
  return nothing ? null : outcome.refused
}
