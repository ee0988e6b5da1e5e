import type { Certificate, Explanation, Tidying } from '@beistand/contracts/plan'
import type { Language } from '@beistand/contracts/sentences'
import type { HalfDay } from '@beistand/domain/half-day'
import type { Id } from '@beistand/domain/noun'

/** What can be asked about a plan. `today` is the half day that runs by the app's clock. */
export type Question =
  | {
      readonly kind: 'explanation'
      readonly pact: Id
      readonly need: Id
      readonly language: Language
      readonly today: HalfDay
    }
  | { readonly kind: 'certificate'; readonly pact: Id; readonly world: Id | null; readonly today: HalfDay }
  | {
      readonly kind: 'tidying'
      readonly pact: Id
      readonly world: Id | null
      readonly language: Language
      readonly today: HalfDay
    }

/** null: there is no such need, or no plan yet. */
export type Advice = Explanation | Certificate | Tidying | null

/** To the worker: lead with a term, lead no more, look again, answer. */
export type ToWorker =
  | { readonly lead: number; readonly today: HalfDay }
  | { readonly rest: true }
  | { readonly look: HalfDay }
  | { readonly ask: number; readonly question: Question }

/** From the worker: somebody else leads, an answer, or that there is none because of a fault. */
export type FromWorker =
  | { readonly deposed: number }
  | { readonly answer: number; readonly advice: Advice }
  | { readonly failed: number | null; readonly fault: Readonly<Record<string, unknown>> }
