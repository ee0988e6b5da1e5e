import { may } from './access.js'
import type { Contact, ContactEvent } from './contact.js'
import { type Grant, type GrantEvent, leavesNoOffice } from './grant.js'
import type { Invitation, InvitationEvent } from './invitation.js'
import type { By, Id, TextsErased } from './noun.js'
import { type Decision, refuse } from './refusal.js'

/** What a pact knows of a person who is to be erased. */
export interface KnownOf {
  readonly person: Id
  /** All roles that the person has or had here. */
  readonly grants: readonly Grant[]
  /** Every grant of the pact. */
  readonly all: readonly Grant[]
  /** Invitations to the person's address. */
  readonly invitations: readonly Invitation[]
  /** Contacts with the person's address. */
  readonly contacts: readonly Contact[]
  /** The erasures of all texts that are to go with the person. */
  readonly texts: readonly TextsErased[]
}

/**
 * Takes a person out of a pact: its roles end, open invitations and contacts too, and what named it is gone. Everyone may ask for it
 * about themselves, the office about anyone. The pact's last office person stays until there is another.
 */
export function erasePerson(
  known: KnownOf,
  by: By,
): Decision<GrantEvent | InvitationEvent | ContactEvent | TextsErased> {
  const { person, grants, all, invitations, contacts, texts } = known
  if (by.person !== person && !may(by, 'person.erase')) return refuse('forbidden')
  if (grants.length === 0) return refuse('not-found')
  const standing = grants.filter(({ revoked }) => !revoked)
  if (leavesNoOffice(all, standing)) return refuse('last-office')
  const events = [
    ...standing.map(({ id }) => ({ type: 'role-revoked', id }) as const),
    ...invitations
      .filter(({ state }) => state === 'open')
      .map(({ id }) => ({ type: 'invitation-ended', id, state: 'withdrawn' }) as const),
    ...contacts.filter(({ removed }) => !removed).map(({ id }) => ({ type: 'contact-removed', id }) as const),
    ...texts,
  ]
  return events.length > 0 ? events : refuse('unchanged')
}

/** Erases a text for what it says; `texts` is its erasure, or nothing where it is gone already. */
export function eraseText(texts: readonly TextsErased[], by: By): Decision<TextsErased> {
  if (!may(by, 'text.erase')) return refuse('forbidden')
  return texts.length > 0 ? texts : refuse('unchanged')
}

/** Erases texts whose time is over; by the system alone. */
export function forgetTexts(texts: readonly TextsErased[]): Decision<TextsErased> {
  return texts.length > 0 ? texts : refuse('unchanged')
}
