import type { Card } from '@beistand/domain/card'
import type { Id } from '@beistand/domain/noun'
import { Inject, Injectable } from '@nestjs/common'
import { createHmac } from 'node:crypto'
import { Pipeline } from '../database.js'
import { SECRET } from '../journal/journal.js'

interface Owner {
  readonly pact: Id
  readonly id: Id
}

const BY_CODE = 'SELECT id FROM app.card WHERE pact = $1 AND organisation = $2 AND code = $3'

/** What the server keeps of codes, and the cards that have them. */
@Injectable()
export class CardCodes {
  constructor(
    @Inject(Pipeline) private readonly pool: Pipeline,
    @Inject(SECRET) private readonly secret: string,
  ) {}

  /**
   * The HMAC of a code under the installation's secret. Forty bits could be guessed from a plain hash in a stolen
   * database; without the secret they cannot. A guess is good for one organisation only.
   */
  hash({ pact, id }: Owner, code: string): string {
    return createHmac('sha256', this.secret)
      .update(JSON.stringify(['emergency card', pact, id, code]))
      .digest('hex')
  }

  /** The card of an organisation that has a code, good or not. */
  async find(owner: Owner, code: string): Promise<Id | null> {
    const values = [owner.pact, owner.id, this.hash(owner, code)]
    const { rows } = await this.pool.query<Pick<Card, 'id'>>({ name: 'card_by_code', text: BY_CODE, values })
    return rows[0]?.id ?? null
  }
}
