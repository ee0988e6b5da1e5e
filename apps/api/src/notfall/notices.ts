import type { Notice } from '@beistand/contracts/call-back'
import type { CallingBack } from '@beistand/contracts/roster'
import { alarming } from '@beistand/domain/alarm'
import { declareEnrolled, declareUnverified } from '@beistand/domain/call-back'
import type { Id, Instant } from '@beistand/domain/noun'
import { Inject, Injectable } from '@nestjs/common'
import { Pipeline } from '../database.js'
import { Journal, type Outcome } from '../journal/journal.js'
import { Duty } from '../access/duty.js'
import { declaringIn } from './declared.js'
import type { Victim } from './victims.js'

/** The emergency that a notice came to. */
export interface Standing {
  readonly number: number
  readonly at: Instant
  /** The notice was not stored beside the many that wait already. */
  readonly tooMany: boolean
  readonly callingBack: CallingBack
}

/** A notice, and whose enrolled browser it came from, if any's. */
export interface Left {
  readonly notice: Notice
  readonly enrolledBy: Id | null
}

interface Lookup {
  readonly name: string
  readonly text: string
  readonly value: unknown
}

const BY_ENTRY = `SELECT e.number, j.entered AS at FROM app.journal j
  JOIN app.emergency e ON e.pact = j.pact AND e.id = j.emergency WHERE j.pact = $1 AND j.seq = $2`
const BY_ID = 'SELECT number, clock_timestamp() AS at FROM app.emergency WHERE pact = $1 AND id = $2'

/** Records what the open form brings. The system does it, for the victim, and the journal says so. */
@Injectable()
export class Notices {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(Pipeline) private readonly pool: Pipeline,
    @Inject(Duty) private readonly duty: Duty,
  ) {}

  /** Leaves a notice; null where the key was used for another one before. */
  async leave(victim: Victim, key: string, { notice, enrolledBy }: Left): Promise<Standing | null> {
    const asking = {
      pact: victim.pact,
      asker: { system: 'notfall', for: victim.id },
      key,
      content: JSON.stringify(['notfall', victim.id, notice, enrolledBy]),
    }
    return this.standing(
      victim.pact,
      await this.journal.record(asking, async (tx) => {
        const { wish, around } = await declaringIn(tx, victim.id, notice)
        const declared =
          enrolledBy === null ? declareUnverified(wish, around) : declareEnrolled(wish, enrolledBy, around)
        return alarming(declared, [])
      }),
    )
  }

  /** The emergency that a recorded command came to; null where its key was used for another one. */
  async standing(pact: Id, outcome: Outcome): Promise<Standing | null> {
    if ('reused' in outcome) return null
    if ('first' in outcome)
      return this.found(pact, { name: 'notfall_entry', text: BY_ENTRY, value: outcome.first }, false)
    const { emergency } = outcome.detail
    if (outcome.refused !== 'call-backs-pending') throw new Error(`the open form was refused: ${outcome.refused}`)
    return this.found(pact, { name: 'notfall_emergency', text: BY_ID, value: emergency }, true)
  }

  private async found(pact: Id, { value, ...query }: Lookup, tooMany: boolean): Promise<Standing> {
    const [{ rows }, callingBack] = await Promise.all([
      this.pool.query<{ number: number; at: Instant }>({ ...query, values: [pact, value] }),
      this.duty.callingBack(pact),
    ])
    const [row] = rows
    if (!row) throw new Error('the notice came to no emergency')
    return { ...row, tooMany, callingBack }
  }
}
