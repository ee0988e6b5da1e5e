import type { Id, Key } from '@beistand/domain/noun'
import { type Plan, planOfNeeds } from '@beistand/domain/planning-proposals'
import type pg from 'pg'

/** Whose plan someone is told: `pact` all of it, `emergency` what it says of that one's needs. */
export type Scope = 'pact' | { readonly emergency: Id }

const CARD = 'card:'

/** The scope that a viewer's keys give; null for who is told no plan. A card's device acts in reality only. */
export function scopeOf(keys: ReadonlySet<Key>): Scope | null {
  if (keys.has('pact')) return 'pact'
  const card = [...keys].find((key) => key.startsWith(CARD))
  return card === undefined ? null : { emergency: card.slice(CARD.length) }
}

/** $1 pact, $2 emergency */
const NEEDS = 'SELECT id FROM app.need WHERE pact = $1 AND emergency = $2'

/** A plan as far as it is told in a scope. */
export async function within(client: pg.ClientBase, pact: Id, { plan, scope }: { plan: Plan; scope: Scope }) {
  if (scope === 'pact') return plan
  const query = { name: 'plan_needs', text: NEEDS, values: [pact, scope.emergency] }
  const { rows } = await client.query<{ id: Id }>(query)
  return planOfNeeds(plan, new Set(rows.map(({ id }) => id)))
}
