import { CARD_PLACES } from '@beistand/domain/card'
import { newCode, readCode } from '@beistand/domain/card-code'
import * as z from 'zod/mini'
import { command, nothing } from './command.js'

/** The five words on a card, the last of them the check word. */
export const cardCode = z.string().check(
  z.maxLength(80),
  z.refine((typed) => 'code' in readCode(typed)),
)
const place = z.union([z.literal(CARD_PLACES[0]), z.literal(CARD_PLACES[1]), z.literal(CARD_PLACES[2])])
const EXAMPLE = newCode(() => 1).join(' ')

/** Whoever issues a card makes its code; the server keeps a keyed hash of it. */
export const issueCards = command({
  name: 'card.issue',
  method: 'post',
  path: '/organisations/:organisation/cards',
  summary: 'Issue emergency cards of an organisation; each replaces the card that was good at its place.',
  body: z.object({ cards: z.array(z.object({ place, code: cardCode })).check(z.minLength(1), z.maxLength(3)) }),
  example: { cards: [{ place: 1, code: EXAMPLE }] },
  refusals: ['forbidden', 'not-found', 'unchanged', 'exists-already'],
  fresh: true,
})

export const revokeCard = command({
  name: 'card.revoke',
  method: 'delete',
  path: '/cards/:card',
  summary: 'Revoke an emergency card that is good.',
  body: nothing,
  example: {},
  refusals: ['forbidden', 'not-found', 'wrong-state'],
})
