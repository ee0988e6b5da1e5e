import { setApplication } from '@beistand/domain/application'
import { setCitizenService } from '@beistand/domain/citizen-service'
import { addContact } from '@beistand/domain/contact'
import { setDependency } from '@beistand/domain/dependency'
import { giveRole } from '@beistand/domain/grant'
import { beginMembership, moveMembership, type Membership, type Stage } from '@beistand/domain/membership'
import type { Id, Instant } from '@beistand/domain/noun'
import { type Organisation, registerOrganisation } from '@beistand/domain/organisation'
import { setProvider } from '@beistand/domain/provider'
import type { Decision } from '@beistand/domain/refusal'
import type { DomainEvent } from '@beistand/domain/registry'
import { APPLICATIONS, CITIZEN_SERVICES, usualApplications } from './catalogue.js'
import { PEOPLE } from './people.js'
import { ADMINISTRATIONS, CERT, EKOM21, filmNumber, ORGANISATIONS, PROVIDERS } from './region.js'
import { type Rehearsal, system, together } from './rehearsal.js'

const { by } = system
const PATH: readonly Stage[] = ['letter-of-intent', 'contract-draft', 'council-decision', 'active']
/** Members that are still on their way into the pact; all others have arrived. */
export const ON_THE_WAY: Readonly<Record<Id, Stage>> = {
  '06431008': 'invited',
  '06431018': 'letter-of-intent',
  '06431009': 'contract-draft',
  '06431012': 'council-decision',
}

/** Founds the pact and fills its directory, in one batch. */
export function foundPact(rehearsal: Rehearsal, pact: { id: Id; name: string }, at: Instant): void {
  rehearsal.play(
    system,
    at,
    together([
      [{ type: 'pact-founded', ...pact, demo: true }],
      ...CITIZEN_SERVICES.map((service) => setCitizenService(undefined, service, by)),
      ...APPLICATIONS.map((application) => setApplication(undefined, application, by)),
      ...ORGANISATIONS.map((organisation) => registerOrganisation(undefined, organisation, by)),
      ...ORGANISATIONS.flatMap(membershipOf),
      ...PROVIDERS.map(({ id }) => setProvider(undefined, { id, cert: id === EKOM21 ? CERT : null }, by)),
      ...ADMINISTRATIONS.flatMap(dependenciesOf),
      ...ADMINISTRATIONS.flatMap(contactsOf),
      ...PEOPLE.flatMap(({ person, grants }) => grants.map((grant) => giveRole([], { ...grant, person }, by))),
    ]),
  )
}

function membershipOf({ id, ags }: Organisation): Decision<DomainEvent>[] {
  if (ags === null) return [beginMembership(undefined, { id, stage: 'external', admittedFor: null }, by)]
  const last = ON_THE_WAY[id] ?? 'active'
  const begun: Membership = { id, stage: 'invited', since: 0, admittedFor: null }
  const way = PATH.slice(0, PATH.indexOf(last) + 1)
  return [
    beginMembership(undefined, { id, stage: 'invited', admittedFor: null }, by),
    ...way.map((stage, index) => moveMembership({ ...begun, stage: way[index - 1] ?? 'invited' }, stage, by)),
  ]
}

/** Most get everything from ekom21; some get a part from one of the invented providers. */
function dependenciesOf({ id, kind }: Organisation, index: number): Decision<DomainEvent>[] {
  const applications = usualApplications(kind)
  const split = applications.length - 3
  const elsewhere = index % 4 === 1 ? 'muster-rechenzentrum' : index % 4 === 3 ? 'beispiel-netz' : null
  const mine = (provider: Id, some: readonly string[]) =>
    setDependency(undefined, { organisation: id, provider, applications: some }, by)
  if (elsewhere === null) return [mine(EKOM21, applications)]
  return [mine(EKOM21, applications.slice(0, split)), mine(elsewhere, applications.slice(split))]
}

function contactsOf({ id, mailDomain }: Organisation, index: number): Decision<DomainEvent>[] {
  const contact = (key: string, title: string, rest: { phone: string; mail: string | null; note: string }) =>
    addContact({ id: `${id}-${key}`, organisation: id, title, ...rest }, by)
  return [
    contact('it', 'IT-Leitung', {
      phone: filmNumber(200 + index),
      mail: `it-leitung@${mailDomain}`,
      note: 'Erfundene Nummer, nur für die Demo',
    }),
    contact('duty', 'Rufbereitschaft', {
      phone: filmNumber(300 + index),
      mail: index % 3 === 0 ? `rufbereitschaft-${id}@notfall.example` : null,
      note: 'Nachts und am Wochenende; erfundene Nummer',
    }),
  ]
}
