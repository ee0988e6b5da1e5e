import type { Id, Instant, Noun, Text } from './noun.js'

/** How a provider can fail. Unavailable and compromised are different facts. */
export const FAILURES = ['suspected', 'unavailable', 'compromised'] as const
export type Failure = (typeof FAILURES)[number]

/** The one failure that several emergencies come from. In an exercise it happens on paper only. */
export interface Cause {
  readonly id: Id
  readonly provider: Id
  readonly exercise: Id | null
  readonly failure: Failure
  readonly text: Text
  readonly openedAt: Instant
  readonly endedAt: Instant | null
}
export type CauseMade = {
  readonly type: 'cause-opened'
  readonly id: Id
  readonly provider: Id
  readonly exercise: Id | null
  readonly failure: Failure
  readonly text: Text
}
export type CauseChanged =
  | { readonly type: 'cause-assessed'; readonly id: Id; readonly failure: Failure }
  | { readonly type: 'cause-ended'; readonly id: Id }
export type CauseEvent = CauseMade | CauseChanged

export const cause: Noun<Cause, CauseMade, CauseChanged> = {
  name: 'cause',
  fields: {
    provider: 'ref',
    exercise: 'ref?',
    failure: 'code',
    text: 'text?',
    openedAt: 'instant',
    endedAt: 'instant?',
  },
  make: { 'cause-opened': ({ type: _, ...opened }, { at }) => ({ ...opened, openedAt: at, endedAt: null }) },
  change: {
    'cause-assessed': (row, { failure }) => ({ ...row, failure }),
    'cause-ended': (row, _, { at }) => ({ ...row, endedAt: at }),
  },
  audience: () => ['pact'],
}
