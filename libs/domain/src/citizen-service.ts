import { may } from './access.js'
import type { By, Id, Noun } from './noun.js'
import { type Decision, refuse } from './refusal.js'

/**
 * Priorities of the pact: 1 life, safety, subsistence payments; 2 legal deadlines and registers; 3 other citizen
 * services; 4 internal work.
 */
export const PRIORITIES = [1, 2, 3, 4] as const
export type Priority = (typeof PRIORITIES)[number]

/** What citizens get, for example a passport. Its id is an English code, its name the German one. */
export interface CitizenService {
  readonly id: Id
  readonly name: string
  /** How a need for this service ranks unless the victim says otherwise. */
  readonly priority: Priority
}
export type CitizenServiceMade = { readonly type: 'citizen-service-listed' } & CitizenService
export type CitizenServiceChanged = { readonly type: 'citizen-service-changed' } & CitizenService
export type CitizenServiceEvent = CitizenServiceMade | CitizenServiceChanged

function rowOf({ type: _, ...row }: CitizenServiceEvent): CitizenService {
  return row
}

export const citizenService: Noun<CitizenService, CitizenServiceMade, CitizenServiceChanged> = {
  name: 'citizenService',
  fields: { name: 'code', priority: 'integer' },
  make: { 'citizen-service-listed': rowOf },
  change: { 'citizen-service-changed': (_, event) => rowOf(event) },
  audience: () => ['all'],
}

/** Lists a citizen service in the pact's catalogue, or changes it there. */
export function setCitizenService(
  current: CitizenService | undefined,
  wish: CitizenService,
  by: By,
): Decision<CitizenServiceEvent> {
  if (!may(by, 'citizenService.set')) return refuse('forbidden')
  return [{ type: current ? 'citizen-service-changed' : 'citizen-service-listed', ...wish }]
}
