import { FEATURE_NAMES, SKILL_NAMES } from '@beistand/contracts/resource-names'
import type { Language } from '@beistand/contracts/sentences'
import { offerOfPart } from '@beistand/domain/planning-parts'
import type { PlanningProblem } from '@beistand/domain/planning-problem'
import type { PlanningReplica } from './planning-replica.js'

/** The matcher's sentences say skills, features and providers as the problem names them: for people, by their names. */
export function named(problem: PlanningProblem, replica: PlanningReplica, language: Language): PlanningProblem {
  const organisations = new Map(replica.rows('organisation').map(({ id, name }) => [id, name]))
  const applications = replica.rows('application').map(({ id, name }) => [id, name] as const)
  const features = new Map<string, string>([...applications, ...Object.entries(FEATURE_NAMES[language])])
  const skills = new Map<string, string>(Object.entries(SKILL_NAMES[language]))
  const called = (names: ReadonlyMap<string, string>) => (code: string) => names.get(code) ?? code
  const rename = <R extends { skills: PlanningProblem['offers'][number]['skills']; features: string[] }>(
    row: R,
  ): R => ({
    ...row,
    skills: Object.fromEntries(Object.entries(row.skills).map(([code, level]) => [called(skills)(code), level])),
    features: row.features.map(called(features)),
  })
  return {
    ...problem,
    offers: problem.offers.map((offer) => ({
      ...rename(offer),
      dependsOn: offer.dependsOn.map(called(organisations)),
    })),
    needs: problem.needs.map(rename),
    emergencies: problem.emergencies.map((row) => ({
      ...row,
      compromised: row.compromised.map(called(organisations)),
    })),
  }
}

/** The matcher's way to say an offer, with ids. */
const OFFER = /(Angebot|offer) (\S+) \(([^)\s]+)\)/g

/** Says offers by title and owner. */
export function withOfferNames(replica: PlanningReplica): (text: string) => string {
  const organisations = new Map(replica.rows('organisation').map(({ id, name }) => [id, name]))
  const offers = new Map(replica.rows('offer').map((offer) => [offer.id, offer]))
  return (text) =>
    text.replace(OFFER, (ids, word: string, part: string) => {
      const offer = offers.get(offerOfPart(part))
      if (!offer) return ids
      const owner = organisations.get(offer.owner) ?? offer.owner
      return offer.title === null ? `${word} (${owner})` : `${word} „${offer.title}“ (${owner})`
    })
}
