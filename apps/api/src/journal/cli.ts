import type { Position } from '@beistand/domain/replica'
import { parseArgs } from 'node:util'
import { openPipeline } from '../database.js'
import { verify } from './verify.js'

const USAGE = 'Usage: npm run journal -- verify [--anchor SEQ:HASH] [--pact ID]\n'

/** `verify`: checks every pact's journal, or one; exit code 1 when something does not hold, 2 when the call is wrong. */
async function main(): Promise<number> {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { anchor: { type: 'string' }, pact: { type: 'string' } },
  })
  const anchor = values.anchor === undefined ? undefined : anchorOf(values.anchor)
  const url = process.env['DATABASE_URL']
  if (positionals[0] !== 'verify' || anchor === null || !url) {
    process.stderr.write(USAGE)
    return 2
  }
  const pool = openPipeline(url, 1)
  const client = await pool.connect()
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
  const { rows: tips } = await client.query<Position & { pact: string }>(
    'SELECT pact, seq, hash FROM app.journal_tip ORDER BY pact',
  )
  let faulty = false
  for (const { pact, seq, hash } of tips.filter((tip) => values.pact === undefined || tip.pact === values.pact)) {
    const faults = await verify(client, pact, anchor)
    faulty ||= faults.length > 0
    process.stdout.write(
      `${pact}: ${faults.length === 0 ? `all ${seq} entries hold; anchor ${seq}:${hash}` : faults.join('\n  ')}\n`,
    )
  }
  client.release()
  await pool.end()
  return faulty ? 1 : 0
}

function anchorOf(text: string): Position | null {
  const [, seq, hash] = /^(\d+):([0-9a-f]{64})$/.exec(text) ?? []
  return seq && hash ? { seq: Number(seq), hash } : null
}

process.exitCode = await main()
