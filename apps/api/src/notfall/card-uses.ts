import type { Notice } from '@beistand/contracts/call-back'
import { alarming } from '@beistand/domain/alarm'
import { declareByCard } from '@beistand/domain/call-back'
import type { Id } from '@beistand/domain/noun'
import { Inject, Injectable } from '@nestjs/common'
import type { Request } from 'express'
import { browserOf } from '../access/browsers.js'
import { Sessions } from '../access/sessions.js'
import { Slowdown } from '../access/slowdown.js'
import { Audit } from '../audit/audit.js'
import { Journal } from '../journal/journal.js'
import { CardCodes } from './card-codes.js'
import { declaringIn } from './declared.js'
import { Notices, type Standing } from './notices.js'
import type { Victim } from './victims.js'

/** A notice with the code of a card, as it was sent. */
export interface CardNotice {
  readonly key: string
  readonly notice: Notice
  /** Four words, see `readCode`. */
  readonly code: string
  readonly request: Request
}

/** What became of it: a standing emergency and a session for its device, or why not. */
export type CardUse =
  { readonly standing: Standing; readonly session: string } | 'no-such-card' | 'card-ended' | 'again'

/** How long the device of a card may come back: the call-back has time, and then 72 hours begin. */
export const DEVICE_LASTS = 7 * 86_400_000

/** Takes emergency cards. Guessing is slowed down by address; who holds a card is asked nothing else. */
@Injectable()
export class CardUses {
  constructor(
    @Inject(CardCodes) private readonly codes: CardCodes,
    @Inject(Journal) private readonly journal: Journal,
    @Inject(Notices) private readonly notices: Notices,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(Slowdown) private readonly slowdown: Slowdown,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  /** Declares with a card, once; the same key gives the same answer again. Throws `too-many` at a flood of guesses. */
  async use(victim: Victim, given: CardNotice): Promise<CardUse> {
    const attempt = { account: null, address: given.request.ip ?? '', known: false }
    const card = await this.slowdown.attempt(attempt, () => this.codes.find(victim, given.code))
    const use = card === null ? 'no-such-card' : await this.declare(victim, card, given)
    const refused = use === 'no-such-card' || use === 'card-ended'
    if (use !== 'again') await this.audit.note(refused ? 'card-refused' : 'card-used', noteOf(victim, given))
    return use
  }

  private async declare(victim: Victim, card: Id, { key, notice, request }: CardNotice): Promise<CardUse> {
    const asking = {
      pact: victim.pact,
      asker: { system: 'notfall', for: victim.id },
      key,
      content: JSON.stringify(['card', card, victim.id, notice]),
    }
    const outcome = await this.journal.record(asking, async (tx) => {
      const row = await tx.get('card', card)
      const { wish, around } = await declaringIn(tx, victim.id, notice)
      return alarming(declareByCard({ ...wish, person: personOf(card) }, row, around), [])
    })
    if ('refused' in outcome) return outcome.refused === 'card-ended' ? 'card-ended' : 'again'
    const standing = await this.notices.standing(victim.pact, outcome)
    if (!standing) return 'again'
    const browser = browserOf(request.headers['user-agent'])
    const session = await this.sessions.openFor({ person: personOf(card), browser, lasts: DEVICE_LASTS })
    return { standing, session }
  }
}

function noteOf({ pact, id: organisation }: Victim, { request }: CardNotice) {
  return { pact, organisation, about: browserOf(request.headers['user-agent']), request }
}

/** A card is used once, so its device is one person. */
function personOf(card: Id): Id {
  return `card:${card}`
}
