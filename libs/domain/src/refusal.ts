import type { Id, NounEvent } from './noun.js'

/** Every expected "no" of the product. Each has a German and an English sentence in the contracts. */
export type RefusalCode =
  | 'not-found'
  | 'forbidden'
  | 'office-rests'
  | 'not-a-partner'
  | 'unchanged'
  | 'wrong-state'
  | 'emergency-closed'
  | 'victim-stays-involved'
  | 'red-needs-names'
  | 'place-needed'
  | 'reason-needed'
  | 'not-involved'
  | 'person-elsewhere'
  | 'person-outside-circle'
  | 'task-taken'
  | 'deadline-passed'
  | 'no-such-option'
  | 'call-backs-pending'
  | 'number-on-file-needed'
  | 'card-ended'
  | 'exists-already'
  | 'twice-in-list'
  | 'name-ambiguous'
  | 'registered-otherwise'
  | 'contact-needs-way'
  | 'fails-already'
  | 'offer-held'
  | 'offer-exhausted'
  | 'offer-not-available'
  | 'other-world'
  | 'kind-does-not-fit'
  | 'mode-does-not-fit'
  | 'too-many-units'
  | 'window-outside-need'
  | 'window-past'
  | 'need-closed'
  | 'need-covered'
  | 'more-agreed'
  | 'already-answered'
  | 'expired'
  | 'not-longer'
  | 'precondition-open'
  | 'return-state'
  | 'help-running'
  | 'person-missing'
  | 'ends-before-start'
  | 'person-on-shift'
  | 'all-named'
  | 'person-in-other-offer'
  | 'in-the-future'
  | 'last-office'
  | 'recoveries-pending'
  | 'own-recovery'
  | 'second-office-needed'
  | 'office-works'
  | 'cannot-stand-in'
  | 'another-needed'
  | 'exercise-over'
  | 'only-real-ends-exercise'

/** An expected "no": its code, and ids or numbers that its sentence may name. Never free text. */
export interface Refusal {
  readonly refused: RefusalCode
  readonly detail: Readonly<Record<string, Id | number>>
}

/** What a command comes to: the events it causes, in order, or why it is refused. */
export type Decision<E extends NounEvent> = readonly E[] | Refusal

export function refuse(refused: RefusalCode, detail: Refusal['detail'] = {}): Refusal {
  return { refused, detail }
}

export function isRefusal<E extends NounEvent>(decision: Decision<E>): decision is Refusal {
  return 'refused' in decision
}
