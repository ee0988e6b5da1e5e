import * as z from 'zod/mini'
import { invitationLink, newPassword } from './access.js'
import { command, id, nothing, text } from './command.js'
import { linkHash } from './invitation.js'
import { callingBack } from './roster.js'

export const askRecovery = command({
  name: 'recovery.ask',
  method: 'post',
  path: '/recoveries',
  summary: 'Note that someone of an organisation cannot get in any more, as said on the phone.',
  body: z.object({ organisation: id, title: text(120) }),
  example: { organisation: '06431002', title: 'IT-Leitung' },
  refusals: ['forbidden', 'not-found'],
})

export const verifyRecovery = command({
  name: 'recovery.verify',
  method: 'put',
  path: '/recoveries/:recovery/verified',
  summary: 'Say whose account it is, after a call back to a number on file: the first of two office people.',
  body: z.object({ person: id, note: text(500) }),
  example: { person: 'p1', note: 'Rückruf auf die hinterlegte Nummer der IT-Leitung, an der Stimme erkannt.' },
  refusals: ['forbidden', 'not-found', 'wrong-state', 'own-recovery', 'person-elsewhere'],
  fresh: true,
})

export const grantRecovery = command({
  name: 'recovery.grant',
  method: 'put',
  path: '/recoveries/:recovery/link',
  summary: 'Agree as the second office person, of another organisation, with a link that is good for two hours, once.',
  body: z.object({ link: linkHash }),
  example: { link: '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08' },
  refusals: ['forbidden', 'not-found', 'wrong-state', 'own-recovery', 'second-office-needed'],
  fresh: true,
})

export const withdrawRecovery = command({
  name: 'recovery.withdraw',
  method: 'delete',
  path: '/recoveries/:recovery',
  summary: 'Stop it, at whatever step.',
  body: nothing,
  example: {},
  refusals: ['forbidden', 'not-found', 'wrong-state'],
})

/** What the open page asks for. `organisation`: name, key (AGS) or id. The key makes asking twice ask once. */
export const lostAccess = z.object({ organisation: text(160), title: text(120), key: z.uuid() })

/**
 * What whoever asked is told: who calls back, and from where. `tooMany`: it was not stored beside the many that wait
 * already; the office calls the number on file all the same.
 */
export const lostAccessTaken = z.object({ tooMany: z.boolean(), callingBack })
export type LostAccessTaken = z.infer<typeof lostAccessTaken>

/** Which recovery a link belongs to. */
export const recoveryLink = invitationLink

/** Whose account a link opens again. */
export const recoveryView = z.object({
  email: z.string(),
  title: z.string(),
  organisationName: z.string(),
  until: z.int(),
})
export type RecoveryView = z.infer<typeof recoveryView>

export const takeRecovery = z.object({ ...recoveryLink.shape, password: newPassword })
