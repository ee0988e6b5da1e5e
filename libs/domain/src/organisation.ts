import { may } from './access.js'
import type { By, Id, Instant, Noun, Text } from './noun.js'
import { type Decision, refuse } from './refusal.js'

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

/**
 * The pact itself: its name, and whether everything in it is demo data. Its id is the pact's own. `factorFrom`: from when
 * on whoever speaks for an organisation needs a second factor, null where that is not demanded; `factorHolds` since then.
 */
export interface Pact {
  readonly id: Id
  readonly name: string
  readonly demo: boolean
  /** Whether coordinators of active members may act for a victim that cannot act itself. */
  readonly partnersAct: boolean
  readonly foundedAt: Instant
  readonly factorFrom: Instant | null
  readonly factorHolds: boolean
}
export type PactMade = { readonly type: 'pact-founded'; readonly id: Id; readonly name: string; readonly demo: boolean }

export type PactChanged =
  | { readonly type: 'factor-demanded'; readonly id: Id; readonly from: Instant | null; readonly holds: boolean }
  | { readonly type: 'pact-acting-set'; readonly id: Id; readonly partnersAct: boolean }

export const pact: Noun<Pact, PactMade, PactChanged> = {
  name: 'pact',
  fields: {
    name: 'code',
    demo: 'flag',
    partnersAct: 'flag',
    foundedAt: 'instant',
    factorFrom: 'instant?',
    factorHolds: 'flag',
  },
  make: {
    'pact-founded': ({ id, name, demo }, { at }) => ({
      ...{ id, name, demo, foundedAt: at },
      ...{ partnersAct: false, factorFrom: null, factorHolds: false },
    }),
  },
  change: {
    'factor-demanded': (row, { from, holds }) => ({ ...row, factorFrom: from, factorHolds: holds }),
    'pact-acting-set': (row, { partnersAct }) => ({ ...row, partnersAct }),
  },
  audience: () => ['all'],
  rekeys: ({ factorHolds }, before) => (before !== null && before.factorHolds !== factorHolds ? ['all'] : []),
  due: ({ factorFrom, factorHolds }) =>
    factorFrom !== null && !factorHolds ? { at: factorFrom, command: 'pact.begin-factor' } : null,
}

/** Demands a second factor of whoever speaks for an organisation from a time on, or (null) no longer. */
export function demandFactor(
  row: Pact,
  from: Instant | null,
  { by, now }: { by: By; now: Instant },
): Decision<PactChanged> {
  if (!may(by, 'pact.demand-factor')) return refuse('forbidden')
  if (row.factorFrom === from) return refuse('unchanged')
  if (from !== null && from < now) return refuse('deadline-passed')
  return [{ type: 'factor-demanded', id: row.id, from, holds: false }]
}

/** The time from which the factor is demanded has come. */
export function beginFactor({ id, factorFrom, factorHolds }: Pact): Decision<PactChanged> {
  if (factorFrom === null || factorHolds) return refuse('unchanged')
  return [{ type: 'factor-demanded', id, from: factorFrom, holds: true }]
}

/** Says whether partners may act for victims that cannot. */
export function letPartnersAct(row: Pact, partnersAct: boolean, by: By): Decision<PactChanged> {
  if (!may(by, 'pact.let-partners-act')) return refuse('forbidden')
  if (row.partnersAct === partnersAct) return refuse('unchanged')
  return [{ type: 'pact-acting-set', id: row.id, partnersAct }]
}

/** Whether a coordinator may act for another organisation at all: of an active member that is not hit itself. */
export function partnersMayAct(
  row: Pick<Pact, 'partnersAct'> | undefined,
  own: { readonly stage: string | undefined; readonly hit: boolean },
): boolean {
  return row?.partnersAct === true && own.stage === 'active' && !own.hit
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

/** Enters an organisation into the pact's directory. Being in it says nothing about membership. */
export function registerOrganisation(
  current: Organisation | undefined,
  wish: Organisation,
  by: By,
): Decision<OrganisationEvent> {
  if (!may(by, 'organisation.register')) return refuse('forbidden')
  if (current) return refuse('exists-already')
  return [{ type: 'organisation-registered', ...wish }]
}

/** What an organisation says of itself. Name, kind and official key stay as registered. */
export type OrganisationCard = Pick<Organisation, 'lat' | 'lon' | 'inhabitants' | 'phone' | 'mailDomain'>

export function changeOrganisation(row: Organisation, card: OrganisationCard, by: By): Decision<OrganisationEvent> {
  if (!may(by, 'organisation.change', { keepers: [row.id] })) return refuse('forbidden')
  return [{ type: 'organisation-changed', ...row, ...card }]
}
