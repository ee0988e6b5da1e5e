import { requireNode } from './node-version.mjs'

requireNode()
const { start } = await import('./start-run.mjs')
process.exit(await start())
