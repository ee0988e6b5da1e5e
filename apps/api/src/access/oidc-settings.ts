import * as z from 'zod/mini'

const provider = z.object({
  /** Part of the address that the service sends people back to. */
  id: z.string().check(z.regex(/^[a-z0-9-]{1,40}$/)),
  name: z.string().check(z.minLength(1), z.maxLength(80)),
  issuer: z.url().check(z.startsWith('https://')),
  clientId: z.string().check(z.minLength(1)),
  clientSecret: z.string().check(z.minLength(16)),
})

/** A sign-in service of an administration, as the operator of the installation has agreed it with that administration. */
export type OidcProvider = Readonly<z.infer<typeof provider>>

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // which is no list
  }
}

/** A JSON list of sign-in services. */
export const oidcProviders = z.pipe(z.pipe(z.string(), z.transform(parsed)), z.array(provider))
