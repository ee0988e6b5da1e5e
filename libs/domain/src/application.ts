import { may } from './access.js'
import type { By, Id, Noun } from './noun.js'
import { type Decision, refuse } from './refusal.js'

/** A specialist application, for example the civil register. Its id is an English code, its name the German one. */
export interface Application {
  readonly id: Id
  readonly name: string
  /** Codes of the citizen services that need it. */
  readonly services: readonly string[]
}
export type ApplicationMade = { readonly type: 'application-listed' } & Application
export type ApplicationChanged = { readonly type: 'application-changed' } & Application
export type ApplicationEvent = ApplicationMade | ApplicationChanged

function rowOf({ type: _, ...row }: ApplicationEvent): Application {
  return row
}

export const application: Noun<Application, ApplicationMade, ApplicationChanged> = {
  name: 'application',
  fields: { name: 'code', services: 'codes' },
  make: { 'application-listed': rowOf },
  change: { 'application-changed': (_, event) => rowOf(event) },
  audience: () => ['all'],
}

/** Lists a specialist application in the pact's catalogue, or changes it there. */
export function setApplication(
  current: Application | undefined,
  wish: Application,
  by: By,
): Decision<ApplicationEvent> {
  if (!may(by, 'application.set')) return refuse('forbidden')
  return [{ type: current ? 'application-changed' : 'application-listed', ...wish }]
}
