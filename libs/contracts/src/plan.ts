import { applyChange, type Plan, type PlanChange } from '@beistand/domain/planning-proposals'
import * as z from 'zod/mini'

/** The newest version known of each world's plan: by exercise id, and by '' for reality. */
export type PlanVersions = Readonly<Record<string, number>>
export const planVersions = z.record(z.string().check(z.maxLength(80)), z.int())

/** One message on a plan: all of it, or what leads from the version before to the next one. */
export type PlanTold = { readonly whole: Plan } | { readonly change: PlanChange }

/** The plans that a viewer holds, by world as in `PlanVersions`. */
export type Plans = Readonly<Record<string, Plan>>

/** Moves plans on by one message, on the server's word; `missing` where a version before it did not come. */
export function applyTold(plans: Plans, told: PlanTold): Plans | 'missing' {
  if ('whole' in told) return { ...plans, [worldName(told.whole.world)]: told.whole }
  const name = worldName(told.change.world)
  const plan = plans[name]
  const after = plan ? applyChange(plan, told.change) : 'missing'
  return after === 'missing' ? after : { ...plans, [name]: after }
}

export function versionsOf(plans: Plans): PlanVersions {
  return Object.fromEntries(Object.entries(plans).map(([world, { version }]) => [world, version]))
}

export function worldName(world: string | null): string {
  return world ?? ''
}

const range = { from: z.int(), to: z.int(), units: z.int() }
const basis = { version: z.int(), seq: z.int() }

/** Why a need gets what it gets: half days are absolute, offers are named by id, sentences are in the asker's language. */
export const explanation = z.object({
  ...basis,
  need: z.string(),
  headline: z.string(),
  chosen: z.array(z.object({ offer: z.string(), ...range, text: z.string() })),
  notChosen: z.array(z.object({ offer: z.string(), code: z.string(), text: z.string() })),
  missing: z.array(z.object({ ...range, code: z.string(), text: z.string(), wouldHelp: z.string() })),
})
export type Explanation = z.infer<typeof explanation>

const proof = {
  feasible: z.boolean(),
  coverageOptimal: z.boolean(),
  fairnessOptimal: z.boolean(),
  issues: z.array(z.string()),
  /** Milliseconds, posing the problem included. */
  took: z.number(),
}

/** The proof of a plan by searches, made by a browser out of the rows that it has. */
export const recount = z.object(proof)
export type Recount = z.infer<typeof recount>

/**
 * The server's own proof, by searches, that no plan covers more or spreads it more fairly. `apart` comes to who sees every
 * loan, and so the whole problem: the loans that the problem sets apart.
 */
export const certificate = z.object({ ...basis, ...proof, apart: z.optional(z.array(z.string())) })
export type Certificate = z.infer<typeof certificate>

const step = z.object({ offer: z.string(), need: z.string(), ...range })

/** Steps towards a fresh plan, each with what it gains. */
export const tidying = z.object({
  ...basis,
  changes: z.array(
    z.object({
      drop: z.array(step),
      add: z.array(z.extend(step, { mode: z.enum(['onsite', 'remote']), why: z.string() })),
      text: z.string(),
    }),
  ),
})
export type Tidying = z.infer<typeof tidying>
