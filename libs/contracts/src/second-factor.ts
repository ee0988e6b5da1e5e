import * as z from 'zod/mini'

/** What someone has to sign in with, beside a password: whether an app, how many printed codes and passkeys are left. */
export const factorsView = z.object({ app: z.boolean(), codes: z.int(), passkeys: z.int() })
export type FactorsView = z.infer<typeof factorsView>

/** A new secret for an authenticator app: to type (base32), and as the address of a QR code. It is told once. */
export const totpSecret = z.object({ secret: z.string(), address: z.string() })
export type TotpSecret = z.infer<typeof totpSecret>

/** A code of an app, six digits, with spaces as some apps show them. */
export const totpCode = z.object({ code: z.string().check(z.trim(), z.regex(/^[0-9]{3} ?[0-9]{3}$/)) })

/** Ten printed codes, told once. */
export const recoveryCodesView = z.object({ codes: z.array(z.string()) })
export type RecoveryCodesView = z.infer<typeof recoveryCodesView>
