import { may } from './access.js'
import type { Cause, CauseEvent, Failure } from './cause.js'
import { addedToCurrent, opening, type Emergency, type EmergencyEvent } from './emergency.js'
import type { InvolvementEvent } from './involvement.js'
import type { By, Id, Instant, Noun } from './noun.js'
import { type Decision, refuse } from './refusal.js'
import type { ReportEvent } from './report.js'
import { canMove, type Transitions } from './transitions.js'

export const PROVIDER_STATES = ['working', 'suspected', 'unavailable', 'compromised', 'restored'] as const
export type ProviderState = (typeof PROVIDER_STATES)[number]

export const PROVIDER_TRANSITIONS: Transitions<ProviderState> = {
  working: ['suspected', 'unavailable', 'compromised'],
  suspected: ['unavailable', 'compromised', 'restored'],
  unavailable: ['compromised', 'restored'],
  compromised: ['unavailable', 'restored'],
  restored: ['suspected', 'unavailable', 'compromised'],
}

/** An organisation that others depend on, as it really is; its id is the organisation's. Exercises leave it alone. */
export interface Provider {
  readonly id: Id
  /** The organisation that may report its failure beside it and the office. */
  readonly cert: Id | null
  readonly state: ProviderState
  readonly stateSince: Instant
  /** The failure that is going on, if one is. */
  readonly cause: Id | null
}
export type ProviderMade = { readonly type: 'provider-registered'; readonly id: Id; readonly cert: Id | null }
export type ProviderChanged =
  | { readonly type: 'provider-failed'; readonly id: Id; readonly state: Failure; readonly cause: Id }
  | { readonly type: 'provider-restored'; readonly id: Id }
  | { readonly type: 'provider-cert-changed'; readonly id: Id; readonly cert: Id | null }
export type ProviderEvent = ProviderMade | ProviderChanged

export const provider: Noun<Provider, ProviderMade, ProviderChanged> = {
  name: 'provider',
  fields: { cert: 'id?', state: 'code', stateSince: 'instant', cause: 'id?' },
  make: {
    'provider-registered': ({ id, cert }, { at }) => ({ id, cert, state: 'working', stateSince: at, cause: null }),
  },
  change: {
    'provider-failed': (row, { state, cause }, { at }) => ({ ...row, state, cause, stateSince: at }),
    'provider-restored': (row, _, { at }) => ({ ...row, state: 'restored', cause: null, stateSince: at }),
    'provider-cert-changed': (row, { cert }) => ({ ...row, cert }),
  },
  audience: () => ['pact'],
}

function keepersOf({ id, cert }: Provider): { keepers: readonly Id[] } {
  return { keepers: cert === null ? [id] : [id, cert] }
}

/** Whether what depends on the provider cannot be relied on, by the rules of the pact. */
export function isFailing(state: ProviderState): boolean {
  return state === 'unavailable' || state === 'compromised'
}

/** A provider's state as an exercise has it: by its open cause there, else working. Without exercise the real one. */
export function stateIn(exercise: Id | null, row: Provider, causes: readonly Cause[]): ProviderState {
  if (exercise === null) return row.state
  const open = causes.find((c) => c.provider === row.id && c.exercise === exercise && c.endedAt === null)
  return open?.failure ?? 'working'
}

/** Makes an organisation a provider, or changes its CERT. */
export function setProvider(
  current: Provider | undefined,
  wish: { readonly id: Id; readonly cert: Id | null },
  by: By,
): Decision<ProviderEvent> {
  if (!may(by, 'provider.set')) return refuse('forbidden')
  if (!current) return [{ type: 'provider-registered', ...wish }]
  return current.cert === wish.cert ? refuse('unchanged') : [{ type: 'provider-cert-changed', ...wish }]
}

/** One organisation that a failure hits: its open emergency, if any, and the ids that the new rows get. */
export interface Dependant {
  readonly organisation: Id
  readonly current: Emergency | undefined
  readonly emergency: Id
  readonly report: Id
}
export interface FailureWish {
  readonly cause: Id
  readonly failure: Failure
  readonly text: string
  readonly exercise: { readonly id: Id; readonly state: string } | null
  /** The failure that is going on already in the same exercise, or in reality. */
  readonly current: Cause | undefined
  readonly dependants: readonly Dependant[]
}
type FailureEvent = CauseEvent | ProviderEvent | EmergencyEvent | InvolvementEvent | ReportEvent

/**
 * Reports that a provider fails: opens one cause and under it a suspected emergency of every dependant, which then
 * confirms or denies its own. A dependant whose emergency is open already gets a report on it instead.
 */
export function failProvider(row: Provider, wish: FailureWish, by: By): Decision<FailureEvent> {
  if (!may(by, 'provider.fail', keepersOf(row))) return refuse('forbidden')
  if (wish.exercise && wish.exercise.state !== 'running') return refuse('exercise-over')
  if (wish.current) return refuse('fails-already')
  const exercise = wish.exercise?.id ?? null
  const { cause, failure, text } = wish
  return [
    { type: 'cause-opened', id: cause, provider: row.id, exercise, failure, text },
    ...(exercise === null ? [{ type: 'provider-failed', id: row.id, state: failure, cause } as const] : []),
    ...wish.dependants.flatMap((dependant) => hit(dependant, { cause, text, exercise })),
  ]
}

function hit(
  { organisation, current, emergency, report }: Dependant,
  { cause, text, exercise }: { cause: Id; text: string; exercise: Id | null },
): readonly FailureEvent[] {
  if (current) return addedToCurrent(current, { report, text })
  return opening({
    id: emergency,
    report,
    text,
    victim: organisation,
    exercise,
    cause,
    relapseOf: null,
    kind: 'provider-outage',
    severity: 'unknown',
    phase: 'suspected',
    awareAt: null,
  })
}

/** Corrects how a provider fails, from suspected to compromised for example. Opens no emergencies. */
export function assessFailure(
  row: Provider,
  wish: { readonly current: Cause; readonly failure: Failure },
  by: By,
): Decision<CauseEvent | ProviderEvent> {
  const { current, failure } = wish
  if (!may(by, 'provider.assess', keepersOf(row))) return refuse('forbidden')
  if (current.endedAt !== null) return refuse('wrong-state')
  if (current.failure === failure) return refuse('unchanged')
  if (!canMove(PROVIDER_TRANSITIONS, current.failure, failure)) return refuse('wrong-state')
  const real = { type: 'provider-failed', id: row.id, state: failure, cause: current.id } as const
  return [{ type: 'cause-assessed', id: current.id, failure }, ...(current.exercise === null ? [real] : [])]
}

/** Says that a provider works again and ends the cause. The emergencies stay open until their victims close them. */
export function restoreProvider(row: Provider, current: Cause, by: By): Decision<CauseEvent | ProviderEvent> {
  if (!may(by, 'provider.restore', keepersOf(row))) return refuse('forbidden')
  if (current.endedAt !== null) return refuse('wrong-state')
  const real = { type: 'provider-restored', id: row.id } as const
  return [{ type: 'cause-ended', id: current.id }, ...(current.exercise === null ? [real] : [])]
}
