import { may } from './access.js'
import type { Grant } from './grant.js'
import type { By, Due, Id, Instant, Noun, Text } from './noun.js'
import { type Decision, refuse } from './refusal.js'

export const RECOVERY_STATES = ['asked', 'verified', 'granted', 'done', 'withdrawn', 'expired'] as const
export type RecoveryState = (typeof RECOVERY_STATES)[number]

/** How long the office has to call back and to agree, and how long the link is good, in milliseconds. */
export const RECOVERY_LASTS = 24 * 3_600_000
export const RECOVERY_LINK_LASTS = 2 * 3_600_000
/** The most of the open form that wait for one organisation; a flood adds no more, and holds up nothing of the office. */
export const MOST_RECOVERIES = 10

/**
 * Someone cannot get in any more and asks for a new way, without mail: the function as they say it. One office person
 * calls back on a number on file and says whose account it is, a second one of another organisation agrees and hands over
 * a link. `link` is the SHA-256 (hex) of its token. `noter` is who of the office took the call, null where it came by the
 * open form. `verifier` and `verifierOf` are the first, with the organisation; `granter` is the second. `until`: when the
 * next step must have been taken.
 */
export interface Recovery {
  readonly id: Id
  readonly organisation: Id
  readonly title: Text
  readonly state: RecoveryState
  readonly noter: Id | null
  readonly person: Id | null
  /** How the person was verified, and on which number. */
  readonly note: Text
  readonly verifier: Id | null
  readonly verifierOf: Id | null
  readonly granter: Id | null
  readonly link: string | null
  readonly until: Instant
}

export type RecoveryMade = {
  readonly type: 'recovery-asked'
  readonly id: Id
  readonly organisation: Id
  readonly title: Text
}
export type RecoveryChanged =
  | { readonly type: 'recovery-verified'; readonly id: Id; readonly person: Id; readonly note: Text }
  | { readonly type: 'recovery-granted'; readonly id: Id; readonly link: string }
  | { readonly type: 'recovery-ended'; readonly id: Id; readonly state: 'done' | 'withdrawn' | 'expired' }
export type RecoveryEvent = RecoveryMade | RecoveryChanged

const OPEN: readonly RecoveryState[] = ['asked', 'verified', 'granted']

export const recovery: Noun<Recovery, RecoveryMade, RecoveryChanged> = {
  name: 'recovery',
  fields: {
    organisation: 'ref',
    title: 'text?',
    state: 'code',
    noter: 'id?',
    person: 'id?',
    note: 'text?',
    verifier: 'id?',
    verifierOf: 'id?',
    granter: 'id?',
    link: 'code?',
    until: 'instant',
  },
  make: {
    'recovery-asked': ({ id, organisation, title }, { at, by }) => ({
      id,
      organisation,
      title,
      state: 'asked',
      noter: by.role === 'system' ? null : by.person,
      person: null,
      note: null,
      verifier: null,
      verifierOf: null,
      granter: null,
      link: null,
      until: at + RECOVERY_LASTS,
    }),
  },
  change: {
    'recovery-verified': (row, { person, note }, { at, by }) => ({
      ...row,
      state: 'verified',
      person,
      note,
      verifier: by.person,
      verifierOf: by.organisation,
      until: at + RECOVERY_LASTS,
    }),
    'recovery-granted': (row, { link }, { at, by }) => ({
      ...row,
      state: 'granted',
      link,
      granter: by.person,
      until: at + RECOVERY_LINK_LASTS,
    }),
    'recovery-ended': (row, { state }) => ({ ...row, state, link: null }),
  },
  audience: ({ person }) => (person === null ? ['office'] : ['office', `person:${person}`]),
  about: 'person',
  due: (row): Due | null => (isOpenRecovery(row) ? { at: row.until, command: 'recovery.expire' } : null),
}

/** Whether something can still come of it. */
export function isOpenRecovery({ state }: Pick<Recovery, 'state'>): boolean {
  return OPEN.includes(state)
}

type Wish = Pick<Recovery, 'id' | 'organisation' | 'title'>

/** Asks for a new way in for who is on the phone; the office does. */
export function askRecovery(wish: Wish, by: By): Decision<RecoveryEvent> {
  return may(by, 'recovery.ask') ? [{ type: 'recovery-asked', ...wish }] : refuse('forbidden')
}

/** Asks without a session. `theirs` are those of the organisation; the many that wait stand for one more as well. */
export function askRecoveryOpenly(wish: Wish, theirs: readonly Recovery[], by: By): Decision<RecoveryEvent> {
  const waiting = theirs.filter(({ state, noter }) => state === 'asked' && noter === null)
  return waiting.length >= MOST_RECOVERIES ? refuse('recoveries-pending') : askRecovery(wish, by)
}

/** The first office person has called back and says whose account it is. `theirs` are the grants of that person. */
export function verifyRecovery(
  row: Recovery,
  { person, note, theirs }: { readonly person: Id; readonly note: string; readonly theirs: readonly Grant[] },
  by: By,
): Decision<RecoveryEvent> {
  if (!may(by, 'recovery.verify')) return refuse('forbidden')
  if (row.state !== 'asked') return refuse('wrong-state')
  if (person === by.person) return refuse('own-recovery')
  if (!theirs.some(({ organisation, revoked }) => organisation === row.organisation && !revoked))
    return refuse('person-elsewhere')
  return [{ type: 'recovery-verified', id: row.id, person, note }]
}

/** The second office person, of another organisation than the first, agrees; the link is in this person's hands alone. */
export function grantRecovery(row: Recovery, link: string, by: By): Decision<RecoveryEvent> {
  if (!may(by, 'recovery.grant')) return refuse('forbidden')
  if (row.state !== 'verified') return refuse('wrong-state')
  if (row.person === by.person) return refuse('own-recovery')
  if (row.verifier === by.person || row.verifierOf === by.organisation) return refuse('second-office-needed')
  return [{ type: 'recovery-granted', id: row.id, link }]
}

/** Anyone of the office stops it, at any step. */
export function withdrawRecovery(row: Recovery, by: By): Decision<RecoveryEvent> {
  if (!may(by, 'recovery.withdraw')) return refuse('forbidden')
  if (!isOpenRecovery(row)) return refuse('wrong-state')
  return [{ type: 'recovery-ended', id: row.id, state: 'withdrawn' }]
}

/** Whether its link can be used now. */
export function isGoodRecovery({ state, until }: Pick<Recovery, 'state' | 'until'>, now: Instant): boolean {
  return state === 'granted' && now < until
}

/** Uses the link up, once. */
export function completeRecovery(row: Recovery, now: Instant, by: By): Decision<RecoveryEvent> {
  if (!may(by, 'recovery.complete')) return refuse('forbidden')
  if (!isGoodRecovery(row, now)) return refuse('wrong-state')
  return [{ type: 'recovery-ended', id: row.id, state: 'done' }]
}

export function expireRecovery(row: Recovery): Decision<RecoveryEvent> {
  return isOpenRecovery(row) ? [{ type: 'recovery-ended', id: row.id, state: 'expired' }] : refuse('unchanged')
}
