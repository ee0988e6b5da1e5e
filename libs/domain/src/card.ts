import { may } from './access.js'
import type { By, Id, Instant, Noun } from './noun.js'
import { type Decision, refuse } from './refusal.js'

export const CARD_STATES = ['valid', 'used', 'renewed', 'revoked', 'expired'] as const
export type CardState = (typeof CARD_STATES)[number]

/** An organisation has three emergency cards, kept in three places. */
export const CARD_PLACES = [1, 2, 3] as const
/** How long a card is good, in milliseconds: thirteen months. */
export const CARD_LASTS = 396 * 86_400_000

/**
 * A printed card with which someone without an account declares an emergency, once. `code` is a keyed hash of the words
 * on it; `place` says which of the organisation's cards it is; `renews` the card that it takes the place of.
 */
export interface Card {
  readonly id: Id
  readonly organisation: Id
  readonly place: number
  readonly code: string
  readonly renews: Id | null
  readonly state: CardState
  readonly issuedAt: Instant
  readonly until: Instant
  readonly endedAt: Instant | null
  /** The emergency that it was used for. */
  readonly emergency: Id | null
}
export type CardMade = {
  readonly type: 'card-issued'
  readonly id: Id
  readonly organisation: Id
  readonly place: number
  readonly code: string
  readonly renews: Id | null
}
export type CardChanged =
  | { readonly type: 'card-ended'; readonly id: Id; readonly state: 'renewed' | 'revoked' | 'expired' }
  | { readonly type: 'card-used'; readonly id: Id; readonly emergency: Id }
export type CardEvent = CardMade | CardChanged

export const card: Noun<Card, CardMade, CardChanged> = {
  name: 'card',
  fields: {
    organisation: 'ref',
    place: 'integer',
    code: 'ref',
    renews: 'id?',
    state: 'code',
    issuedAt: 'instant',
    until: 'instant',
    endedAt: 'instant?',
    emergency: 'ref?',
  },
  make: {
    'card-issued': ({ type: _, ...issued }, { at }) => ({
      ...issued,
      state: 'valid',
      issuedAt: at,
      until: at + CARD_LASTS,
      endedAt: null,
      emergency: null,
    }),
  },
  change: {
    'card-ended': (row, { state }, { at }) => ({ ...row, state, endedAt: at }),
    'card-used': (row, { emergency }, { at }) => ({ ...row, state: 'used', emergency, endedAt: at }),
  },
  audience: ({ organisation }) => ['office', `org:${organisation}`],
  due: ({ state, until }) => (state === 'valid' ? { at: until, command: 'card.expire' } : null),
}

/** A card to be, with the keyed hash of its code. */
export interface NewCard {
  readonly id: Id
  readonly place: number
  readonly code: string
}

/** Issues cards, each at its place; the card that was good there until now is not any more. */
export function issueCards(
  organisation: Id,
  wishes: readonly NewCard[],
  { cards, by }: { readonly cards: readonly Card[]; readonly by: By },
): Decision<CardEvent> {
  if (!may(by, 'card.issue', { keepers: [organisation] })) return refuse('forbidden')
  const places = new Set(wishes.map(({ place }) => place))
  if (wishes.length === 0 || places.size < wishes.length) return refuse('unchanged')
  if (wishes.some(({ code }) => cards.some((one) => one.code === code))) return refuse('exists-already')
  return wishes.flatMap((wish): readonly CardEvent[] => {
    const before = cards.filter(({ place }) => place === wish.place)
    const ended = before.filter(({ state }) => state === 'valid')
    const last = before.reduce<Card | null>(
      (found, one) => (found && found.issuedAt > one.issuedAt ? found : one),
      null,
    )
    return [
      { type: 'card-issued', organisation, ...wish, renews: last?.id ?? null },
      ...ended.map(({ id }) => ({ type: 'card-ended', id, state: 'renewed' }) as const),
    ]
  })
}

export function revokeCard(row: Card, by: By): Decision<CardEvent> {
  if (!may(by, 'card.revoke', { keepers: [row.organisation] })) return refuse('forbidden')
  return row.state === 'valid' ? [{ type: 'card-ended', id: row.id, state: 'revoked' }] : refuse('wrong-state')
}

export function expireCard(row: Card): Decision<CardEvent> {
  return row.state === 'valid' ? [{ type: 'card-ended', id: row.id, state: 'expired' }] : refuse('unchanged')
}

/** Whether a card opens something now; its end does not wait for the timer. */
export function isGood({ state, until }: Pick<Card, 'state' | 'until'>, now: Instant): boolean {
  return state === 'valid' && now < until
}
