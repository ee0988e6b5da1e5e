import { requireNode } from './node-version.mjs'

requireNode()
const { bench } = await import('./bench-run.mjs')
process.exit(await bench(process.argv.slice(2)))
