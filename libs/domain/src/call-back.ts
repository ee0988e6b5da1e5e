import { actsAsPartner, may } from './access.js'
import { type Card, type CardEvent, isGood } from './card.js'
import type { Contact } from './contact.js'
import { declare, type Declaration, type Emergency, type EmergencyEvent } from './emergency.js'
import { CARD_ACTS, type GrantEvent } from './grant.js'
import type { InvolvementEvent } from './involvement.js'
import type { By, Id, Instant, Noun, Text } from './noun.js'
import type { Organisation } from './organisation.js'
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
  /** The emergency card that it was declared with, and the person that its device becomes when it is confirmed. */
  readonly card: Id | null
  readonly person: Id | null
  /** Whose enrolled device it came from. */
  readonly enrolledBy: Id | null
  readonly askedAt: Instant
  readonly state: 'pending' | CallBackResult
  readonly settledAt: Instant | null
  /** The contact, or the organisation itself, whose number on file was called. */
  readonly calledOn: Id | null
  /** How the caller was verified. */
  readonly note: Text
}

export type CallBackMade = {
  readonly type: 'call-back-asked'
  readonly id: Id
  readonly emergency: Id
  readonly victim: Id
  readonly phone: Text
  readonly card?: Id
  readonly person?: Id
  readonly enrolledBy?: Id
}
export type CallBackChanged = {
  readonly type: 'call-back-settled'
  readonly id: Id
  readonly result: CallBackResult
  readonly note: Text
  readonly calledOn?: Id
}
export type CallBackEvent = CallBackMade | CallBackChanged

export const callBack: Noun<CallBack, CallBackMade, CallBackChanged> = {
  name: 'callBack',
  fields: {
    emergency: 'ref',
    victim: 'ref',
    phone: 'text?',
    card: 'id?',
    person: 'id?',
    enrolledBy: 'id?',
    askedAt: 'instant',
    state: 'code',
    settledAt: 'instant?',
    calledOn: 'id?',
    note: 'text?',
  },
  make: {
    'call-back-asked': ({ type: _, card, person, enrolledBy, ...asked }, { at }) => ({
      ...asked,
      card: card ?? null,
      person: person ?? null,
      enrolledBy: enrolledBy ?? null,
      askedAt: at,
      state: 'pending',
      settledAt: null,
      calledOn: null,
      note: null,
    }),
  },
  change: {
    'call-back-settled': (row, { result, note, calledOn }, { at }) => ({
      ...row,
      state: result,
      settledAt: at,
      calledOn: calledOn ?? null,
      note,
    }),
  },
  audience: ({ victim }) => ['office', `org:${victim}`],
  due: ({ settledAt, phone }) =>
    settledAt === null || phone === null ? null : { at: settledAt + PHONE_KEPT, command: 'callBack.forget' },
}

/** The most call-backs that wait for one emergency; a flood of the open form adds no more than these. */
export const MOST_PENDING = 20

/** What stands when someone declares without having signed in. */
export interface Around {
  readonly current: Emergency | undefined
  readonly pending: readonly CallBack[]
  readonly by: By
  readonly now: Instant
}
export interface UnverifiedWish extends Declaration {
  readonly callBack: Id
  readonly phone: Text
}
type Declared = EmergencyEvent | InvolvementEvent | ReportEvent | CallBackEvent

/**
 * Declares an emergency for someone who has not signed in: it stands as suspected until the office has called back. What
 * a stranger writes goes to the victim and the office only.
 */
export function declareUnverified(wish: UnverifiedWish, around: Omit<Around, 'now'>): Decision<Declared> {
  const { pending } = around
  if (pending.length >= MOST_PENDING)
    return refuse('call-backs-pending', { emergency: pending[0]?.emergency ?? wish.victim })
  return unverifiedBy(wish, around, {})
}

/**
 * Declares for whoever is signed in. What a partner declares for another stands until the call-back like a stranger's word:
 * nobody else's account is to take the office from its people, or to wake the pact.
 */
export function declareSignedIn(
  { callBack, ...wish }: Declaration & { readonly callBack: Id },
  current: Emergency | undefined,
  by: By,
): Decision<Declared> {
  if (current || !actsAsPartner(by)) return declare(wish, current, by)
  return unverifiedBy({ ...wish, callBack, phone: null }, { current, pending: [], by }, {})
}

/** The same from a device that someone has enrolled; no flood of others stands in its way. */
export function declareEnrolled(wish: UnverifiedWish, enrolledBy: Id, around: Omit<Around, 'now'>): Decision<Declared> {
  return unverifiedBy(wish, around, { enrolledBy })
}

/** The same with an emergency card, which is used up by it. No flood of others stands in its way. */
export function declareByCard(
  wish: UnverifiedWish & { readonly person: Id },
  row: Card,
  around: Around,
): Decision<Declared | CardEvent> {
  const { person, ...rest } = wish
  if (row.organisation !== wish.victim || !isGood(row, around.now)) return refuse('card-ended')
  const declared = unverifiedBy(rest, around, { card: row.id, person })
  if (isRefusal(declared)) return declared
  return [...declared, { type: 'card-used', id: row.id, emergency: around.current?.id ?? wish.id }]
}

function unverifiedBy(
  { callBack: id, phone, ...declaration }: UnverifiedWish,
  { current, by }: Omit<Around, 'now'>,
  device: Pick<CallBackMade, 'card' | 'person' | 'enrolledBy'>,
): Decision<Declared> {
  const { victim } = declaration
  const declared = declare({ ...declaration, suspected: true }, current, by)
  if (isRefusal(declared)) return declared
  const emergency = current?.id ?? declaration.id
  return [...declared.map(unverified), { type: 'call-back-asked', id, emergency, victim, phone, ...device }]
}

function unverified<E extends EmergencyEvent | InvolvementEvent | ReportEvent>(event: E): E {
  if (event.type === 'emergency-opened') return { ...event, callBack: 'pending' }
  if (event.type === 'report-added') return { ...event, circle: { to: 'involved' } }
  return event
}

/** What calling back came to. `cards`: the call-backs whose cards whoever was called says to have used. */
export interface Verdict {
  readonly result: CallBackResult
  readonly note: Text
  /** The contact, or the organisation itself, whose number was called; needed to confirm. */
  readonly calledOn: Id | null
  readonly cards: readonly Id[]
}

/** What a verdict is judged by: the waiting call-backs, and what the directory has of the victim. */
export interface Called {
  readonly pending: readonly CallBack[]
  readonly organisation: Pick<Organisation, 'id' | 'phone'>
  readonly contacts: readonly Contact[]
  readonly by: By
  readonly now: Instant
}

/**
 * Ends the waiting call-backs of an emergency. Where the emergency itself stood on them alone, `confirmed` declares it and
 * `denied` cancels it; one that was declared by someone signed in stays as it is. Whoever used a card that is confirmed
 * acts for the victim in this emergency for 72 hours.
 */
export function settleCallBack(
  emergency: Emergency,
  { result, note, calledOn, cards }: Verdict,
  { pending, by, now, ...directory }: Called,
): Decision<EmergencyEvent | CallBackEvent | GrantEvent> {
  if (!may(by, 'emergency.call-back')) return refuse('forbidden')
  if (pending.length === 0 && emergency.callBack !== 'pending') return refuse('unchanged')
  if (result === 'confirmed' && !numbersOnFile(directory).some(({ id }) => id === calledOn))
    return refuse('number-on-file-needed')
  const settled = pending.map(
    ({ id }) => ({ type: 'call-back-settled', id, result, note, ...(calledOn ? { calledOn } : {}) }) as const,
  )
  const admitted = result === 'confirmed' ? pending.filter(({ id }) => cards.includes(id)) : []
  const granted = admitted.flatMap((row) => acting(row, now + CARD_ACTS))
  return [...(emergency.callBack === 'pending' ? verdict(emergency, result) : []), ...settled, ...granted]
}

/** The device of a card gets the call-back's id for its grant: one call-back, one grant. */
function acting({ id, person, emergency, victim }: CallBack, until: Instant): readonly GrantEvent[] {
  if (person === null) return []
  return [{ type: 'role-granted', id, person, organisation: victim, role: 'card', title: null, emergency, until }]
}

/** The numbers under which an organisation is called back: its own, and those of its contacts. */
export function numbersOnFile({
  organisation,
  contacts,
}: Pick<Called, 'organisation' | 'contacts'>): readonly { readonly id: Id; readonly phone: string }[] {
  const theirs = contacts.filter((one) => one.organisation === organisation.id && !one.removed)
  return [organisation, ...theirs].flatMap(({ id, phone }) => (phone ? [{ id, phone }] : []))
}

function verdict({ id, phase }: Emergency, result: CallBackResult): readonly EmergencyEvent[] {
  const called = { type: 'emergency-called-back', id } as const
  const next = result === 'denied' ? 'cancelled' : 'declared'
  return phase === 'suspected' ? [called, { type: 'emergency-phase-changed', id, phase: next }] : [called]
}
