import type { Command, Recorded } from '@beistand/contracts/command'
import type { DomainEvent } from '@beistand/domain/registry'
import type * as z from 'zod/mini'
import { type RelationName, ROLE_COLUMNS, type RoleColumn } from '../../../../libs/domain/test/access-cells.js'
import { emailOf, PACT, PASSWORD } from '../world.js'

export const VICTIM = '06431002'
export const LENDER = '06431011'
export const INVOLVED = '06437'
export const PROVIDER = 'ekom21'
export const COUNTY = '06431'
/** Has nothing to do with anything that happens. */
export const STRANGER = '06431015'
/** Its emergency stands on the open form, and waits for its call-back. */
export const WAITING = '06431001'
export const ORGANISATIONS = [VICTIM, LENDER, INVOLVED, PROVIDER, COUNTY, STRANGER]

/** Whoever acts: a role in an organisation; the office, which sits at the county, for one that it says. */
export interface Actor {
  readonly role: RoleColumn | 'card'
  readonly organisation: string
}

export function personOf({ role, organisation }: Actor): string {
  return role === 'office' ? `office-${COUNTY}` : `${role}-${organisation}`
}

/** What is done, by whom, and in which relations the organisations stand to it. */
export interface Deed<C extends Command = Command> {
  readonly as: Actor
  readonly is: Partial<Record<RelationName, readonly string[]>>
  readonly body: z.input<C['body']>
  readonly params?: Readonly<Record<string, string>>
  /** Whom the row names, if it names someone. */
  readonly person?: string
  /** Nobody else knocks: the step itself changes who may do what. */
  readonly alone?: true
}
export type Does = <C extends Command>(command: C, deed: Deed<C>) => Promise<Recorded>

export const coordinator = (organisation: string): Actor => ({ role: 'coordinator', organisation })
export const office: Actor = { role: 'office', organisation: COUNTY }

/** Devices of cards that act for those to whom most happens, but in another emergency: all of it must stay shut to them. */
export const CARDS: readonly Actor[] = [VICTIM, LENDER].map((organisation) => ({ role: 'card', organisation }))

export const NOW = 1_793_000_000_000
export const FORM_EMERGENCY = 'e-waiting'

const ASSESSED = {
  kind: 'unknown',
  severity: 'unknown',
  awareAt: null,
  personalData: 'unknown',
  nextUpdateDue: null,
  disasterBy: null,
  disasterAt: null,
} as const

export const VERIFIED_RECOVERY = 'r-verified'

/** What stood on the open form before the story begins. */
const FORM: readonly DomainEvent[] = [
  {
    type: 'emergency-opened',
    id: FORM_EMERGENCY,
    victim: WAITING,
    exercise: null,
    cause: null,
    relapseOf: null,
    phase: 'suspected',
    callBack: 'pending',
    ...ASSESSED,
  },
  {
    type: 'organisation-involved',
    id: `${FORM_EMERGENCY}:${WAITING}`,
    emergency: FORM_EMERGENCY,
    organisation: WAITING,
    profile: 'lead',
  },
  {
    ...{ type: 'alarm-raised', id: `${FORM_EMERGENCY}:partners`, to: 'partners', why: 'call-back' },
    ...{ emergency: FORM_EMERGENCY, cause: null, exercise: null, state: 'call-back-pending' },
  },
  { type: 'recovery-asked', id: VERIFIED_RECOVERY, organisation: VICTIM, title: 'IT-Leitung' },
  {
    type: 'recovery-verified',
    id: VERIFIED_RECOVERY,
    person: `head-${VICTIM}`,
    note: 'Rückruf auf die Nummer im Pakt',
  },
  { type: 'card-issued', id: 'k-waiting', organisation: WAITING, place: 1, code: '2'.repeat(64), renews: null },
  {
    type: 'call-back-asked',
    id: 'c-waiting',
    emergency: FORM_EMERGENCY,
    victim: WAITING,
    phone: '06251 90009-01',
    card: 'k-waiting',
    person: 'card:k-waiting',
  },
  { type: 'card-used', id: 'k-waiting', emergency: FORM_EMERGENCY },
]

function registered(id: string): DomainEvent {
  const place = { ags: null, lat: 49.6, lon: 8.6, inhabitants: null, district: null, mailDomain: null }
  return {
    type: 'organisation-registered',
    id,
    name: `Verwaltung ${id}`,
    kind: 'municipality',
    phone: '06251 90009-00',
    ...place,
  }
}

const CAST = ORGANISATIONS.flatMap((organisation) =>
  ROLE_COLUMNS.filter((role) => role !== 'office' || organisation === COUNTY).map((role) => ({ role, organisation })),
)

/** The pact of the story: every role in every organisation, the office at the county, which nothing hits. */
export const FOUNDING = {
  pact: PACT,
  password: PASSWORD,
  people: [...CAST, ...CARDS].map(({ role, organisation }) => ({
    id: personOf({ role, organisation }),
    email: emailOf(role, organisation),
  })),
  events: [
    { type: 'pact-founded', id: PACT, name: 'Testpakt', demo: false },
    ...[...ORGANISATIONS, WAITING].map(registered),
    ...[VICTIM, LENDER, INVOLVED, COUNTY].map(
      (id) => ({ type: 'membership-begun', id, stage: 'external', admittedFor: null }) as const,
    ),
    ...[LENDER, INVOLVED].map((id) => ({ type: 'membership-moved', id, stage: 'active' }) as const),
    ...CAST.map(({ role, organisation }) => {
      const person = personOf({ role, organisation })
      return { type: 'role-granted', id: `g-${person}`, person, organisation, role, title: role } as const
    }),
    ...FORM,
    ...CARDS.map((actor) => {
      const [person, { organisation }] = [personOf(actor), actor]
      const emergency = FORM_EMERGENCY
      return {
        type: 'role-granted',
        id: `g-${person}`,
        person,
        organisation,
        role: 'card',
        title: null,
        emergency,
      } as const
    }),
  ] satisfies DomainEvent[],
}
