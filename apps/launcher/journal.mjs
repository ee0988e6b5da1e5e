import { requireNode } from './node-version.mjs'

requireNode()
const { journal } = await import('./journal-run.mjs')
process.exit(await journal(process.argv.slice(2)))
