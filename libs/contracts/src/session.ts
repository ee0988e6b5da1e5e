import { GRANTABLE } from './grant.js'
import * as z from 'zod/mini'

export const signIn = z.object({
  email: z.string().check(z.maxLength(200)),
  password: z.string().check(z.maxLength(200)),
  /** Of an authenticator app, or a printed one; asked for where the account has an app. */
  code: z._default(z.nullable(z.string().check(z.maxLength(40))), null),
})

/** What a browser knows of itself. */
export const sessionView = z.object({
  person: z.string(),
  email: z.string(),
  /** Whether this person runs the installation and may found pacts. */
  operator: z.boolean(),
  /** How many of this person's other browsers are new and not yet known. */
  strange: z.int(),
  /** Whether this person has more than a password: a passkey or an authenticator app. */
  secured: z.boolean(),
  grants: z.readonly(
    z.array(
      z.object({
        id: z.string(),
        pact: z.string(),
        pactName: z.string(),
        demo: z.boolean(),
        organisation: z.string(),
        organisationName: z.string(),
        role: z.enum([...GRANTABLE, 'card', 'wall']),
        /** The one emergency that a `card` is for. */
        emergency: z.nullable(z.string()),
        title: z.nullable(z.string()),
        /** Whether it rests until the person has the second factor that the pact demands. */
        barred: z.boolean(),
      }),
    ),
  ),
})
export type SessionView = Readonly<z.infer<typeof sessionView>>
