import * as z from 'zod/mini'
import { command, id, nothing, text } from './command.js'
import { GRANTABLE } from './grant.js'

/** A sign-in name; capitals make no difference. */
export const email = z.string().check(z.trim(), z.toLowerCase(), z.maxLength(200), z.email())
/** SHA-256 of a link's token, in hex. Whoever makes a link makes its token too; the server learns the token when it is used. */
export const linkHash = z.string().check(z.regex(/^[0-9a-f]{64}$/))
const link = '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08'

export const makeInvitation = command({
  name: 'invitation.make',
  method: 'post',
  path: '/invitations',
  summary: 'Invite a person to a function of an organisation; the link to hand over lasts seven days.',
  body: z.object({ organisation: id, role: z.enum(GRANTABLE), title: text(120), email, link: linkHash }),
  example: {
    organisation: '06431002',
    role: 'coordinator',
    title: 'IT-Leitung',
    email: 'it-leitung@bensheim.example',
    link,
  },
  refusals: ['forbidden', 'not-found'],
  fresh: true,
})

export const renewInvitation = command({
  name: 'invitation.renew',
  method: 'put',
  path: '/invitations/:invitation/link',
  summary: 'Give an open invitation a new link; the old one ends.',
  body: z.object({ link: linkHash }),
  example: { link },
  refusals: ['forbidden', 'not-found', 'wrong-state'],
  fresh: true,
})

export const withdrawInvitation = command({
  name: 'invitation.withdraw',
  method: 'delete',
  path: '/invitations/:invitation',
  summary: 'Take back an invitation that nobody has accepted yet.',
  body: nothing,
  example: {},
  refusals: ['forbidden', 'not-found', 'wrong-state'],
})
