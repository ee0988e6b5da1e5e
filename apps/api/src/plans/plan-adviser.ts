import type { Id } from '@beistand/domain/noun'
import type pg from 'pg'
import { certifyPlan, explainNeed, type Subject, tidyPlan } from './advice.js'
import { PlanningReplica } from './planning-replica.js'
import type { Advice, Question } from './plan-messages.js'
import { storedPlan, type StoredPlan } from './stored-plans.js'

const TIP = 'SELECT seq FROM app.journal_tip WHERE pact = $1'

/** Answers questions about stored plans, on any node: one after another, each as of one moment. */
export class PlanAdviser {
  private readonly replicas = new Map<Id, PlanningReplica>()
  private last: Promise<unknown> = Promise.resolve()

  constructor(private readonly pool: pg.Pool) {}

  answer(question: Question): Promise<Advice> {
    const answer = this.last.then(() => this.consider(question))
    this.last = answer.catch(() => undefined)
    return answer
  }

  private async consider(question: Question): Promise<Advice> {
    const replica = this.replicas.get(question.pact) ?? new PlanningReplica(question.pact)
    this.replicas.set(question.pact, replica)
    const read = await this.read(replica, question)
    if (!read) return null
    const subject: Subject = { replica, today: question.today, ...read }
    switch (question.kind) {
      case 'explanation':
        return explainNeed(subject, question.need, question.language)
      case 'certificate':
        return certifyPlan(subject)
      case 'tidying':
        return tidyPlan(subject, question.language)
    }
  }

  private async read(
    replica: PlanningReplica,
    question: Question,
  ): Promise<{ readonly world: Id | null; readonly stored: StoredPlan } | null> {
    const client = await this.pool.connect()
    let failure: Error | undefined
    try {
      await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
      const { rows } = await client.query<{ seq: number }>({ name: 'plan_tip', text: TIP, values: [question.pact] })
      await replica.follow(client, rows[0]?.seq ?? 0)
      const world = worldOf(replica, question)
      const stored = world === undefined ? null : await storedPlan(client, question.pact, { world })
      await client.query('COMMIT')
      return world === undefined || !stored ? null : { world, stored }
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error))
      this.replicas.delete(question.pact)
      throw error
    } finally {
      client.release(failure)
    }
  }
}

/** The world that a question is about; undefined where there is none. */
function worldOf(replica: PlanningReplica, question: Question): Id | null | undefined {
  if (question.kind !== 'explanation') return question.world
  return replica.rows('need').find(({ id }) => id === question.need)?.exercise
}
