import type { HalfDay } from '@beistand/domain/half-day'
import { setTimeout as wait } from 'node:timers/promises'
import { parentPort, workerData } from 'node:worker_threads'
import pg from 'pg'
import * as z from 'zod/mini'
import { openPipeline } from '../pipeline.js'
import { faultOf } from '../logger.js'
import { PlanAdviser } from './plan-adviser.js'
import { PlanFollower } from './plan-follower.js'
import type { FromWorker, ToWorker } from './plan-messages.js'
import { Deposed } from './stored-plans.js'

/** The thread that plans: nothing it computes holds up the node's own loop. */
const { databaseUrl } = z.parse(z.object({ databaseUrl: z.string() }), workerData)
const pool = openPipeline(databaseUrl, 2)
const adviser = new PlanAdviser(pool)

interface Leading {
  readonly term: number
  readonly follower: PlanFollower
}

let leading: Leading | null = null
let today: HalfDay = 0
let wanted = false
let running = false

/** However fast the journal grows, the thread rests for this part of the time that it has worked, so that a node with one core lives. */
const REST = 0.25
const LONGEST_REST = 100

function tell(message: FromWorker): void {
  parentPort?.postMessage(message)
}

function look(): void {
  wanted = true
  if (!running) void run()
}

async function run(): Promise<void> {
  running = true
  while (wanted && leading) {
    wanted = false
    const begun = performance.now()
    await round(leading)
    await wait(Math.min(REST * (performance.now() - begun), LONGEST_REST))
  }
  running = false
}

async function round({ term, follower }: Leading): Promise<void> {
  try {
    await follower.round(today)
  } catch (error) {
    if (error instanceof Deposed || alreadyWritten(error)) tell({ deposed: term })
    else tell({ failed: null, fault: faultOf(error) }) // tried again with the next look
  }
}

/** Another leader has written this version (SQLSTATE 23505). */
function alreadyWritten(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '23505'
}

parentPort?.on('message', (message: ToWorker) => {
  if ('ask' in message) {
    adviser.answer(message.question).then(
      (advice) => tell({ answer: message.ask, advice }),
      (error: unknown) => tell({ failed: message.ask, fault: faultOf(error) }),
    )
  } else if ('lead' in message) {
    leading = { term: message.lead, follower: new PlanFollower(pool, message.lead) }
    today = message.today
    look()
  } else if ('rest' in message) {
    leading = null
  } else {
    today = message.look
    look()
  }
})
