import { agreeToStandIn, standDown, stepIn } from '@beistand/contracts/stand-in'
import { refuse } from '@beistand/domain/refusal'
import * as decide from '@beistand/domain/stand-in'
import { Controller, Inject } from '@nestjs/common'
import { Asked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { Journal } from '../journal/journal.js'
import { Timers } from '../journal/timers.js'
import type { Transaction } from '../journal/transaction.js'

/** What the journal calls the function; people see it beside their own. */
const TITLE = 'Vertretung der Geschäftsstelle'

@Controller()
export class StandInsController {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(Timers) timers: Timers,
  ) {
    timers.on('office.end-stand-in', async (tx, id) => {
      const row = await tx.row('standIn', id)
      return row ? decide.endStandIn(row, await tx.all('grant')) : refuse('not-found')
    })
  }

  @Handles(stepIn)
  stepIn(@Asked() asked: Asked<typeof stepIn>) {
    return this.journal.record(asked, async (tx) => {
      const [now, all] = await Promise.all([officeNow(tx), tx.all('standIn')])
      return decide.stepIn(tx.id(), { now, all }, await tx.by)
    })
  }

  @Handles(agreeToStandIn)
  agree(@Asked() asked: Asked<typeof agreeToStandIn>) {
    return this.journal.record(asked, async (tx) => {
      const [row, now] = await Promise.all([tx.get('standIn', asked.params.standIn), officeNow(tx)])
      return decide.agreeToStandIn(row, { now, grants: [tx.id(), tx.id()], title: TITLE }, await tx.by)
    })
  }

  @Handles(standDown)
  standDown(@Asked() asked: Asked<typeof standDown>) {
    return this.journal.record(asked, async (tx) => {
      const [row, grants] = await Promise.all([tx.get('standIn', asked.params.standIn), tx.all('grant')])
      return decide.standDown(row, grants, await tx.by)
    })
  }
}

async function officeNow(tx: Transaction): Promise<decide.OfficeNow> {
  const [grants, by] = await Promise.all([tx.all('grant'), tx.by])
  const concerned = new Set([...decide.officeSpan(grants), by.organisation])
  const [membership, ...emergencies] = await Promise.all([
    tx.row('membership', by.organisation),
    ...[...concerned].map((organisation) => tx.find('emergency', 'victim', organisation)),
  ])
  return { grants, emergencies: emergencies.flat(), membership }
}
