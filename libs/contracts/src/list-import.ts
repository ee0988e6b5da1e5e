import * as z from 'zod/mini'
import { command } from './command.js'
import { addContact } from './contact.js'
import { makeInvitation } from './invitation.js'
import { registerOrganisation } from './organisation.js'

/** Rows in one list. */
export const MOST_ROWS = 500

/** A row of a list of members. What the list does not say is null: it stays as it is on file. */
export const listedMember = z.extend(registerOrganisation.body, {
  stage: z.nullable(z.enum(['invited', 'external'])),
})
export const listedContact = addContact.body
export const listedInvitation = makeInvitation.body

const rows = <R extends z.ZodMiniObject>(row: R) =>
  z.object({ rows: z.array(row).check(z.minLength(1), z.maxLength(MOST_ROWS)) })

export const importMembers = command({
  name: 'membership.import',
  method: 'post',
  path: '/imports/members',
  summary:
    'Enter or change the organisations of a list and take them in, all or none. The refusal of a row says its number as `row`.',
  body: rows(listedMember),
  example: { rows: [{ ...registerOrganisation.example, stage: 'invited' }] },
  refusals: [
    'forbidden',
    'not-found',
    'unchanged',
    'twice-in-list',
    'name-ambiguous',
    'registered-otherwise',
    'exists-already',
  ],
  fresh: true,
})

export const importContacts = command({
  name: 'contact.import',
  method: 'post',
  path: '/imports/contacts',
  summary:
    'Add or change the contacts of a list, all or none. What the list leaves out stays as it is on file. The refusal of a row says its number as `row`.',
  body: rows(listedContact),
  example: { rows: [addContact.example] },
  refusals: ['forbidden', 'not-found', 'unchanged', 'twice-in-list', 'contact-needs-way'],
  fresh: true,
})

export const importInvitations = command({
  name: 'invitation.import',
  method: 'post',
  path: '/imports/invitations',
  summary:
    'Invite the people of a list, all or none; each has a link of their own. The refusal of a row says its number as `row`.',
  body: rows(listedInvitation),
  example: { rows: [makeInvitation.example] },
  refusals: ['forbidden', 'not-found', 'twice-in-list', 'exists-already'],
  fresh: true,
})
