import * as z from 'zod/mini'

/** Sign-in services of administrations that this installation knows, and whether the caller has linked an account there. */
export const oidcWays = z.readonly(z.array(z.object({ id: z.string(), name: z.string(), linked: z.boolean() })))
export type OidcWays = z.infer<typeof oidcWays>

/** Where the browser is to go. */
export const oidcDeparture = z.object({ address: z.url() })
