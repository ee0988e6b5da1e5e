import { may, side } from './access.js'
import { actedFor, type ActedFor, type By, type Id, type Instant, type Key, type Noun, type Text } from './noun.js'
import { type Decision, refuse } from './refusal.js'

/** TLP 2.0: what recipients may pass on. Never translated. */
export const TLP = ['TLP:RED', 'TLP:AMBER+STRICT', 'TLP:AMBER', 'TLP:GREEN', 'TLP:CLEAR'] as const
export type Tlp = (typeof TLP)[number]

/** Who receives something here. `named` lists persons; TLP:RED is always named. */
export type Circle =
  { readonly to: 'pact' | 'involved' | 'office' } | { readonly to: 'named'; readonly persons: readonly Id[] }

export function circleKeys(circle: Circle, emergency: Id): readonly Key[] {
  switch (circle.to) {
    case 'pact':
      return ['pact', `emergency:${emergency}`]
    case 'involved':
      return [`emergency:${emergency}`, 'office']
    case 'office':
      return ['office']
    case 'named':
      return circle.persons.map((person): Key => `person:${person}`)
  }
}

/** A sentence that someone adds to an emergency's log: what is seen, what was done, a second declaration. */
export interface Report {
  readonly id: Id
  readonly emergency: Id
  readonly text: Text
  readonly tlp: Tlp
  readonly circle: Circle
  readonly organisation: Id
  readonly author: Id
  readonly madeFor: ActedFor | null
  readonly at: Instant
}

export type ReportMade = {
  readonly type: 'report-added'
  readonly id: Id
  readonly emergency: Id
  readonly text: Text
  readonly tlp: Tlp
  readonly circle: Circle
}
export type ReportChanged = {
  readonly type: 'report-narrowed'
  readonly id: Id
  readonly tlp: Tlp
  readonly circle: Circle
}
export type ReportEvent = ReportMade | ReportChanged

export const report: Noun<Report, ReportMade, ReportChanged> = {
  name: 'report',
  fields: {
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
    'report-added': ({ id, emergency, text, tlp, circle }, { at, by }) => ({
      id,
      emergency,
      text,
      tlp,
      circle,
      organisation: side(by),
      author: by.person,
      madeFor: actedFor(by),
      at,
    }),
  },
  change: { 'report-narrowed': (row, { tlp, circle }) => ({ ...row, tlp, circle }) },
  audience: ({ circle, emergency }) => circleKeys(circle, emergency),
}

export interface ReportWish {
  readonly id: Id
  readonly text: string
  readonly tlp: Tlp
  readonly circle: Circle
}

/** Adds a report to an open or closed emergency. */
export function addReport(
  emergency: { id: Id; victim: Id },
  wish: ReportWish,
  actor: { by: By; involved: readonly Id[] },
): Decision<ReportEvent> {
  if (!may(actor.by, 'report.add', { victim: emergency.victim, involved: actor.involved })) return refuse('forbidden')
  if (wish.tlp === 'TLP:RED' && wish.circle.to !== 'named') return refuse('red-needs-names')
  return [{ type: 'report-added', emergency: emergency.id, ...wish }]
}

/** Narrows a report to named persons. Only its author's organisation may. */
export function narrowReport(row: Report, persons: readonly Id[], by: By): Decision<ReportEvent> {
  if (!may(by, 'report.narrow', { owner: row.organisation })) return refuse('forbidden')
  return [{ type: 'report-narrowed', id: row.id, tlp: 'TLP:RED', circle: { to: 'named', persons } }]
}
