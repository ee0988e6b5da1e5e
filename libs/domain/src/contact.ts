import { may } from './access.js'
import { isOpen, type Emergency } from './emergency.js'
import type { By, Id, Noun, Text, TextsErased } from './noun.js'
import type { Organisation } from './organisation.js'
import { type Decision, refuse } from './refusal.js'

/** How to reach a function of an organisation, "IT-Leitung". `note` says when: "Rufbereitschaft ab 18 Uhr". */
export interface ContactCard {
  readonly title: Text
  readonly phone: Text
  readonly mail: Text
  readonly note: Text
}
export interface Contact extends ContactCard {
  readonly id: Id
  readonly organisation: Id
  readonly removed: boolean
}
export type ContactMade = ContactCard & { readonly type: 'contact-added'; readonly id: Id; readonly organisation: Id }
export type ContactChanged =
  | (ContactCard & { readonly type: 'contact-changed'; readonly id: Id })
  | { readonly type: 'contact-removed'; readonly id: Id }
export type ContactEvent = ContactMade | ContactChanged

export const contact: Noun<Contact, ContactMade, ContactChanged> = {
  name: 'contact',
  fields: { organisation: 'ref', title: 'text?', phone: 'text?', mail: 'text?', note: 'text?', removed: 'flag' },
  make: { 'contact-added': ({ type: _, ...added }) => ({ ...added, removed: false }) },
  change: {
    'contact-changed': (row, { type: _, ...changed }) => ({ ...row, ...changed }),
    'contact-removed': (row) => ({ ...row, title: null, phone: null, mail: null, note: null, removed: true }),
  },
  audience: () => ['pact'],
}

export interface ContactWish extends ContactCard {
  readonly id: Id
  readonly organisation: Id
}

export function addContact(wish: ContactWish, by: By): Decision<ContactEvent> {
  if (!may(by, 'contact.add', { keepers: [wish.organisation] })) return refuse('forbidden')
  if (!reachable(wish)) return refuse('contact-needs-way')
  return [{ type: 'contact-added', ...wish }]
}

export function changeContact(row: Contact, card: ContactCard, by: By): Decision<ContactEvent> {
  if (!may(by, 'contact.change', { keepers: [row.organisation] })) return refuse('forbidden')
  if (row.removed) return refuse('wrong-state')
  if (!reachable(card)) return refuse('contact-needs-way')
  return [{ type: 'contact-changed', id: row.id, ...card }]
}

/** Removes a contact with all that it ever said; `texts` are the erasures of that. */
export function removeContact(
  row: Contact,
  texts: readonly TextsErased[],
  by: By,
): Decision<ContactEvent | TextsErased> {
  if (!may(by, 'contact.remove', { keepers: [row.organisation] })) return refuse('forbidden')
  if (row.removed) return refuse('unchanged')
  return [{ type: 'contact-removed', id: row.id }, ...texts]
}

/** The address by which a phone calls the first number in a text: in `+49 (0)6251 14-0` the nought in brackets is not dialled. */
export function dialled(phone: string): string {
  const [first = ''] = phone.match(/\+?\d[\d\s()/.–-]*/) ?? []
  const number = first.startsWith('+') ? first.replace('(0)', '') : first
  return `tel:${number.replace(/[^+\d]/g, '')}`
}

function reachable({ phone, mail }: ContactCard): boolean {
  return Boolean(phone) || Boolean(mail)
}

/** One way to reach a contact. `skip`: not to be used now, since it runs over the victim's own mail. */
export interface Method {
  readonly kind: 'phone' | 'mail'
  readonly value: string
  readonly skip: boolean
}

/**
 * The ways to reach a contact, phone first. While an emergency of its organisation is open, suspected ones included,
 * mail in the organisation's own domain is to be skipped: it may be dead, or read by the attacker.
 */
export function usableMethods(
  { phone, mail }: ContactCard,
  { mailDomain }: Pick<Organisation, 'mailDomain'>,
  emergency: Pick<Emergency, 'phase'> | undefined,
): Method[] {
  const methods: Method[] = []
  if (phone) methods.push({ kind: 'phone', value: phone, skip: false })
  const hit = emergency !== undefined && isOpen(emergency)
  if (mail) methods.push({ kind: 'mail', value: mail, skip: hit && runsOver(mail, mailDomain) })
  return methods
}

function runsOver(mail: string, mailDomain: string | null): boolean {
  if (!mailDomain) return false
  const own = mailDomain.toLowerCase()
  const domain = mail.slice(mail.lastIndexOf('@') + 1).toLowerCase()
  return domain === own || domain.endsWith(`.${own}`)
}
