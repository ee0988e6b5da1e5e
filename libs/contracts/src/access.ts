import { ORGANISATION_KINDS } from '@beistand/domain/organisation'
import * as z from 'zod/mini'
import { id, text } from './command.js'
import { email, linkHash } from './invitation.js'
import { ags } from './organisation.js'

export const SHORTEST_PASSWORD = 12

/** A password to be; what is easy to guess is refused as `weak-password`. */
export const newPassword = z.string().check(z.minLength(SHORTEST_PASSWORD), z.maxLength(200))

/** Another password for the own account. */
export const passwordChange = z.object({ password: newPassword })

/** The secret part of a link: 32 random bytes as base64url. It stands in the address's fragment, which no server sees. */
export const linkToken = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/))

/** The first operator of an installation takes up its one-time link. */
export const setUp = z.object({ token: linkToken, email, password: newPassword })

/** Which invitation a link belongs to. */
export const invitationLink = z.object({ pact: id, token: linkToken })

/** What an open invitation says. `known`: whether its address belongs to an account already, which then signs in. */
export const invitationView = z.object({
  pactName: z.string(),
  organisationName: z.string(),
  role: z.string(),
  title: z.string(),
  email: z.string(),
  known: z.boolean(),
  until: z.int(),
})
export type InvitationView = z.infer<typeof invitationView>

/** A person new to the installation sets a password; one who is signed in sends none. */
export const acceptance = z.object({ ...invitationLink.shape, password: z._default(z.nullable(newPassword), null) })

const firstOffice = { title: text(120), email, link: linkHash }

export const founding = z.object({
  name: text(120),
  organisation: z.object({ name: text(160), kind: z.enum(ORGANISATION_KINDS), ags: z.nullable(ags) }),
  office: z.object(firstOffice),
})
export type Founding = z.infer<typeof founding>

/** A pact that has nobody in its office gets another first office person. */
export const officeInvitation = z.object(firstOffice)

/** What the operator sees of a pact: that it is there, and whether someone runs its office. */
export const pactView = z.object({ id: z.string(), name: z.string(), demo: z.boolean(), hasOffice: z.boolean() })
export const pactViews = z.array(pactView)
export type PactView = z.infer<typeof pactView>

/** A browser that is signed in: its family and system, never its address. */
export const deviceView = z.object({
  id: z.string(),
  browser: z.string(),
  created: z.int(),
  seen: z.int(),
  current: z.boolean(),
  /** Whether it signed in for the first time and nobody has said yet that it is known. */
  strange: z.boolean(),
})
export const deviceViews = z.array(deviceView)
export type DeviceView = z.infer<typeof deviceView>

/** Lets the browser that asks declare for an organisation without a session, for sixty days; `grant` says for which. */
export const enrolmentWish = z.object({ name: text(60), grant: id })

/** A browser that may declare without a session. */
export const enrolmentView = z.object({
  id: z.string(),
  name: z.string(),
  organisationName: z.string(),
  created: z.int(),
  until: z.int(),
  current: z.boolean(),
})
export const enrolmentViews = z.array(enrolmentView)
export type EnrolmentView = z.infer<typeof enrolmentView>
