import { may } from './access.js'
import { addContact, changeContact, type Contact, type ContactEvent, type ContactWish } from './contact.js'
import { type Invitation, type InvitationEvent, invite, type InviteWish } from './invitation.js'
import { beginMembership, belongs, type FirstStage, type Membership, type MembershipEvent } from './membership.js'
import type { By, Id, NounEvent } from './noun.js'
import {
  changeOrganisation,
  type Organisation,
  type OrganisationCard,
  type OrganisationEvent,
  registerOrganisation,
} from './organisation.js'
import { type Decision, isRefusal, refuse } from './refusal.js'

/** An organisation as a list names it, and how it shall belong. Null: the list does not say, and what is on file stays. */
export type ListedMember = Omit<Organisation, 'id'> & { readonly stage: FirstStage | null }
export type ListedContact = Omit<ContactWish, 'id'>
export type ListedInvitation = Omit<InviteWish, 'id'>

/** What a list is held against. `newId` names what the list adds. */
interface Around {
  readonly organisations: readonly Pick<Organisation, 'id'>[]
  readonly newId: () => Id
}
export interface AroundMembers extends Around {
  readonly organisations: readonly Organisation[]
  readonly memberships: readonly Membership[]
}
export interface AroundContacts extends Around {
  readonly contacts: readonly Contact[]
}
export interface AroundInvitations extends Around {
  readonly invitations: readonly Invitation[]
}
export type MemberEvent = OrganisationEvent | MembershipEvent

/**
 * What all steps of a list come to together: their events, or the first refusal, with the number of its `row` from 1. A
 * step that changes nothing stops no other; a list without any change is refused as `unchanged`.
 */
export function together<E extends NounEvent>(steps: readonly Decision<E>[]): Decision<E> {
  const events: E[] = []
  for (const [index, step] of steps.entries()) {
    if (!isRefusal(step)) events.push(...step)
    else if (step.refused !== 'unchanged') return refuse(step.refused, { ...step.detail, row: index + 1 })
  }
  return events.length > 0 ? events : refuse('unchanged')
}

/** What each organisation of a list comes to, as those above it leave the directory: a county before its towns. */
export function memberSteps(list: readonly ListedMember[], around: AroundMembers, by: By): Decision<MemberEvent>[] {
  if (!may(by, 'membership.import')) return list.map(() => refuse('forbidden'))
  const directory = new Directory(around.organisations)
  const memberships = new Map(around.memberships.map((row) => [row.id, row]))
  const once = new Once()
  return list.map((listed) => {
    const [current, other] = directory.matching(listed)
    if (other) return refuse('name-ambiguous')
    const id = current?.id ?? listed.ags ?? around.newId()
    if (!once.first(id)) return refuse('twice-in-list')
    if (listed.district !== null && !directory.has(listed.district)) return refuse('not-found')
    const entered = enter(current, { ...listed, id }, by)
    if (isRefusal(entered)) return entered
    if (!current) directory.add(organisationOf({ ...listed, id }))
    const begun = begin(memberships.get(id), { ...listed, id }, by)
    if (isRefusal(begun)) return begun
    return entered.length + begun.length > 0 ? [...entered, ...begun] : refuse('unchanged')
  })
}

/** What each contact of a list comes to. One of the same function at the same organisation is changed, not added again. */
export function contactSteps(list: readonly ListedContact[], around: AroundContacts, by: By): Decision<ContactEvent>[] {
  if (!may(by, 'contact.import')) return list.map(() => refuse('forbidden'))
  const known = new Set(around.organisations.map(({ id }) => id))
  const current = new Map(around.contacts.filter(({ removed }) => !removed).map((row) => [contactKey(row), row]))
  const once = new Once()
  return list.map((listed) => {
    if (!known.has(listed.organisation)) return refuse('not-found')
    if (!once.first(contactKey(listed))) return refuse('twice-in-list')
    const row = current.get(contactKey(listed))
    if (!row) return addContact({ ...listed, id: around.newId() }, by)
    const { title } = row
    const card = {
      title,
      phone: listed.phone ?? row.phone,
      mail: listed.mail ?? row.mail,
      note: listed.note ?? row.note,
    }
    return isSame(card, row) ? refuse('unchanged') : changeContact(row, card, by)
  })
}

/** What each invitation of a list comes to. Whoever has an open one to the same role there is not invited twice. */
export function invitationSteps(
  list: readonly ListedInvitation[],
  around: AroundInvitations,
  by: By,
): Decision<InvitationEvent>[] {
  if (!may(by, 'invitation.import')) return list.map(() => refuse('forbidden'))
  const known = new Set(around.organisations.map(({ id }) => id))
  const open = new Set(around.invitations.filter(({ state }) => state === 'open').map(invitationKey))
  const once = new Once()
  return list.map((listed) => {
    if (!known.has(listed.organisation)) return refuse('not-found')
    if (!once.first(invitationKey(listed))) return refuse('twice-in-list')
    if (open.has(invitationKey(listed))) return refuse('exists-already')
    return invite({ ...listed, id: around.newId() }, by)
  })
}

function enter(current: Organisation | undefined, listed: ListedMember & { id: Id }, by: By) {
  if (!current) return registerOrganisation(undefined, organisationOf(listed), by)
  if (!isRegisteredSo(current, listed)) return refuse('registered-otherwise')
  const card: OrganisationCard = {
    lat: listed.lat ?? current.lat,
    lon: listed.lon ?? current.lon,
    inhabitants: listed.inhabitants ?? current.inhabitants,
    phone: listed.phone ?? current.phone,
    mailDomain: listed.mailDomain ?? current.mailDomain,
  }
  return isSame(card, current) ? [] : changeOrganisation(current, card, by)
}

function begin(current: Membership | undefined, { id, stage }: { id: Id; stage: FirstStage | null }, by: By) {
  if (stage === null || belongs(current)) return []
  return beginMembership(current, { id, stage, admittedFor: null }, by)
}

/** Name, kind, key and county stay as registered; a list that says otherwise means another one or is wrong. */
function isRegisteredSo(current: Organisation, { name, kind, ags, district }: ListedMember): boolean {
  const sameKey = ags === null || ags === keyOf(current)
  const sameCounty = district === null || district === current.district
  return folded(name) === folded(current.name) && kind === current.kind && sameKey && sameCounty
}

function organisationOf({ stage: _, ...organisation }: ListedMember & { id: Id }): Organisation {
  return organisation
}

function isSame<C extends object>(card: C, row: C): boolean {
  return (Object.keys(card) as (keyof C)[]).every((field) => card[field] === row[field])
}

/** An organisation with an official key has it as its id, too. */
function keyOf({ ags, id }: Organisation): string {
  return ags ?? id
}

function folded(name: string): string {
  return name.trim().replace(/\s+/g, ' ').toLowerCase()
}

function contactKey({ organisation, title }: Pick<Contact, 'organisation' | 'title'>): string {
  return `${organisation} ${folded(title ?? '')}`
}

function invitationKey({ organisation, role, email }: Pick<Invitation, 'organisation' | 'role' | 'email'>): string {
  return `${organisation} ${role} ${email ?? ''}`
}

/** Organisations, to be found by what a list says of them. */
export class Directory {
  private readonly ids = new Set<Id>()
  private readonly keyed = new Map<string, Organisation>()
  private readonly named = new Map<string, readonly Organisation[]>()

  constructor(rows: readonly Organisation[]) {
    for (const row of rows) this.add(row)
  }

  add(row: Organisation): void {
    const name = folded(row.name)
    this.ids.add(row.id)
    this.keyed.set(keyOf(row), row)
    this.named.set(name, [...(this.named.get(name) ?? []), row])
  }

  has(id: Id): boolean {
    return this.ids.has(id)
  }

  /** Those that a list can mean: by official key, else by name. Two of one name have a key each. */
  matching({ ags, name }: Pick<Organisation, 'ags' | 'name'>): readonly Organisation[] {
    const named = this.named.get(folded(name)) ?? []
    if (ags === null) return named
    const keyed = this.keyed.get(ags)
    return keyed ? [keyed] : named.filter((row) => row.ags === null)
  }
}

/** Tells what came for the first time. */
class Once {
  private readonly seen = new Set<string>()

  first(key: string): boolean {
    const before = this.seen.size
    return this.seen.add(key).size > before
  }
}
