import { addContact, changeContact, removeContact } from '@beistand/contracts/contact'
import * as contacts from '@beistand/domain/contact'
import { Controller, Inject } from '@nestjs/common'
import { Asked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { erasureOfRow } from '../journal/erasures.js'
import { Journal } from '../journal/journal.js'

@Controller()
export class ContactsController {
  constructor(@Inject(Journal) private readonly journal: Journal) {}

  @Handles(addContact)
  add(@Asked() asked: Asked<typeof addContact>) {
    return this.journal.record(asked, async (tx) => {
      await tx.get('organisation', asked.body.organisation)
      return contacts.addContact({ id: tx.id(), ...asked.body }, await tx.by)
    })
  }

  @Handles(changeContact)
  change(@Asked() asked: Asked<typeof changeContact>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('contact', asked.params.contact)
      return contacts.changeContact(row, asked.body, await tx.by)
    })
  }

  @Handles(removeContact)
  remove(@Asked() asked: Asked<typeof removeContact>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('contact', asked.params.contact)
      const texts = await erasureOfRow(tx, { noun: 'contact', id: row.id })
      return contacts.removeContact(row, texts, await tx.by)
    })
  }
}
