import { DECLINE_REASONS, EQUIPMENT_RETURNS } from '@beistand/domain/commitment'
import { MODES } from '@beistand/domain/offer'
import type { RefusalCode } from '@beistand/domain/refusal'
import * as z from 'zod/mini'
import { command, id, instant, note, nothing } from './command.js'
import { halfDay, kilometres, units, window } from './resource.js'

const loan = z.object({
  offer: id,
  units,
  window,
  mode: z.enum(MODES),
  expiresAt: z._default(z.nullable(instant), null),
  message: z._default(note(1000), ''),
  /** The plan's reason and the entry that the plan was computed from, where a proposal becomes a loan. */
  basis: z._default(z.nullable(z.object({ code: z.string().check(z.maxLength(60)), seq: z.int() })), null),
})
/** Requests in one command. */
export const MOST_AT_ONCE = 100

const loanExample = { offer: 'o1', units: 1, window: { from: 41_502, to: 41_512 }, mode: 'onsite' } as const
const loanRefusals: readonly RefusalCode[] = [
  'forbidden',
  'not-found',
  'not-a-partner',
  'emergency-closed',
  'need-closed',
  'other-world',
  'offer-not-available',
  'kind-does-not-fit',
  'mode-does-not-fit',
  'too-many-units',
  'window-outside-need',
  'window-past',
  'expired',
  'offer-exhausted',
]

export const requestLoan = command({
  name: 'commitment.request',
  method: 'post',
  path: '/needs/:need/requests',
  summary:
    "Ask a lender for help from one of its offers. The units are held until answered. The lender's reserve is left alone.",
  body: loan,
  example: loanExample,
  refusals: loanRefusals,
})

export const requestLoans = command({
  name: 'commitment.request-all',
  method: 'post',
  path: '/requests',
  summary: 'Ask for several offers at once, all or none: parts of a plan that are accepted together.',
  body: z.object({ requests: z.array(z.extend(loan, { need: id })).check(z.minLength(1), z.maxLength(MOST_AT_ONCE)) }),
  example: { requests: [{ need: 'n1', ...loanExample }] },
  refusals: loanRefusals,
})

export const offerLoan = command({
  name: 'commitment.offer',
  method: 'post',
  path: '/needs/:need/offered-help',
  summary: 'Offer help to a need unasked. The units are held until answered.',
  body: loan,
  example: loanExample,
  refusals: loanRefusals,
})

const answer = z._default(note(1000), '')

export const acceptLoan = command({
  name: 'commitment.accept',
  method: 'put',
  path: '/commitments/:commitment/acceptance',
  summary: 'Accept a request or an offer of help, whole or in part. The rest becomes a commitment of its own.',
  body: z.object({
    units: z._default(z.nullable(units), null),
    rest: z._default(z.enum(['open', ...DECLINE_REASONS]), 'open'),
    answer,
  }),
  example: { units: 1, rest: 'not-available' },
  refusals: [
    'forbidden',
    'not-found',
    'already-answered',
    'not-a-partner',
    'emergency-closed',
    'need-closed',
    'expired',
    'offer-not-available',
    'too-many-units',
    'window-past',
    'offer-exhausted',
    'need-covered',
  ],
})

export const declineLoan = command({
  name: 'commitment.decline',
  method: 'put',
  path: '/commitments/:commitment/refusal',
  summary:
    'Decline a request or an offer of help, and say why. The lender may put its offer right in the same step: block the ' +
    'time if it is not available or needed at home, or say how far it goes if it is too far.',
  body: z.object({
    reason: z.enum(DECLINE_REASONS),
    answer,
    block: z._default(z.boolean(), false),
    maxKm: z._default(z.nullable(kilometres), null),
  }),
  example: { reason: 'needed-at-home', block: true },
  refusals: ['forbidden', 'not-found', 'already-answered', 'offer-held'],
})

export const withdrawLoan = command({
  name: 'commitment.withdraw',
  method: 'put',
  path: '/commitments/:commitment/withdrawal',
  summary: 'Take back what is not answered yet; as the victim, also agreed help that is not on duty yet.',
  body: z.object({ answer }),
  example: { answer: 'Doch nicht nötig, danke!' },
  refusals: ['forbidden', 'not-found', 'wrong-state'],
})

export const mobilise = command({
  name: 'commitment.mobilise',
  method: 'put',
  path: '/commitments/:commitment/mobilisation',
  summary: 'Say that agreed help is being prepared or on its way.',
  body: nothing,
  example: {},
  refusals: ['forbidden', 'not-found', 'wrong-state'],
})

export const startDuty = command({
  name: 'commitment.start',
  method: 'put',
  path: '/commitments/:commitment/duty',
  summary: 'Say that the help is there. With an open precondition, `despite` says why it begins all the same.',
  body: z.object({ despite: z._default(note(500), '') }),
  example: {},
  refusals: ['forbidden', 'not-found', 'wrong-state', 'precondition-open'],
})

export const releaseLoan = command({
  name: 'commitment.release',
  method: 'put',
  path: '/commitments/:commitment/release',
  summary: 'Send help home.',
  body: z.object({ answer }),
  example: { answer: 'Vielen Dank!' },
  refusals: ['forbidden', 'not-found', 'wrong-state'],
})

export const recallLoan = command({
  name: 'commitment.recall',
  method: 'put',
  path: '/commitments/:commitment/recall',
  summary: 'Call lent people or things back.',
  body: z.object({ answer }),
  example: { answer: 'Wir brauchen die Fachkraft selbst.' },
  refusals: ['forbidden', 'not-found', 'wrong-state'],
})

export const giveUp = command({
  name: 'commitment.give-up',
  method: 'put',
  path: '/commitments/:commitment/incompletion',
  summary: 'Say that agreed help cannot be completed, without blame.',
  body: z.object({ answer }),
  example: { answer: 'Erkrankt' },
  refusals: ['forbidden', 'not-found', 'wrong-state'],
})

export const returnLoan = command({
  name: 'commitment.return',
  method: 'put',
  path: '/commitments/:commitment/return',
  summary: 'Say that lent people or things are back. Equipment says in which state.',
  body: z.object({ equipmentReturn: z._default(z.nullable(z.enum(EQUIPMENT_RETURNS)), null) }),
  example: { equipmentReturn: 'exposed' },
  refusals: ['forbidden', 'not-found', 'wrong-state', 'return-state'],
})

export const clearEquipment = command({
  name: 'commitment.clear',
  method: 'put',
  path: '/commitments/:commitment/clearance',
  summary: 'Say that equipment that came back exposed or unknown is safe again.',
  body: nothing,
  example: {},
  refusals: ['forbidden', 'not-found', 'wrong-state', 'unchanged'],
})

export const askExtension = command({
  name: 'extension.ask',
  method: 'put',
  path: '/commitments/:commitment/extension',
  summary: 'Ask to keep help for longer.',
  body: z.object({ to: halfDay }),
  example: { to: 41_520 },
  refusals: ['forbidden', 'not-found', 'wrong-state', 'not-longer', 'need-closed', 'window-outside-need', 'unchanged'],
})

export const answerExtension = command({
  name: 'extension.answer',
  method: 'put',
  path: '/commitments/:commitment/extension/answer',
  summary: 'Agree to an extension or refuse it.',
  body: z.object({ agreed: z.boolean() }),
  example: { agreed: true },
  refusals: ['forbidden', 'not-found', 'wrong-state', 'offer-exhausted', 'need-covered'],
})
