import { may } from './access.js'
import type { Grant } from './grant.js'
import type { By, Id, Noun } from './noun.js'
import type { Offer } from './offer.js'
import { type Decision, refuse } from './refusal.js'

/**
 * Who stands behind an offer of people; its id is the offer's. Seen by the owner's people and the office alone. One person
 * is in one such offer only, so that nobody is counted twice.
 */
export interface Crew {
  readonly id: Id
  readonly owner: Id
  readonly persons: readonly Id[]
}
export type CrewMade = {
  readonly type: 'crew-named'
  readonly id: Id
  readonly owner: Id
  readonly persons: readonly Id[]
}
export type CrewChanged = { readonly type: 'crew-changed'; readonly id: Id; readonly persons: readonly Id[] }
export type CrewEvent = CrewMade | CrewChanged

export const crew: Noun<Crew, CrewMade, CrewChanged> = {
  name: 'crew',
  fields: { owner: 'ref', persons: 'codes' },
  make: { 'crew-named': ({ type: _, ...named }) => named },
  change: { 'crew-changed': (row, { persons }) => ({ ...row, persons }) },
  audience: ({ owner }) => [`org:${owner}`, 'office'],
}

/** What a crew is judged by: all crews and offers of the same owner, and the grants of the persons. */
export interface CrewCircumstances {
  readonly by: By
  readonly crews: readonly Crew[]
  readonly offers: readonly Offer[]
  readonly grants: readonly Grant[]
}

/** Names the people behind a real offer of people; at most as many as it has units. A withdrawn offer's are free again. */
export function nameCrew(
  row: Offer,
  named: readonly Id[],
  { by, crews, offers, grants }: CrewCircumstances,
): Decision<CrewEvent> {
  const persons = [...new Set(named)]
  if (!may(by, 'offer.crew', row)) return refuse('forbidden')
  if (row.state === 'withdrawn' || row.exercise !== null) return refuse('wrong-state')
  if (row.kind !== 'staff' && row.kind !== 'remote') return refuse('kind-does-not-fit')
  if (persons.length > row.units) return refuse('too-many-units', { units: row.units })
  const stranger = persons.find((person) => !belongsTo(person, [row.owner], grants))
  if (stranger !== undefined) return refuse('person-elsewhere', { person: stranger })
  const twice = persons.find((person) => inOtherCrew(person, row.id, liveCrews(crews, offers)))
  if (twice !== undefined) return refuse('person-in-other-offer', { person: twice })
  const known = crews.some(({ id }) => id === row.id)
  return known
    ? [{ type: 'crew-changed', id: row.id, persons }]
    : [{ type: 'crew-named', id: row.id, owner: row.owner, persons }]
}

/** The crews of offers that are not withdrawn. */
export function liveCrews(crews: readonly Crew[], offers: readonly Offer[]): readonly Crew[] {
  return crews.filter(({ id }) => offers.some((offer) => offer.id === id && offer.state !== 'withdrawn'))
}

/** Whether a person is in the crew of another offer than this one. */
export function inOtherCrew(person: Id, offer: Id, crews: readonly Crew[]): boolean {
  return crews.some(({ id, persons }) => id !== offer && persons.includes(person))
}

/** Whether a person has a role in one of some organisations. */
export function belongsTo(person: Id, organisations: readonly Id[], grants: readonly Grant[]): boolean {
  return grants.some((grant) => grant.person === person && !grant.revoked && organisations.includes(grant.organisation))
}
