import { may } from './access.js'
import { belongs, type Membership } from './membership.js'
import type { By, Id, Noun } from './noun.js'
import { type Decision, refuse } from './refusal.js'

/** That an organisation gets specialist applications from a provider. Its id is `organisation:provider`. */
export interface Dependency {
  readonly id: Id
  readonly organisation: Id
  readonly provider: Id
  readonly applications: readonly Id[]
  readonly ended: boolean
}
export type DependencyMade = {
  readonly type: 'dependency-stated'
  readonly id: Id
  readonly organisation: Id
  readonly provider: Id
  readonly applications: readonly Id[]
}
export type DependencyChanged =
  | { readonly type: 'dependency-changed'; readonly id: Id; readonly applications: readonly Id[] }
  | { readonly type: 'dependency-ended'; readonly id: Id }
export type DependencyEvent = DependencyMade | DependencyChanged

export const dependency: Noun<Dependency, DependencyMade, DependencyChanged> = {
  name: 'dependency',
  fields: { organisation: 'ref', provider: 'ref', applications: 'codes', ended: 'flag' },
  make: { 'dependency-stated': ({ type: _, ...stated }) => ({ ...stated, ended: false }) },
  change: {
    'dependency-changed': (row, { applications }) => ({ ...row, applications, ended: false }),
    'dependency-ended': (row) => ({ ...row, ended: true }),
  },
  audience: () => ['pact'],
}

export function dependencyId(organisation: Id, provider: Id): Id {
  return `${organisation}:${provider}`
}

export interface DependencyWish {
  readonly organisation: Id
  readonly provider: Id
  readonly applications: readonly Id[]
}

/** States which specialist applications an organisation gets from a provider. */
export function setDependency(
  current: Dependency | undefined,
  wish: DependencyWish,
  by: By,
): Decision<DependencyEvent> {
  if (!may(by, 'dependency.set', { keepers: [wish.organisation] })) return refuse('forbidden')
  const id = dependencyId(wish.organisation, wish.provider)
  if (!current) return [{ type: 'dependency-stated', id, ...wish }]
  return [{ type: 'dependency-changed', id, applications: wish.applications }]
}

export function endDependency(row: Dependency, by: By): Decision<DependencyEvent> {
  if (!may(by, 'dependency.end', { keepers: [row.organisation] })) return refuse('forbidden')
  if (row.ended) return refuse('unchanged')
  return [{ type: 'dependency-ended', id: row.id }]
}

/** The organisations that a failure of the provider hits: who depends on it now and belongs to the pact, at any stage. */
export function dependantsOf(
  provider: Id,
  dependencies: readonly Dependency[],
  memberships: readonly Membership[],
): Id[] {
  const inPact = new Set(memberships.filter(belongs).map(({ id }) => id))
  return dependencies
    .filter((row) => row.provider === provider && !row.ended && inPact.has(row.organisation))
    .map(({ organisation }) => organisation)
}
