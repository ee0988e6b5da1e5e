import type { GrantWish } from '@beistand/domain/grant'
import type { Id } from '@beistand/domain/noun'
import { BENSHEIM, CERT, COUNTY, EKOM21, HEPPENHEIM, OBSERVING_COUNTY } from './region.js'

/** Someone who can sign in to the demo: a function, not a person. `grants` may be more than one. */
export interface DemoPerson {
  readonly person: Id
  readonly email: string
  readonly grants: readonly Omit<GrantWish, 'person'>[]
}

/** One password for all of the demo; it protects nothing. */
export const PASSWORD = 'demo-beistand'

type DemoRole = GrantWish['role']

function person(name: string, domain: string, grants: readonly (readonly [Id, DemoRole, string])[]): DemoPerson {
  const id = `demo-${name}`
  return {
    person: id,
    email: `${name}@${domain}.example`,
    grants: grants.map(([organisation, role, title]) => ({ id: `${id}-${organisation}`, organisation, role, title })),
  }
}

export const VICTIM = person('koordination-bensheim', 'beistand', [[BENSHEIM, 'coordinator', 'IT-Leitung Bensheim']])
export const LENDER = person('koordination-heppenheim', 'beistand', [
  [HEPPENHEIM, 'coordinator', 'Informationssicherheit Heppenheim'],
])
export const HEAD = person('leitung-bergstrasse', 'beistand', [
  [COUNTY, 'head', 'Behördenleitung Landkreis Bergstraße'],
])
/** From three organisations, one of which depends on no provider: when a provider fails, someone is left to run the pact. */
export const OFFICE = person('geschaeftsstelle', 'beistand', [
  [COUNTY, 'office', 'Geschäftsstelle (Landkreis Bergstraße)'],
  [HEPPENHEIM, 'office', 'Geschäftsstelle (Stadt Heppenheim)'],
  [CERT, 'office', 'Geschäftsstelle (Muster-CERT)'],
])
export const HELPER = person('einsatzkraft', 'beistand', [[HEPPENHEIM, 'helper', 'Systembetreuung Heppenheim']])
export const GUEST = person('gast', 'beistand', [[BENSHEIM, 'guest', 'Bürgerbüro Bensheim']])
export const OBSERVER = person('beobachtung', 'beistand', [[OBSERVING_COUNTY, 'observer', 'Lagebeobachtung']])
export const PROVIDER = person('dienstleister', 'beistand', [[EKOM21, 'coordinator', 'Leitstelle']])
export const OPERATOR = person('betrieb', 'beistand', [[COUNTY, 'operator', 'Betrieb der Installation']])

export const PEOPLE: readonly DemoPerson[] = [VICTIM, LENDER, HEAD, OFFICE, HELPER, GUEST, OBSERVER, PROVIDER, OPERATOR]
