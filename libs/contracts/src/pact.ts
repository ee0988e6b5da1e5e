import * as z from 'zod/mini'
import { command, instant } from './command.js'

export const demandFactor = command({
  name: 'pact.demand-factor',
  method: 'put',
  path: '/pact/second-factor',
  summary:
    'Demand a passkey or an authenticator app of coordinators, heads and the office from a time on, or (null) no longer. From then on a role of these rests until its person has one.',
  body: z.object({ from: z.nullable(instant) }),
  example: { from: 1_795_000_000_000 },
  refusals: ['forbidden', 'unchanged', 'deadline-passed'],
  fresh: true,
})

/** How many people have a role of which a second factor is or may be demanded, and how many of them have only a password. */
export const factorCount = z.object({ people: z.int(), missing: z.int() })
export type FactorCount = z.infer<typeof factorCount>
