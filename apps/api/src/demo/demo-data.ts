import type { Instant } from '@beistand/domain/noun'
import { Inject, Injectable } from '@nestjs/common'
import { Identities } from '../access/identities.js'
import { Clock } from '../clock.js'
import { Pipeline } from '../database.js'
import { Journal } from '../journal/journal.js'
import { DEMO_PACT, demoSteps, nowOf } from './demo-steps.js'
import { PASSWORD, PEOPLE } from './people.js'
import type { Step } from './rehearsal.js'
import { LAST_REPORT } from './story.js'

/** How to sign in to the demo as someone. */
export interface SignIn {
  readonly role: string
  readonly email: string
  readonly password: string
}

export const SIGN_INS: readonly SignIn[] = PEOPLE.map(({ email, grants }) => ({
  role: `${grants[0]?.role}: ${grants.map(({ title }) => title).join(', ')}`,
  email,
  password: PASSWORD,
}))

const FOUNDED = `SELECT p.pact, p."foundedAt", EXISTS (SELECT 1 FROM app.report r WHERE r.pact = p.pact AND r.id = $1) AS complete
  FROM app.pact p`

interface Founded {
  readonly pact: string
  readonly foundedAt: Instant
  readonly complete: boolean
}

/** Fills an empty installation with the demo pact, through the journal like everything else. */
@Injectable()
export class DemoData {
  constructor(
    @Inject(Pipeline) private readonly pool: Pipeline,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(Journal) private readonly journal: Journal,
    @Inject(Identities) private readonly identities: Identities,
  ) {}

  /**
   * Makes the demo, or what is missing of it after an interruption; leaves an installation with another pact alone.
   * Returns how to sign in, where there is a demo.
   */
  async fill(): Promise<readonly SignIn[]> {
    const { rows } = await this.pool.query<Founded>(FOUNDED, [LAST_REPORT])
    const demo = rows.find(({ pact }) => pact === DEMO_PACT.id)
    if (demo?.complete) return SIGN_INS
    if (!demo && rows.length > 0) return []
    await this.identities.createAll(
      PEOPLE.map(({ email, person }) => ({ email, id: person })),
      PASSWORD,
    )
    const steps = demoSteps(demo ? nowOf(demo.foundedAt) : this.clock.now())
    for (const [index, step] of steps.entries()) await this.record(step, index)
    return SIGN_INS
  }

  private async record({ asker, at, events }: Step, index: number): Promise<void> {
    const key = `demo-${index}`
    const outcome = await this.journal.record({ pact: DEMO_PACT.id, asker, key, content: key, at }, () =>
      Promise.resolve(events),
    )
    if (!('first' in outcome)) throw new Error(`step ${index} of the demo was not recorded`)
  }
}
