import { endExercise, startExercise } from '@beistand/contracts/exercise'
import { alarming } from '@beistand/domain/alarm'
import * as exercises from '@beistand/domain/exercise'
import { copyOffers } from '@beistand/domain/offer'
import { Controller, Inject } from '@nestjs/common'
import { Asked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { Journal } from '../journal/journal.js'

@Controller()
export class ExercisesController {
  constructor(@Inject(Journal) private readonly journal: Journal) {}

  @Handles(startExercise)
  start(@Asked() asked: Asked<typeof startExercise>) {
    return this.journal.record(asked, async (tx) => {
      const id = tx.id()
      const copies = copyOffers(id, await tx.all('offer'), () => tx.id())
      return exercises.startExercise({ id, name: asked.body.name }, copies, await tx.by)
    })
  }

  @Handles(endExercise)
  end(@Asked() asked: Asked<typeof endExercise>) {
    return this.journal.record(asked, async (tx) => {
      const id = asked.params.exercise
      const [exercise, emergencies, offers, alarms] = await Promise.all([
        tx.get('exercise', id),
        tx.find('emergency', 'exercise', id),
        tx.find('offer', 'exercise', id),
        tx.find('alarm', 'exercise', id),
      ])
      return alarming(exercises.endExercise({ exercise, emergencies, offers }, await tx.by), alarms)
    })
  }
}
