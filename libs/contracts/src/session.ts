import { GRANTABLE } from './grant.js'
import * as z from 'zod/mini'

export const signIn = z.object({
  email: z.string().check(z.maxLength(200)),
  password: z.string().check(z.maxLength(200)),
})

/** What a browser knows of itself. */
export const sessionView = z.object({
  person: z.string(),
  email: z.string(),
  /** Whether this person runs the installation and may found pacts. */
  operator: z.boolean(),
  /** How many of this person's other browsers are new and not yet known. */
  strange: z.int(),
  grants: z.readonly(
    z.array(
      z.object({
        id: z.string(),
        pact: z.string(),
        pactName: z.string(),
        demo: z.boolean(),
        organisation: z.string(),
        organisationName: z.string(),
        role: z.enum(GRANTABLE),
        title: z.nullable(z.string()),
      }),
    ),
  ),
})
export type SessionView = Readonly<z.infer<typeof sessionView>>
