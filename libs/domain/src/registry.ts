import { accessRequest } from './access-request.js'
import { absence, absenceReason } from './absence.js'
import { alarm } from './alarm.js'
import { application } from './application.js'
import { cause } from './cause.js'
import { citizenService } from './citizen-service.js'
import { contact } from './contact.js'
import { dependency } from './dependency.js'
import { callBack } from './call-back.js'
import { card } from './card.js'
import { comment } from './comment.js'
import { commitment } from './commitment.js'
import { decision } from './decision.js'
import { deployment } from './deployment.js'
import { emergency } from './emergency.js'
import { exercise } from './exercise.js'
import { grant } from './grant.js'
import { impact } from './impact.js'
import { invitation } from './invitation.js'
import { involvement } from './involvement.js'
import { load } from './load.js'
import { membership } from './membership.js'
import { meter } from './meter.js'
import { need } from './need.js'
import { needNote } from './need-note.js'
import {
  type Due,
  type Id,
  isErasure,
  type Key,
  type Moment,
  type Noun,
  type NounEvent,
  type Row,
  type TextsErased,
} from './noun.js'
import { offer } from './offer.js'
import { organisation, pact } from './organisation.js'
import { crew } from './offer-crew.js'
import { precondition } from './precondition.js'
import { provider } from './provider.js'
import { recovery } from './recovery.js'
import { report } from './report.js'
import { shift } from './roster.js'
import { standIn } from './stand-in.js'
import { task } from './task.js'

/** Every noun of the product. Adding one here gives it a table, live push, snapshot, replay and log. */
export const NOUNS = {
  pact,
  organisation,
  grant,
  invitation,
  recovery,
  standIn,
  shift,
  emergency,
  alarm,
  involvement,
  accessRequest,
  report,
  membership,
  provider,
  dependency,
  cause,
  application,
  citizenService,
  contact,
  exercise,
  impact,
  task,
  comment,
  decision,
  callBack,
  card,
  offer,
  crew,
  absence,
  absenceReason,
  load,
  need,
  needNote,
  meter,
  commitment,
  precondition,
  deployment,
} as const

export type NounName = keyof typeof NOUNS
type RowOf<N> = N extends Noun<infer R, infer _Made, infer _Changed> ? R : never
type EventOf<N> = N extends Noun<infer _Row, infer Made, infer Changed> ? Made | Changed : never

/** The row of each noun. */
export type RowTypes = { readonly [N in NounName]: RowOf<(typeof NOUNS)[N]> }
export type DomainEvent = EventOf<(typeof NOUNS)[NounName]> | TextsErased

/** All rows that someone has, by noun and id. */
export type Rows = { readonly [N in NounName]: Readonly<Record<Id, RowTypes[N]>> }

/** A noun with its types set aside, for the code that treats all nouns alike. */
export interface AnyNoun {
  readonly name: NounName
  readonly fields: Readonly<Record<string, string>>
  readonly texts: readonly string[]
  readonly evolve: (row: Row | undefined, event: NounEvent, moment: Moment) => Row
  readonly audience: (row: Row) => readonly Key[]
  readonly rekeys: (row: Row, before: Row | null) => readonly Key[]
  readonly bears: (row: Row) => Key | null
  readonly due: (row: Row) => Due | null
  /** The field that names the person whom the texts are about. */
  readonly about: string | null
  readonly eventTypes: readonly string[]
  /** Whether an event of this type makes the row, rather than changes it. */
  readonly makes: (eventType: string) => boolean
  /** Whether rows of this noun ever wait for something to happen by itself. */
  readonly timed: boolean
}

interface Untyped {
  readonly name: NounName
  readonly fields: Readonly<Record<string, string>>
  readonly make: Readonly<Record<string, (event: NounEvent, moment: Moment) => Row>>
  readonly change: Readonly<Record<string, (row: Row, event: NounEvent, moment: Moment) => Row>>
  readonly audience: (row: Row) => readonly Key[]
  readonly rekeys?: (row: Row, before: Row | null) => readonly Key[]
  readonly bears?: (row: Row) => Key
  readonly due?: (row: Row) => Due | null
  readonly about?: string
}

function blanked(row: Row, { fields }: TextsErased): Row {
  return { ...row, ...Object.fromEntries(fields.map((field) => [field, null])) }
}

// The one place where a noun's own types are given up; `nounOf` leads each event to its own noun.
function setAside(given: (typeof NOUNS)[NounName]): AnyNoun {
  const noun = given as unknown as Untyped
  return {
    name: noun.name,
    fields: noun.fields,
    texts: Object.entries(noun.fields).flatMap(([field, kind]) => (kind.startsWith('text') ? [field] : [])),
    evolve(row, event, moment) {
      const make = noun.make[event.type]
      if (make) return make(event, moment)
      if (row && isErasure(event)) return blanked(row, event)
      const change = noun.change[event.type]
      if (!change || !row) throw new Error(`${event.type} finds no ${noun.name} ${event.id}`)
      return change(row, event, moment)
    },
    audience: noun.audience,
    rekeys: noun.rekeys ?? (() => []),
    bears: noun.bears ?? (() => null),
    due: noun.due ?? (() => null),
    about: noun.about ?? null,
    makes: (eventType) => eventType in noun.make,
    timed: noun.due !== undefined,
    eventTypes: [...Object.keys(noun.make), ...Object.keys(noun.change)],
  }
}

export const ALL_NOUNS: readonly AnyNoun[] = Object.values(NOUNS).map(setAside)

const BY_NAME: ReadonlyMap<string, AnyNoun> = new Map(ALL_NOUNS.map((noun) => [noun.name, noun]))
const BY_EVENT = new Map(ALL_NOUNS.flatMap((noun) => noun.eventTypes.map((type) => [type, noun] as const)))

export function nounNamed(name: NounName): AnyNoun {
  const noun = BY_NAME.get(name)
  if (!noun) throw new Error(`no noun ${name}`)
  return noun
}

/** The noun whose row an event changes; undefined for an event that this release does not know. */
export function nounOf(event: Pick<NounEvent, 'type'>): AnyNoun | undefined {
  return isErasure(event) ? BY_NAME.get(event.noun) : BY_EVENT.get(event.type)
}

export function noRows(): Rows {
  return Object.fromEntries(ALL_NOUNS.map(({ name }) => [name, {}])) as unknown as Rows
}
