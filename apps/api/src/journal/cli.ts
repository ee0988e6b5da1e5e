import type { Position } from '@beistand/domain/replica'
import { parseArgs } from 'node:util'
import type pg from 'pg'
import { openPipeline } from '../database.js'
import { verify } from './verify.js'

const USAGE = 'Usage: npm run journal -- verify [--pact ID] [--anchor SEQ:HASH]\n'

interface Asked {
  readonly pact: string | undefined
  readonly anchor: Position | undefined
}
/** Every pact that a tip or an entry knows. */
const TIPS = `SELECT pact, coalesce(t.seq, 0) AS seq, coalesce(t.hash, '') AS hash
  FROM (SELECT pact FROM app.journal_tip UNION SELECT pact FROM app.journal) known LEFT JOIN app.journal_tip t USING (pact) ORDER BY pact`

const PROGRESS_EVERY = 5000

type Tip = Position & { readonly pact: string }

/** `verify`: checks every pact's journal, or one; exit code 1 when something does not hold, 2 when the call is wrong. */
async function main(): Promise<number> {
  const url = process.env['DATABASE_URL']
  const asked = url ? read() : null
  if (!url || !asked) return wrong(USAGE)
  const pool = openPipeline(url, 1)
  const client = await pool.connect()
  try {
    return await verifyAll(client, asked)
  } finally {
    client.release()
    await pool.end()
  }
}

async function verifyAll(client: pg.PoolClient, { pact, anchor }: Asked): Promise<number> {
  // It holds nobody up, so it may take its time between two pieces.
  await client.query(
    'BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL idle_in_transaction_session_timeout = 0',
  )
  const { rows } = await client.query<Tip>(TIPS)
  const tips = rows.filter((tip) => pact === undefined || tip.pact === pact)
  if (pact !== undefined && tips.length === 0) return wrong(`There is no pact ${pact}.\n`)
  if (anchor && tips.length > 1) return wrong('An anchor belongs to one pact: say which with --pact.\n')
  let faulty = false
  for (const tip of tips) {
    const faults = await verify(client, tip.pact, { anchor, looked: progressOf(tip) })
    faulty ||= faults.length > 0
    const holds = `all ${tip.seq} entries hold; anchor ${tip.seq}:${tip.hash}`
    process.stdout.write(`${tip.pact}: ${faults.length === 0 ? holds : faults.join('\n  ')}\n`)
  }
  return faulty ? 1 : 0
}

/** Says how far it is, beside the answer, where a journal takes long. */
function progressOf({ pact, seq }: Tip): (entries: number) => void {
  let done = 0
  let next = Date.now() + PROGRESS_EVERY
  return (entries) => {
    done += entries
    if (Date.now() < next) return
    next = Date.now() + PROGRESS_EVERY
    process.stderr.write(`${pact}: ${Math.min(100, Math.floor((50 * done) / seq))} %\n`)
  }
}

function read(): Asked | null {
  const options = { anchor: { type: 'string' }, pact: { type: 'string' } } as const
  const { positionals, values } = parseArgs({ allowPositionals: true, options })
  const anchor = values.anchor === undefined ? undefined : anchorOf(values.anchor)
  return positionals[0] === 'verify' && anchor !== null ? { pact: values.pact, anchor } : null
}

function anchorOf(text: string): Position | null {
  const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? []
  return seq && hash ? { seq: Number(seq), hash } : null
}

function wrong(sentence: string): number {
  process.stderr.write(sentence)
  return 2
}

process.exitCode = await main()
