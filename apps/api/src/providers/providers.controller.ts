import { assessFailure, failProvider, restoreProvider, setProvider } from '@beistand/contracts/provider'
import { alarming } from '@beistand/domain/alarm'
import * as providers from '@beistand/domain/provider'
import { Controller, Inject } from '@nestjs/common'
import { Asked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { Journal } from '../journal/journal.js'
import { dependantsIn } from './dependants.js'

@Controller()
export class ProvidersController {
  constructor(@Inject(Journal) private readonly journal: Journal) {}

  @Handles(setProvider)
  set(@Asked() asked: Asked<typeof setProvider>) {
    return this.journal.record(asked, async (tx) => {
      const { cert } = asked.body
      const [{ id }, current] = await Promise.all([
        tx.get('organisation', asked.params.provider),
        tx.row('provider', asked.params.provider),
        cert === null ? null : tx.get('organisation', cert),
      ])
      return providers.setProvider(current, { id, cert }, await tx.by)
    })
  }

  @Handles(failProvider)
  fail(@Asked() asked: Asked<typeof failProvider>) {
    return this.journal.record(asked, async (tx) => {
      const { failure, text, exercise } = asked.body
      const [row, causes, inside, dependants] = await Promise.all([
        tx.get('provider', asked.params.provider),
        tx.find('cause', 'provider', asked.params.provider),
        exercise === null ? null : tx.get('exercise', exercise),
        dependantsIn(tx, asked.params.provider, exercise),
      ])
      const current = causes.find((cause) => cause.endedAt === null && cause.exercise === exercise)
      const wish = { cause: tx.id(), failure, text, exercise: inside, current, dependants }
      return alarming(providers.failProvider(row, wish, await tx.by), [])
    })
  }

  @Handles(assessFailure)
  assess(@Asked() asked: Asked<typeof assessFailure>) {
    return this.journal.record(asked, async (tx) => {
      const current = await tx.get('cause', asked.params.cause)
      const row = await tx.get('provider', current.provider)
      return providers.assessFailure(row, { current, failure: asked.body.failure }, await tx.by)
    })
  }

  @Handles(restoreProvider)
  restore(@Asked() asked: Asked<typeof restoreProvider>) {
    return this.journal.record(asked, async (tx) => {
      const current = await tx.get('cause', asked.params.cause)
      const [row, alarms] = await Promise.all([
        tx.get('provider', current.provider),
        tx.find('alarm', 'cause', current.id),
      ])
      return alarming(providers.restoreProvider(row, current, await tx.by), alarms)
    })
  }
}
