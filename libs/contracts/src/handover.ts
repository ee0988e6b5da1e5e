import * as z from 'zod/mini'
import { linkToken } from './access.js'
import { linkHash } from './invitation.js'

/** Offers a second device a way in: the hash of a link that is good for ten minutes, once. */
export const handover = z.object({ link: linkHash })

/** Takes the link up. */
export const handoverLink = z.object({ token: linkToken })

/** Whom a link signs in. */
export const handoverView = z.object({ email: z.string() })
export type HandoverView = z.infer<typeof handoverView>
