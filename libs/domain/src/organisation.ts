import type { Id, Instant, Noun, Text } from './noun.js'

export const ORGANISATION_KINDS = [
  'county',
  'independent-city',
  'municipality',
  'association',
  'provider',
  'cert',
  'land',
  'other',
] as const
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number]

/** The pact itself: its name, and whether everything in it is demo data. Its id is the pact's own. */
export interface Pact {
  readonly id: Id
  readonly name: string
  readonly demo: boolean
  readonly foundedAt: Instant
}
export type PactMade = { readonly type: 'pact-founded'; readonly id: Id; readonly name: string; readonly demo: boolean }

export const pact: Noun<Pact, PactMade> = {
  name: 'pact',
  fields: { name: 'code', demo: 'flag', foundedAt: 'instant' },
  make: { 'pact-founded': ({ id, name, demo }, { at }) => ({ id, name, demo, foundedAt: at }) },
  change: {},
  audience: () => ['all'],
}

/** An administration or body. `ags` is the official municipality key, 5 or 8 digits, where it has one. */
export interface Organisation {
  readonly id: Id
  readonly name: string
  readonly kind: OrganisationKind
  readonly ags: string | null
  readonly lat: number | null
  readonly lon: number | null
  readonly inhabitants: number | null
  readonly district: Id | null
  readonly phone: Text
  readonly mailDomain: string | null
}
export type OrganisationMade = { readonly type: 'organisation-registered' } & Organisation
export type OrganisationChanged = { readonly type: 'organisation-changed' } & Organisation
export type OrganisationEvent = OrganisationMade | OrganisationChanged

function rowOf({ type: _, ...row }: OrganisationEvent): Organisation {
  return row
}

export const organisation: Noun<Organisation, OrganisationMade, OrganisationChanged> = {
  name: 'organisation',
  fields: {
    name: 'code',
    kind: 'code',
    ags: 'code?',
    lat: 'real?',
    lon: 'real?',
    inhabitants: 'integer?',
    district: 'id?',
    phone: 'text?',
    mailDomain: 'code?',
  },
  make: { 'organisation-registered': rowOf },
  change: { 'organisation-changed': (_, event) => rowOf(event) },
  audience: () => ['all'],
}
