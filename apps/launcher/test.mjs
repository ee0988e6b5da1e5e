import { requireNode } from './node-version.mjs'

requireNode()
const { test } = await import('./test-run.mjs')
process.exit(await test(process.argv.slice(2)))
