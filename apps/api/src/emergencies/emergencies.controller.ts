import {
  addReport,
  assessEmergency,
  cancelEmergency,
  confirmEmergency,
  declareEmergency,
  markEmergency,
  moveEmergency,
  narrowReport,
  shareEmergency,
  unshareEmergency,
} from '@beistand/contracts/emergency'
import { type Alarm, alarming } from '@beistand/domain/alarm'
import { declareSignedIn } from '@beistand/domain/call-back'
import type { EmergencyHelp } from '@beistand/domain/commitment-ending'
import * as emergencies from '@beistand/domain/emergency'
import { endingHelp } from '@beistand/domain/emergency-end'
import { type Drill, endingExercise } from '@beistand/domain/exercise'
import * as involvements from '@beistand/domain/involvement'
import * as reports from '@beistand/domain/report'
import { Controller, Inject } from '@nestjs/common'
import { Asked } from '../http/asked.js'
import { Handles } from '../http/handles.js'
import { Journal } from '../journal/journal.js'
import type { Transaction } from '../journal/transaction.js'

@Controller()
export class EmergenciesController {
  constructor(@Inject(Journal) private readonly journal: Journal) {}

  @Handles(declareEmergency)
  declare(@Asked() asked: Asked<typeof declareEmergency>) {
    return this.journal.record(asked, async (tx) => {
      const { exercise, endExercise, ...body } = asked.body
      const [victim, theirs, inside, drill] = await Promise.all([
        tx.get('organisation', body.victim),
        tx.find('emergency', 'victim', body.victim),
        exercise === null ? null : tx.get('exercise', exercise),
        endExercise === null ? null : drillOf(tx, endExercise),
      ])
      const current = theirs.find((row) => emergencies.isOpen(row) && row.exercise === exercise)
      const ids = { id: tx.id(), report: tx.id(), callBack: tx.id() }
      const wish = { ...body, ...ids, victim: victim.id, exercise: inside }
      const declared = declareSignedIn(wish, current, await tx.by)
      const ended = endingExercise(declared, drill, { id: wish.id, exercise, current })
      return alarming(ended, drill?.alarms ?? [])
    })
  }

  @Handles(confirmEmergency)
  confirm(@Asked() asked: Asked<typeof confirmEmergency>) {
    return this.journal.record(asked, async (tx) => {
      const { emergency } = asked.params
      const [row, alarms] = await Promise.all([
        tx.get('emergency', emergency),
        tx.find('alarm', 'emergency', emergency),
      ])
      return alarming(emergencies.confirm(row, await tx.by), alarms)
    })
  }

  @Handles(cancelEmergency)
  cancel(@Asked() asked: Asked<typeof cancelEmergency>) {
    return this.journal.record(asked, async (tx) => {
      const [row, help, alarms] = await Promise.all([
        tx.get('emergency', asked.params.emergency),
        helpIn(tx, asked.params.emergency),
        tx.find('alarm', 'emergency', asked.params.emergency),
      ])
      const by = await tx.by
      return alarming(endingHelp(emergencies.cancel(row, by), help, { by, now: tx.now }), alarms)
    })
  }

  @Handles(moveEmergency)
  move(@Asked() asked: Asked<typeof moveEmergency>) {
    return this.journal.record(asked, async (tx) => {
      const [row, help, alarms] = await Promise.all([
        tx.get('emergency', asked.params.emergency),
        helpIn(tx, asked.params.emergency),
        tx.find('alarm', 'emergency', asked.params.emergency),
      ])
      const by = await tx.by
      const moved = emergencies.movePhase(row, asked.body.phase, by)
      return alarming(endingHelp(moved, help, { by, now: tx.now }), alarms)
    })
  }

  @Handles(assessEmergency)
  assess(@Asked() asked: Asked<typeof assessEmergency>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('emergency', asked.params.emergency)
      return emergencies.assess(row, asked.body, await tx.by)
    })
  }

  @Handles(markEmergency)
  mark(@Asked() asked: Asked<typeof markEmergency>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('emergency', asked.params.emergency)
      return emergencies.markEmergency(row, asked.body.tlp, await tx.by)
    })
  }

  @Handles(addReport)
  report(@Asked() asked: Asked<typeof addReport>) {
    return this.journal.record(asked, async (tx) => {
      const [row, involved] = await Promise.all([
        tx.get('emergency', asked.params.emergency),
        tx.find('involvement', 'emergency', asked.params.emergency),
      ])
      return reports.addReport(
        row,
        { ...asked.body, id: tx.id() },
        { by: await tx.by, involved: involvements.involvedOf(involved) },
      )
    })
  }

  @Handles(narrowReport)
  narrowReport(@Asked() asked: Asked<typeof narrowReport>) {
    return this.journal.record(asked, async (tx) => {
      const row = await tx.get('report', asked.params.report)
      return reports.narrowReport(row, asked.body.persons, await tx.by)
    })
  }

  @Handles(shareEmergency)
  share(@Asked() asked: Asked<typeof shareEmergency>) {
    return this.journal.record(asked, async (tx) => {
      const { emergency, organisation } = asked.params
      const [row, other, current] = await Promise.all([
        tx.get('emergency', emergency),
        tx.get('organisation', organisation),
        tx.row('involvement', involvements.involvementId(emergency, organisation)),
      ])
      return involvements.share(row, current, { by: await tx.by, organisation: other.id, profile: asked.body.profile })
    })
  }

  @Handles(unshareEmergency)
  unshare(@Asked() asked: Asked<typeof unshareEmergency>) {
    return this.journal.record(asked, async (tx) => {
      const { emergency, organisation } = asked.params
      const [row, current] = await Promise.all([
        tx.get('emergency', emergency),
        tx.get('involvement', involvements.involvementId(emergency, organisation)),
      ])
      return involvements.endInvolvement(row, current, await tx.by)
    })
  }
}

async function helpIn(tx: Transaction, emergency: string): Promise<EmergencyHelp> {
  const [needs, commitments] = await Promise.all([
    tx.find('need', 'emergency', emergency),
    tx.find('commitment', 'emergency', emergency),
  ])
  return { needs, commitments }
}

async function drillOf(tx: Transaction, exercise: string): Promise<Drill & { readonly alarms: readonly Alarm[] }> {
  const [row, emergencies, offers, alarms] = await Promise.all([
    tx.get('exercise', exercise),
    tx.find('emergency', 'exercise', exercise),
    tx.find('offer', 'exercise', exercise),
    tx.find('alarm', 'exercise', exercise),
  ])
  return { exercise: row, emergencies, offers, alarms }
}
