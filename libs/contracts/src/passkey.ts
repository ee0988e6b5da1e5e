import * as z from 'zod/mini'

const part = z.string().check(z.maxLength(20_000), z.regex(/^[A-Za-z0-9_-]*$/))
const credential = {
  id: part.check(z.minLength(1), z.maxLength(1500)),
  rawId: part,
  type: z.literal('public-key'),
}

/** What an authenticator answers when a passkey is made; all binary parts are base64url. */
export const attestation = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: part,
    attestationObject: part,
    transports: z._default(z.array(z.string().check(z.maxLength(20))), []),
  }),
})

/** What an authenticator answers when someone signs in with a passkey. */
export const assertion = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: part,
    authenticatorData: part,
    signature: part,
  }),
})

/** A passkey is added only by who has just said the password. */
export const passkeyWish = z.object({ password: z.string().check(z.minLength(1), z.maxLength(200)) })

/** A passkey as its owner sees it: where it was made and when it was used last. */
export const passkeyView = z.object({
  id: z.string(),
  name: z.string(),
  created: z.int(),
  used: z.nullable(z.int()),
})
export const passkeyViews = z.array(passkeyView)
export type PasskeyView = z.infer<typeof passkeyView>
