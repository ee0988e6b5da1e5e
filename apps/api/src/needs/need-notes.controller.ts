import { narrowNeedNote, noteNeed } from '@beistand/contracts/need-note'
import * as notes from '@beistand/domain/need-note'
import { Controller, Inject } from '@nestjs/common'
import { Asked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { Journal } from '../journal/journal.js'

@Controller()
export class NeedNotesController {
  constructor(@Inject(Journal) private readonly journal: Journal) {}

  @Handles(noteNeed)
  note(@Asked() asked: Asked<typeof noteNeed>) {
    return this.journal.record(asked, async (tx) => {
      const need = await tx.get('need', asked.params.need)
      return notes.noteNeed(need, { ...asked.body, id: tx.id() }, await tx.by)
    })
  }

  @Handles(narrowNeedNote)
  narrow(@Asked() asked: Asked<typeof narrowNeedNote>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('needNote', asked.params.note)
      return notes.narrowNeedNote(row, asked.body.persons, await tx.by)
    })
  }
}
