import { may, side } from './access.js'
import { actedFor, type ActedFor, type By, type Id, type Instant, type Noun, type Text } from './noun.js'
import { type Decision, refuse } from './refusal.js'
import { circleKeys, type Circle, type Tlp } from './report.js'

/**
 * What a victim says on a need to fewer than the whole pact. It is a row of its own, so that a need's kind, quantity, window
 * and priority never become narrower.
 */
export interface NeedNote {
  readonly id: Id
  readonly need: Id
  readonly emergency: Id
  readonly text: Text
  readonly tlp: Tlp
  readonly circle: Circle
  readonly organisation: Id
  readonly author: Id
  readonly madeFor: ActedFor | null
  readonly at: Instant
}

export type NeedNoteMade = {
  readonly type: 'need-noted'
  readonly id: Id
  readonly need: Id
  readonly emergency: Id
  readonly text: Text
  readonly tlp: Tlp
  readonly circle: Circle
}
export type NeedNoteChanged = {
  readonly type: 'need-note-narrowed'
  readonly id: Id
  readonly tlp: Tlp
  readonly circle: Circle
}
export type NeedNoteEvent = NeedNoteMade | NeedNoteChanged

export const needNote: Noun<NeedNote, NeedNoteMade, NeedNoteChanged> = {
  name: 'needNote',
  fields: {
    need: 'ref',
    emergency: 'ref',
    text: 'text?',
    tlp: 'code',
    circle: 'json',
    organisation: 'id',
    author: 'id',
    madeFor: 'json?',
    at: 'instant',
  },
  make: {
    'need-noted': ({ type: _, ...noted }, { at, by }) => ({
      ...noted,
      organisation: side(by),
      author: by.person,
      madeFor: actedFor(by),
      at,
    }),
  },
  change: { 'need-note-narrowed': (row, { tlp, circle }) => ({ ...row, tlp, circle }) },
  audience: ({ circle, emergency }) => circleKeys(circle, emergency),
}

export interface NeedNoteWish {
  readonly id: Id
  readonly text: string
  readonly tlp: Tlp
  readonly circle: Circle
}

/** Adds a note to a need, open or closed. */
export function noteNeed(
  need: { readonly id: Id; readonly emergency: Id; readonly victim: Id },
  wish: NeedNoteWish,
  by: By,
): Decision<NeedNoteEvent> {
  if (!may(by, 'need.note', need)) return refuse('forbidden')
  if (wish.tlp === 'TLP:RED' && wish.circle.to !== 'named') return refuse('red-needs-names')
  return [{ type: 'need-noted', need: need.id, emergency: need.emergency, ...wish }]
}

/** Narrows a note to named persons (TLP:RED). Only its author's organisation may. */
export function narrowNeedNote(row: NeedNote, persons: readonly Id[], by: By): Decision<NeedNoteEvent> {
  if (!may(by, 'need.narrow-note', { owner: row.organisation })) return refuse('forbidden')
  return [{ type: 'need-note-narrowed', id: row.id, tlp: 'TLP:RED', circle: { to: 'named', persons } }]
}
