import * as z from 'zod/mini'

/** Proves once more who is signed in. */
export const passwordProof = z.object({ password: z.string().check(z.minLength(1), z.maxLength(200)) })
