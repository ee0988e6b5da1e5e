import { may } from './access.js'
import { declare, type Declaration, type Emergency, type EmergencyEvent } from './emergency.js'
import type { InvolvementEvent } from './involvement.js'
import type { By, Id, Instant, Noun, Text } from './noun.js'
import { type Decision, isRefusal, refuse } from './refusal.js'
import type { ReportEvent } from './report.js'

export const CALL_BACK_RESULTS = ['confirmed', 'denied'] as const
export type CallBackResult = (typeof CALL_BACK_RESULTS)[number]

/** How long the number of a caller stays once it was called back, for questions about it: thirty days. */
export const PHONE_KEPT = 30 * 86_400_000

/** The number that someone left who declared without signing in. The office calls back, on a number on file if it can. */
export interface CallBack {
  readonly id: Id
  readonly emergency: Id
  readonly victim: Id
  readonly phone: Text
  readonly askedAt: Instant
  readonly state: 'pending' | CallBackResult
  readonly settledAt: Instant | null
  /** How the caller was verified. */
  readonly note: Text
}

export type CallBackMade = {
  readonly type: 'call-back-asked'
  readonly id: Id
  readonly emergency: Id
  readonly victim: Id
  readonly phone: Text
}
export type CallBackChanged = {
  readonly type: 'call-back-settled'
  readonly id: Id
  readonly result: CallBackResult
  readonly note: Text
}
export type CallBackEvent = CallBackMade | CallBackChanged

export const callBack: Noun<CallBack, CallBackMade, CallBackChanged> = {
  name: 'callBack',
  fields: {
    emergency: 'ref',
    victim: 'ref',
    phone: 'text?',
    askedAt: 'instant',
    state: 'code',
    settledAt: 'instant?',
    note: 'text?',
  },
  make: {
    'call-back-asked': ({ type: _, ...asked }, { at }) => ({
      ...asked,
      askedAt: at,
      state: 'pending',
      settledAt: null,
      note: null,
    }),
  },
  change: {
    'call-back-settled': (row, { result, note }, { at }) => ({ ...row, state: result, settledAt: at, note }),
  },
  audience: ({ victim }) => ['office', `org:${victim}`],
  due: ({ settledAt, phone }) =>
    settledAt === null || phone === null ? null : { at: settledAt + PHONE_KEPT, command: 'callBack.forget' },
}

/** The most call-backs that wait for one emergency; a flood of the open form adds no more than these. */
export const MOST_PENDING = 20

/**
 * Declares an emergency for someone who has not signed in: it stands as suspected until the office has called back. What
 * a stranger writes goes to the victim and the office only.
 */
export function declareUnverified(
  wish: Declaration & { readonly callBack: Id; readonly phone: string },
  { current, pending }: { readonly current: Emergency | undefined; readonly pending: readonly CallBack[] },
  by: By,
): Decision<EmergencyEvent | InvolvementEvent | ReportEvent | CallBackEvent> {
  const { callBack: id, phone, ...declaration } = wish
  const { victim } = declaration
  if (pending.length >= MOST_PENDING)
    return refuse('call-backs-pending', { emergency: pending[0]?.emergency ?? victim })
  const declared = declare({ ...declaration, suspected: true }, current, by)
  if (isRefusal(declared)) return declared
  const emergency = current?.id ?? wish.id
  return [...declared.map(unverified), { type: 'call-back-asked', id, emergency, victim, phone }]
}

function unverified<E extends EmergencyEvent | InvolvementEvent | ReportEvent>(event: E): E {
  if (event.type === 'emergency-opened') return { ...event, callBack: 'pending' }
  if (event.type === 'report-added') return { ...event, circle: { to: 'involved' } }
  return event
}

/**
 * Ends the waiting call-backs of an emergency. Where the emergency itself stood on them alone, `confirmed` declares it and
 * `denied` cancels it; one that was declared by someone signed in stays as it is.
 */
export function settleCallBack(
  emergency: Emergency,
  pending: readonly CallBack[],
  { result, note, by }: { readonly result: CallBackResult; readonly note: Text; readonly by: By },
): Decision<EmergencyEvent | CallBackEvent> {
  if (!may(by, 'emergency.call-back')) return refuse('forbidden')
  if (pending.length === 0 && emergency.callBack !== 'pending') return refuse('unchanged')
  const settled = pending.map(({ id }) => ({ type: 'call-back-settled', id, result, note }) as const)
  return emergency.callBack === 'pending' ? [...verdict(emergency, result), ...settled] : settled
}

function verdict({ id, phase }: Emergency, result: CallBackResult): readonly EmergencyEvent[] {
  const called = { type: 'emergency-called-back', id } as const
  const next = result === 'denied' ? 'cancelled' : 'declared'
  return phase === 'suspected' ? [called, { type: 'emergency-phase-changed', id, phase: next }] : [called]
}
