import type { Id, Role } from '@beistand/domain/noun'
import type { DomainEvent } from '@beistand/domain/registry'

/** Someone of a generated pact who can sign in. */
export interface GeneratedPerson {
  readonly id: Id
  readonly email: string
  readonly role: Role
  readonly organisation: Id
}

export interface GeneratedPact {
  readonly pact: Id
  readonly events: readonly DomainEvent[]
  /** Whoever follows the pact: coordinators, heads and observers, spread evenly over the organisations. */
  readonly people: readonly GeneratedPerson[]
  readonly organisations: readonly Id[]
  /** The organisation that the dependants depend on. It has people of its own. */
  readonly provider: Id
  readonly dependants: readonly Id[]
}

export interface PactSize {
  readonly pact: Id
  /** With the provider. */
  readonly organisations?: number
  readonly dependants?: number
  readonly people?: number
}

const FOLLOWERS: readonly Role[] = ['coordinator', 'head', 'observer']
const COLUMNS = 10

/** A pact of any size, always the same for the same size: its events in the order in which they found it, and its people. */
export function generatePact({
  pact,
  organisations: count = 90,
  dependants = 72,
  people = 2 * count,
}: PactSize): GeneratedPact {
  const organisations = Array.from({ length: count }, (_, index) => `o${String(index).padStart(3, '0')}`)
  const [provider = '', ...administrations] = organisations
  const served = administrations.slice(0, dependants)
  const persons = Array.from({ length: people }, (_, index) =>
    personOf(organisations[index % count] ?? '', Math.floor(index / count)),
  )
  const events: DomainEvent[] = [
    { type: 'pact-founded', id: pact, name: 'Erzeugter Pakt', demo: false },
    ...organisations.map(registered),
    ...administrations.map((id) => ({ type: 'membership-begun', id, stage: 'external', admittedFor: null }) as const),
    { type: 'provider-registered', id: provider, cert: null },
    ...served.map((organisation) => stated(organisation, provider)),
    ...persons.map(granted),
  ]
  return { pact, events, people: persons, organisations, provider, dependants: served }
}

/** The coordinator comes first, then the head, then any number of observers. */
function personOf(organisation: Id, place: number): GeneratedPerson {
  const role = FOLLOWERS[place] ?? 'observer'
  const name = place < FOLLOWERS.length ? role : `${role}-${place}`
  return { id: `${name}-${organisation}`, email: `${name}@${organisation}.example`, role, organisation }
}

function registered(id: Id, index: number): DomainEvent {
  const place = { lat: 49.4 + Math.floor(index / COLUMNS) / 20, lon: 8.4 + (index % COLUMNS) / 20, ags: null }
  const nothing = { inhabitants: null, district: null, phone: null, mailDomain: null }
  const name = index === 0 ? 'Rechenzentrum' : `Gemeinde ${index}`
  const kind = index === 0 ? 'provider' : 'municipality'
  return { type: 'organisation-registered', id, name, kind, ...place, ...nothing }
}

function stated(organisation: Id, provider: Id): DomainEvent {
  return { type: 'dependency-stated', id: `${organisation}:${provider}`, organisation, provider, applications: [] }
}

function granted({ id, role, organisation }: GeneratedPerson): DomainEvent {
  return { type: 'role-granted', id: `grant-${id}`, person: id, organisation, role, title: `${role} ${organisation}` }
}
