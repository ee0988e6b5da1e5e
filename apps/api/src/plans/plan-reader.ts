import {
  type Certificate,
  certificate,
  type Explanation,
  explanation,
  type Tidying,
  tidying,
} from '@beistand/contracts/plan'
import type { Language } from '@beistand/contracts/sentences'
import { halfDayAt } from '@beistand/domain/half-day'
import type { Id, Key } from '@beistand/domain/noun'
import type { Plan } from '@beistand/domain/planning-proposals'
import { Inject, Injectable } from '@nestjs/common'
import type pg from 'pg'
import * as z from 'zod/mini'
import type { CallerGrant } from '../access/caller.js'
import { keysOfPersons } from '../access/keys.js'
import { Clock } from '../clock.js'
import { Pipeline } from '../database.js'
import { DoorProblem } from '../http/problem.js'
import { PlanDesk } from './plan-desk.js'
import { type Scope, scopeOf, within } from './plan-scope.js'
import { storedPlan, versionsAsOf } from './stored-plans.js'

interface Which {
  readonly world: Id | null
  readonly version?: number | undefined
  readonly at?: number | undefined
}

/** Plans and what is to be said of them, for whoever follows the pact; of its own emergency for the device of a card. */
@Injectable()
export class PlanReader {
  constructor(
    @Inject(Pipeline) private readonly pool: Pipeline,
    @Inject(PlanDesk) private readonly desk: PlanDesk,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  async plan(caller: CallerGrant, { world, version, at }: Which): Promise<Plan> {
    const { scope } = await this.seeing(caller)
    if (scope !== 'pact' && world !== null) throw new DoorProblem('forbidden')
    const asOf = at === undefined ? version : (await this.versions(caller.pact, at)).get(world ?? '')
    const wanted = { world, version: asOf ?? null }
    const missing = at !== undefined && asOf === undefined
    const stored = missing ? null : await this.reading((client) => storedPlan(client, caller.pact, wanted))
    if (!stored || (version !== undefined && stored.plan.version !== version)) throw new DoorProblem('not-found')
    return this.reading((client) => within(client, caller.pact, { plan: stored.plan, scope }))
  }

  /** Who declined is said to those only who see the loans: the involved, and the office. */
  async explanation(
    caller: CallerGrant,
    { need, language }: { readonly need: Id; readonly language: Language },
  ): Promise<Explanation> {
    const { keys, scope } = await this.seeing(caller)
    const emergency = await this.emergencyOf(caller.pact, need)
    if (scope !== 'pact' && scope.emergency !== emergency) throw new DoorProblem('not-found')
    const asked = { kind: 'explanation', pact: caller.pact, need, language, today: this.today() } as const
    const said = answered(explanation, await this.desk.ask(asked))
    if (keys.has('office') || keys.has(`emergency:${emergency}`)) return said
    return { ...said, notChosen: said.notChosen.filter(({ code }) => code !== 'DECLINED') }
  }

  /** Loans are named to the office alone, which sees them all. */
  async certificate(caller: CallerGrant, world: Id | null): Promise<Certificate> {
    const keys = await this.keysOfFollower(caller)
    const asked = { kind: 'certificate', pact: caller.pact, world, today: this.today() } as const
    const { apart, ...proof } = answered(certificate, await this.desk.ask(asked))
    return keys.has('office') ? { ...proof, apart } : proof
  }

  async tidying(
    caller: CallerGrant,
    { world, language }: { readonly world: Id | null; readonly language: Language },
  ): Promise<Tidying> {
    await this.keysOfFollower(caller)
    const asked = { kind: 'tidying', pact: caller.pact, world, language, today: this.today() } as const
    return answered(tidying, await this.desk.ask(asked))
  }

  private today(): number {
    return halfDayAt(this.clock.now())
  }

  /** The caller's keys, and the scope that they give; refuses whom no plan is for. */
  private async seeing({ pact, person }: CallerGrant): Promise<{ keys: ReadonlySet<Key>; scope: Scope }> {
    const keys = (await this.reading((client) => keysOfPersons(client, pact, [person]))).get(person) ?? new Set()
    const scope = scopeOf(keys)
    if (scope === null) throw new DoorProblem('forbidden')
    return { keys, scope }
  }

  /** The keys of a caller who follows the pact; refuses anyone else. */
  private async keysOfFollower(caller: CallerGrant): Promise<ReadonlySet<Key>> {
    const { keys, scope } = await this.seeing(caller)
    if (scope !== 'pact') throw new DoorProblem('forbidden')
    return keys
  }

  private versions(pact: Id, seq: number): Promise<ReadonlyMap<string, number>> {
    return this.reading((client) => versionsAsOf(client, pact, seq))
  }

  private async emergencyOf(pact: Id, need: Id): Promise<Id> {
    const text = 'SELECT emergency FROM app.need WHERE pact = $1 AND id = $2'
    const { rows } = await this.pool.query<{ emergency: Id }>(text, [pact, need])
    return rows[0]?.emergency ?? ''
  }

  private async reading<T>(read: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect()
    let failure: Error | undefined
    try {
      return await read(client)
    } catch (error) {
      failure = error instanceof Error ? error : new Error(String(error))
      throw error
    } finally {
      client.release(failure)
    }
  }
}

function answered<S extends z.ZodMiniType>(schema: S, advice: unknown): z.output<S> {
  if (advice === null) throw new DoorProblem('not-found')
  return z.parse(schema, advice)
}
