import type { Id, Instant, Noun, Text } from './noun.js'

/** How long it stays readable who came where, once a shift is over: half a year, for settling costs and questions. */
export const POSTING_KEPT = 180 * 86_400_000

/** When, where and to whom someone reports. `name` where the person has no account here. */
export interface Posting {
  readonly person: Id | null
  readonly name: Text
  readonly reportAt: Instant
  /** When the shift is planned to end. */
  readonly until: Instant
  readonly place: Text
  readonly contact: Text
}

/** One shift of one named person on one commitment. */
export interface Deployment extends Posting {
  readonly id: Id
  readonly commitment: Id
  readonly emergency: Id
  readonly lender: Id
  readonly victim: Id
  readonly exercise: Id | null
  readonly arrivedAt: Instant | null
  readonly leftAt: Instant | null
  /** Time worked, breaks left out, in minutes; shown in hours. */
  readonly minutes: number | null
  readonly cancelled: boolean
}

export type DeploymentMade = Posting & {
  readonly type: 'person-named'
  readonly id: Id
  readonly commitment: Id
  readonly emergency: Id
  readonly lender: Id
  readonly victim: Id
  readonly exercise: Id | null
}
export type DeploymentChanged =
  | (Posting & { readonly type: 'deployment-changed'; readonly id: Id })
  | { readonly type: 'person-arrived'; readonly id: Id; readonly arrivedAt: Instant }
  | { readonly type: 'person-left'; readonly id: Id; readonly leftAt: Instant; readonly minutes: number }
  | { readonly type: 'deployment-cancelled'; readonly id: Id }
export type DeploymentEvent = DeploymentMade | DeploymentChanged

export const deployment: Noun<Deployment, DeploymentMade, DeploymentChanged> = {
  name: 'deployment',
  fields: {
    commitment: 'ref',
    emergency: 'ref',
    lender: 'ref',
    victim: 'ref',
    exercise: 'ref?',
    person: 'ref?',
    name: 'text?',
    reportAt: 'instant',
    until: 'instant',
    place: 'text?',
    contact: 'text?',
    arrivedAt: 'instant?',
    leftAt: 'instant?',
    minutes: 'integer?',
    cancelled: 'flag',
  },
  make: {
    'person-named': ({ type: _, ...named }) => ({
      ...named,
      arrivedAt: null,
      leftAt: null,
      minutes: null,
      cancelled: false,
    }),
  },
  change: {
    'deployment-changed': (row, { type: _, ...posting }) => ({ ...row, ...posting }),
    'person-arrived': (row, { arrivedAt }) => ({ ...row, arrivedAt }),
    'person-left': (row, { leftAt, minutes }) => ({ ...row, leftAt, minutes }),
    'deployment-cancelled': (row) => ({ ...row, cancelled: true }),
  },
  about: 'person',
  due: ({ until, leftAt, name, place, contact }) => {
    const forgotten = name === null && place === null && contact === null
    return forgotten ? null : { at: Math.max(until, leftAt ?? until) + POSTING_KEPT, command: 'deployment.forget' }
  },
  audience: ({ emergency, lender, victim, person }) => [
    `org:${lender}`,
    `org:${victim}`,
    `card:${emergency}`,
    'office',
    ...(person === null ? [] : ([`person:${person}`] as const)),
  ],
}

/** The shifts that nobody has begun end with the help that they were for. */
export function cancelAhead(rows: readonly Deployment[]): readonly DeploymentChanged[] {
  return rows
    .filter(({ arrivedAt, cancelled }) => arrivedAt === null && !cancelled)
    .map(({ id }) => ({ type: 'deployment-cancelled', id }))
}

/** A stretch of time that someone works or is planned to. */
export interface Shift {
  readonly from: Instant
  readonly to: Instant
}

export function shiftOf({ arrivedAt, reportAt, leftAt, until }: Deployment): Shift {
  const from = arrivedAt ?? reportAt
  return { from, to: leftAt ?? Math.max(from, until) }
}

/** A value, not a refusal: whoever plans is warned and decides. */
export interface RestWarning {
  readonly code: 'rest-below-11-hours' | 'day-above-10-hours'
  /** When the short rest or the long day's first shift begins. */
  readonly at: Instant
  /** The rest or the work in minutes. */
  readonly minutes: number
}

const MINUTE = 60_000
const LEAST_REST = 11 * 60
const MOST_WORK = 10 * 60

/**
 * Where one person's shifts leave less than 11 hours of rest or make more than 10 hours of work (ArbZG, sections 3 and 5).
 * Shifts that begin within 13 hours of the first leave no such rest in 24 hours: they are one day's work.
 */
export function restWarnings(shifts: readonly Shift[]): readonly RestWarning[] {
  const days: { begin: Instant; end: Instant; minutes: number }[] = []
  const short: RestWarning[] = []
  for (const { from, to } of [...shifts].sort((a, b) => a.from - b.from)) {
    const minutes = Math.floor((to - from) / MINUTE)
    const day = days.at(-1)
    const rest = day ? Math.floor((from - day.end) / MINUTE) : LEAST_REST
    const sameDay = day && from - day.begin < (24 * 60 - LEAST_REST) * MINUTE
    if (day && sameDay) {
      day.minutes += minutes
      day.end = Math.max(day.end, to)
      continue
    }
    if (day && rest < LEAST_REST) short.push({ code: 'rest-below-11-hours', at: day.end, minutes: Math.max(0, rest) })
    days.push({ begin: from, end: to, minutes })
  }
  const long = days.filter((day) => day.minutes > MOST_WORK)
  return [
    ...short,
    ...long.map(({ begin, minutes }) => ({ code: 'day-above-10-hours', at: begin, minutes }) as const),
  ].sort((a, b) => a.at - b.at)
}
