import { importContacts, importInvitations, importMembers } from '@beistand/contracts/list-import'
import { contactSteps, invitationSteps, memberSteps, together } from '@beistand/domain/list-import'
import { Controller, Inject } from '@nestjs/common'
import { Asked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { Journal } from '../journal/journal.js'

/** Lists that the office reads in, each all or none. */
@Controller()
export class ImportsController {
  constructor(@Inject(Journal) private readonly journal: Journal) {}

  @Handles(importMembers)
  members(@Asked() asked: Asked<typeof importMembers>) {
    return this.journal.record(asked, async (tx) => {
      const [organisations, memberships, by] = await Promise.all([tx.all('organisation'), tx.all('membership'), tx.by])
      return together(memberSteps(asked.body.rows, { organisations, memberships, newId: () => tx.id() }, by))
    })
  }

  @Handles(importContacts)
  contacts(@Asked() asked: Asked<typeof importContacts>) {
    return this.journal.record(asked, async (tx) => {
      const [organisations, contacts, by] = await Promise.all([tx.all('organisation'), tx.all('contact'), tx.by])
      return together(contactSteps(asked.body.rows, { organisations, contacts, newId: () => tx.id() }, by))
    })
  }

  @Handles(importInvitations)
  invitations(@Asked() asked: Asked<typeof importInvitations>) {
    return this.journal.record(asked, async (tx) => {
      const [organisations, invitations, by] = await Promise.all([tx.all('organisation'), tx.all('invitation'), tx.by])
      return together(invitationSteps(asked.body.rows, { organisations, invitations, newId: () => tx.id() }, by))
    })
  }
}
