import type { Instant } from '@beistand/domain/noun'
import { makeOffer } from '@beistand/domain/offer'
import { foundPact } from './directory.js'
import { playExercise } from './drill.js'
import { offersFrom } from './offers.js'
import { Rehearsal, type Step, system, together } from './rehearsal.js'

export const DEMO_PACT = { id: 'suedhessen-demo', name: 'Pakt Südhessen (Demo)' }
const DAY = 86_400_000
const AGE = 30 * DAY

/** Everything that happened in the demo pact up to `now`, batch by batch. Pure: the same `now` gives the same steps. */
export function demoSteps(now: Instant): readonly Step[] {
  const rehearsal = new Rehearsal()
  foundPact(rehearsal, DEMO_PACT, now - AGE)
  const offers = offersFrom(now - AGE).map((wish) => makeOffer(wish, system.by))
  rehearsal.play(system, now - AGE + DAY, together(offers))
  playExercise(rehearsal, now)
  return rehearsal.steps
}

/** The `now` that a demo was reckoned from, by the time of its founding. */
export function nowOf(foundedAt: Instant): Instant {
  return foundedAt + AGE
}
