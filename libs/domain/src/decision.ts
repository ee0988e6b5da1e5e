import { may, side } from './access.js'
import { actedFor, type ActedFor, type By, type Id, type Instant, type Key, type Noun, type Text } from './noun.js'
import { type Decision as Outcome, refuse } from './refusal.js'
import type { Transitions } from './transitions.js'

export const DECISION_STATES = ['asked', 'decided', 'withdrawn', 'lapsed'] as const
export type DecisionState = (typeof DECISION_STATES)[number]

export const DECISION_TRANSITIONS: Transitions<DecisionState> = {
  asked: ['decided', 'withdrawn', 'lapsed'],
  decided: [],
  withdrawn: [],
  lapsed: [],
}

/**
 * A question to the head of `asked`, set by `asking`. `options` are two or more lines, one option each; `choice` is the
 * index of the chosen line, `note` the head's words on it.
 */
export interface Decision {
  readonly id: Id
  readonly number: number
  readonly emergency: Id | null
  readonly asking: Id
  readonly author: Id
  readonly madeFor: ActedFor | null
  readonly asked: Id
  readonly question: Text
  readonly options: Text
  readonly deadline: Instant
  readonly askedAt: Instant
  readonly state: DecisionState
  readonly settledAt: Instant | null
  readonly decidedBy: Id | null
  readonly movedFor: ActedFor | null
  readonly choice: number | null
  readonly note: Text
}

interface Question {
  readonly emergency: Id | null
  readonly asked: Id
  readonly question: Text
  readonly options: Text
  readonly deadline: Instant
}
export type DecisionMade = Question & { readonly type: 'decision-asked'; readonly id: Id }
export type DecisionChanged =
  | { readonly type: 'decision-taken'; readonly id: Id; readonly choice: number; readonly note: Text }
  | { readonly type: 'decision-withdrawn'; readonly id: Id }
  | { readonly type: 'decision-lapsed'; readonly id: Id }
export type DecisionEvent = DecisionMade | DecisionChanged

export const decision: Noun<Decision, DecisionMade, DecisionChanged> = {
  name: 'decision',
  fields: {
    number: 'integer',
    emergency: 'ref?',
    asking: 'ref',
    author: 'id',
    madeFor: 'json?',
    asked: 'ref',
    question: 'text?',
    options: 'text?',
    deadline: 'instant',
    askedAt: 'instant',
    state: 'code',
    settledAt: 'instant?',
    decidedBy: 'id?',
    movedFor: 'json?',
    choice: 'integer?',
    note: 'text?',
  },
  make: {
    'decision-asked': ({ type: _, ...question }, { seq, at, by }) => ({
      ...question,
      number: seq,
      asking: side(by),
      author: by.person,
      madeFor: actedFor(by),
      askedAt: at,
      state: 'asked',
      settledAt: null,
      decidedBy: null,
      movedFor: null,
      choice: null,
      note: null,
    }),
  },
  change: {
    'decision-taken': (row, { choice, note }, { at, by }) => ({
      ...row,
      choice,
      note,
      state: 'decided',
      settledAt: at,
      decidedBy: by.person,
      movedFor: actedFor(by),
    }),
    'decision-withdrawn': (row, _, { at }) => ({ ...row, state: 'withdrawn', settledAt: at }),
    'decision-lapsed': (row, _, { at }) => ({ ...row, state: 'lapsed', settledAt: at }),
  },
  audience: ({ asking, asked, emergency }) => {
    const keys = new Set<Key>(['office', `org:${asked}`, `org:${asking}`])
    if (emergency !== null) keys.add(`emergency:${emergency}`)
    return [...keys]
  },
  due: ({ state, deadline }) => (state === 'asked' ? { at: deadline, command: 'decision.lapse' } : null),
}

/** The options as asked, in order; none once erased. */
export function optionsOf({ options }: Pick<Decision, 'options'>): readonly string[] {
  return options === null ? [] : options.split('\n')
}

export interface QuestionWish {
  readonly id: Id
  readonly emergency: Id | null
  readonly asked: Id
  readonly question: string
  readonly options: readonly string[]
  readonly deadline: Instant
}

/** Asks a head. `workers` are the organisations of the emergency; outside an emergency anyone of the pact may ask. */
export function askDecision(
  wish: QuestionWish,
  workers: readonly Id[] | null,
  { by, now }: { readonly by: By; readonly now: Instant },
): Outcome<DecisionEvent> {
  if (!may(by, 'decision.ask', { involved: workers ?? [side(by)] })) return refuse('forbidden')
  if (wish.deadline <= now) return refuse('deadline-passed')
  return [{ type: 'decision-asked', ...wish, options: wish.options.join('\n') }]
}

/** Answers a question by the index of one of its options. Only the asked organisation's head may, or the office for it. */
export function takeDecision(
  row: Decision,
  { choice, note }: { readonly choice: number; readonly note: Text },
  by: By,
): Outcome<DecisionEvent> {
  if (!may(by, 'decision.take', { owner: row.asked })) return refuse('forbidden')
  if (row.state !== 'asked') return refuse('wrong-state')
  if (!(choice in optionsOf(row))) return refuse('no-such-option')
  return [{ type: 'decision-taken', id: row.id, choice, note }]
}

/** Takes a question back that nobody has answered. */
export function withdrawDecision(row: Decision, by: By): Outcome<DecisionEvent> {
  if (!may(by, 'decision.withdraw', { owner: row.asking })) return refuse('forbidden')
  if (row.state !== 'asked') return refuse('wrong-state')
  return [{ type: 'decision-withdrawn', id: row.id }]
}

/** Ends a question whose deadline has passed unanswered. */
export function lapseDecision(
  row: Decision,
  { by, now }: { readonly by: By; readonly now: Instant },
): Outcome<DecisionEvent> {
  if (!may(by, 'decision.lapse')) return refuse('forbidden')
  if (row.state !== 'asked' || now < row.deadline) return refuse('wrong-state')
  return [{ type: 'decision-lapsed', id: row.id }]
}
