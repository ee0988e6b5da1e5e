import type { Language } from '@beistand/contracts/sentences'
import { startOf, type HalfDay } from '@beistand/domain/half-day'
import type { Instant } from '@beistand/domain/noun'
import { useLanguage } from './language.js'

const LOCALES = { de: 'de-DE', en: 'en-GB' } as const
const BERLIN = { timeZone: 'Europe/Berlin' } as const
const HALVES = { de: ['vormittags', 'nachmittags'], en: ['morning', 'afternoon'] } as const

/** What stands with one of something, and with any other number. */
export interface Forms {
  readonly one: string
  readonly other: string
}

/** How one language writes times and numbers; times are those of Europe/Berlin. */
export interface Format {
  /** 21. November 2026, 18:25 Uhr */
  readonly instant: (at: Instant) => string
  /** 18:25 Uhr today, else 21.11., 18:25 Uhr; with the year if it is another one */
  readonly moment: (at: Instant) => string
  /** 18:25:03 Uhr */
  readonly clock: (at: Instant) => string
  /** Sa., 21.11., vormittags */
  readonly halfDay: (halfDay: HalfDay) => string
  readonly number: (value: number) => string
  /** 0.4 as 40 % */
  readonly percent: (share: number) => string
  readonly list: (parts: readonly string[]) => string
  readonly form: (value: number, forms: Forms) => string
  /** The number and its form. */
  readonly count: (value: number, forms: Forms) => string
  readonly compare: (a: string, b: string) => number
}

function formatOf(language: Language): Format {
  const locale = LOCALES[language]
  const date = new Intl.DateTimeFormat(locale, { ...BERLIN, day: 'numeric', month: 'long', year: 'numeric' })
  const day = new Intl.DateTimeFormat(locale, { ...BERLIN, day: 'numeric', month: 'numeric' })
  const weekday = new Intl.DateTimeFormat(locale, { ...BERLIN, weekday: 'short', day: 'numeric', month: 'numeric' })
  const dayOfYear = new Intl.DateTimeFormat(locale, { ...BERLIN, day: 'numeric', month: 'numeric', year: 'numeric' })
  const weekdayOfYear = new Intl.DateTimeFormat(locale, {
    ...BERLIN,
    weekday: 'short',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  })
  const year = new Intl.DateTimeFormat(locale, { ...BERLIN, year: 'numeric' })
  const thisYear = (at: Instant) => year.format(at) === year.format(Date.now())
  const time = new Intl.DateTimeFormat(locale, { ...BERLIN, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const clock = new Intl.DateTimeFormat(locale, { ...BERLIN, timeStyle: 'medium', hourCycle: 'h23' })
  const number = new Intl.NumberFormat(locale)
  const percent = new Intl.NumberFormat(locale, { style: 'percent' })
  const list = new Intl.ListFormat(locale)
  const plural = new Intl.PluralRules(locale)
  const collator = new Intl.Collator(locale)
  const hours = (text: string) => (language === 'de' ? `${text} Uhr` : text)
  const form = (value: number, forms: Forms) => (plural.select(value) === 'one' ? forms.one : forms.other)
  return {
    form,
    instant: (at) => `${date.format(at)}, ${hours(time.format(at))}`,
    moment: (at) => {
      const today = date.format(at) === date.format(Date.now())
      return today
        ? hours(time.format(at))
        : `${(thisYear(at) ? day : dayOfYear).format(at)}, ${hours(time.format(at))}`
    },
    clock: (at) => hours(clock.format(at)),
    halfDay: (halfDay) => {
      const at = startOf(halfDay)
      const date = (thisYear(at) ? weekday : weekdayOfYear).format(at)
      return `${date}, ${HALVES[language][halfDay % 2 === 0 ? 0 : 1]}`
    },
    number: (value) => number.format(value),
    percent: (share) => percent.format(share),
    list: (parts) => list.format(parts),
    count: (value, forms) => `${number.format(value)} ${form(value, forms)}`,
    compare: (a, b) => collator.compare(a, b),
  }
}

const FORMATS = { de: formatOf('de'), en: formatOf('en') }

export function useFormat(): Format {
  return FORMATS[useLanguage()]
}
