import { may } from './access.js'
import { invite, type InvitationEvent } from './invitation.js'
import { beginMembership, type MembershipEvent } from './membership.js'
import type { By, Id } from './noun.js'
import {
  type Organisation,
  type OrganisationEvent,
  type Pact,
  type PactMade,
  registerOrganisation,
} from './organisation.js'
import { type Decision, isRefusal, refuse } from './refusal.js'

/** A pact to be: its name, the organisation that runs its office, and the first office person's invitation. */
export interface FoundingWish {
  readonly name: string
  readonly organisation: Organisation
  readonly office: { readonly id: Id; readonly title: string; readonly email: string; readonly link: string }
}

/**
 * Founds a pact: nothing but itself, one organisation on its way in, and one invitation into its office. Everything
 * else is the office's to do.
 */
export function foundPact(
  current: Pact | undefined,
  { id, name, organisation, office }: FoundingWish & { readonly id: Id },
  by: By,
): Decision<PactMade | OrganisationEvent | MembershipEvent | InvitationEvent> {
  if (!may(by, 'pact.found')) return refuse('forbidden')
  if (current) return refuse('exists-already')
  const member = { id: organisation.id, stage: 'invited', admittedFor: null } as const
  const registered = registerOrganisation(undefined, organisation, by)
  const begun = beginMembership(undefined, member, by)
  const invited = invite({ ...office, organisation: organisation.id, role: 'office' }, by)
  if (isRefusal(registered)) return registered
  if (isRefusal(begun)) return begun
  if (isRefusal(invited)) return invited
  return [{ type: 'pact-founded', id, name, demo: false }, ...registered, ...begun, ...invited]
}
