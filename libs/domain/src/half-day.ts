import type { Instant } from './noun.js'

/**
 * A local date of Europe/Berlin and its half, as one integer: twice the days since 1970-01-01, plus 1 for the half from
 * 12 to 24 o'clock. Differences count half days, on days of clock change too.
 */
export type HalfDay = number

/** Half open: `from` is in, `to` is out. */
export interface Window {
  readonly from: HalfDay
  readonly to: HalfDay
}

const DAY = 86_400_000
const BERLIN = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/Berlin',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
})

function berlin(at: Instant): { day: number; hour: number; offset: number } {
  const part: Record<string, number> = {}
  for (const { type, value } of BERLIN.formatToParts(at)) part[type] = Number(value)
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  const local = Date.UTC(year, month - 1, day, hour, minute, second)
  return { day: Math.floor(local / DAY), hour, offset: local - Math.floor(at / 1000) * 1000 }
}

/** The half day that is running at an instant. */
export function halfDayAt(at: Instant): HalfDay {
  const { day, hour } = berlin(at)
  return day * 2 + (hour >= 12 ? 1 : 0)
}

/** The instant at which a half day begins. Exact on days of clock change: Berlin changes at 2 or 3 o'clock, never at 0 or 12. */
export function startOf(halfDay: HalfDay): Instant {
  const local = Math.floor(halfDay / 2) * DAY + (halfDay % 2) * (DAY / 2)
  const guess = local - berlin(local).offset
  return local - berlin(guess).offset
}

export function overlap(a: Window, b: Window): Window | null {
  const from = Math.max(a.from, b.from)
  const to = Math.min(a.to, b.to)
  return from < to ? { from, to } : null
}

export function contains(outer: Window, inner: Window): boolean {
  return outer.from <= inner.from && inner.to <= outer.to
}

export function* halfDaysOf(window: Window): Generator<HalfDay> {
  for (let halfDay = window.from; halfDay < window.to; halfDay++) yield halfDay
}
