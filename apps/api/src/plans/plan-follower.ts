import type { HalfDay } from '@beistand/domain/half-day'
import type { Id } from '@beistand/domain/noun'
import type pg from 'pg'
import { PlanningReplica } from './planning-replica.js'
import { store, storedPlan } from './stored-plans.js'
import { WorldPlanner } from './world-planner.js'

interface Followed {
  readonly replica: PlanningReplica
  readonly planners: Map<Id | null, WorldPlanner>
  today: HalfDay
}

interface Tip {
  readonly pact: Id
  readonly seq: number
}

const TIPS = 'SELECT pact, seq FROM app.journal_tip ORDER BY pact'

/** The one who leads: reads what the journals say of planning, and writes each world's next plan. */
export class PlanFollower {
  private readonly pacts = new Map<Id, Followed>()

  constructor(
    private readonly pool: pg.Pool,
    private readonly term: number,
  ) {}

  /** Brings every plan up to the journals' ends. Throws `Deposed` where somebody else leads by now. */
  async round(today: HalfDay): Promise<void> {
    const client = await this.pool.connect()
    let failure: Error | undefined
    try {
      for (const pact of await this.read(client, today)) await this.plan(client, pact, today)
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error))
      this.pacts.clear() // what is in memory may be ahead of what is stored
      throw error
    } finally {
      client.release(failure)
    }
  }

  /** Reads all pacts as of one moment. @returns those whose plans may change */
  private async read(client: pg.PoolClient, today: HalfDay): Promise<Id[]> {
    const begun = client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const [, tips] = await Promise.all([begun, client.query<Tip>({ name: 'plan_tips', text: TIPS })])
    const changed: Id[] = []
    for (const { pact, seq } of tips.rows) {
      const followed = this.pacts.get(pact) ?? { replica: new PlanningReplica(pact), planners: new Map(), today }
      const fresh = !this.pacts.has(pact)
      this.pacts.set(pact, followed)
      const grew = await followed.replica.follow(client, seq)
      if (grew || fresh || followed.today !== today) changed.push(pact)
      followed.today = today
    }
    await client.query('COMMIT')
    return changed
  }

  private async plan(client: pg.PoolClient, pact: Id, today: HalfDay): Promise<void> {
    const followed = this.pacts.get(pact)
    if (!followed) return
    const { replica, planners } = followed
    const rows = replica.planningRows()
    const worlds = replica.worlds()
    for (const world of new Set([...worlds, ...planners.keys()])) {
      const planner = planners.get(world) ?? new WorldPlanner(world, await storedPlan(client, pact, { world }))
      planners.set(world, planner)
      const step = planner.step(rows, { seq: replica.seq, today })
      if (step) await store(client, { pact, term: this.term, ...step })
      if (!worlds.includes(world)) planners.delete(world) // the exercise has ended, and its plan is empty by now
    }
  }
}
