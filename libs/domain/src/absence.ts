import { may } from './access.js'
import type { Window } from './half-day.js'
import type { By, Id, Noun, Text } from './noun.js'
import type { Offer } from './offer.js'
import { type Decision, refuse } from './refusal.js'

/** A window in which units of an offer are not there. Others see this much of it and no more. */
export interface Absence {
  readonly id: Id
  readonly offer: Id
  readonly owner: Id
  readonly window: Window
  readonly units: number
  readonly ended: boolean
}
export type AbsenceMade = {
  readonly type: 'offer-blocked'
  readonly id: Id
  readonly offer: Id
  readonly owner: Id
  readonly window: Window
  readonly units: number
}
export type AbsenceChanged = { readonly type: 'block-ended'; readonly id: Id }

export const absence: Noun<Absence, AbsenceMade, AbsenceChanged> = {
  name: 'absence',
  fields: { offer: 'ref', owner: 'ref', window: 'json', units: 'integer', ended: 'flag' },
  make: { 'offer-blocked': ({ type: _, ...blocked }) => ({ ...blocked, ended: false }) },
  change: { 'block-ended': (row) => ({ ...row, ended: true }) },
  audience: () => ['pact', 'offers'],
}

/** Why units are absent: illness, holiday, needed elsewhere. Its id is the absence's; only the owner's people see it. */
export interface AbsenceReason {
  readonly id: Id
  readonly owner: Id
  readonly reason: Text
}
export type AbsenceReasonMade = {
  readonly type: 'block-explained'
  readonly id: Id
  readonly owner: Id
  readonly reason: Text
}

export const absenceReason: Noun<AbsenceReason, AbsenceReasonMade> = {
  name: 'absenceReason',
  fields: { owner: 'ref', reason: 'text?' },
  make: { 'block-explained': ({ type: _, ...explained }) => explained },
  change: {},
  audience: ({ owner }) => [`org:${owner}`],
}

export type AbsenceEvent = AbsenceMade | AbsenceChanged | AbsenceReasonMade

export interface Block {
  readonly id: Id
  readonly window: Window
  /** null: all of them. */
  readonly units: number | null
  readonly reason: string
}

/** Takes units of an offer out for a window. What is lent stays lent until its lender recalls it. */
export function blockOffer(row: Offer, { id, window, units, reason }: Block, by: By): Decision<AbsenceEvent> {
  if (!may(by, 'offer.block', row)) return refuse('forbidden')
  if (row.state === 'withdrawn') return refuse('wrong-state')
  if (units !== null && units > row.units) return refuse('too-many-units', { units: row.units })
  const { owner } = row
  return [
    { type: 'offer-blocked', id, offer: row.id, owner, window, units: units ?? row.units },
    { type: 'block-explained', id, owner, reason },
  ]
}

export function endBlock(row: Absence, by: By): Decision<AbsenceEvent> {
  if (!may(by, 'offer.unblock', row)) return refuse('forbidden')
  if (row.ended) return refuse('unchanged')
  return [{ type: 'block-ended', id: row.id }]
}
