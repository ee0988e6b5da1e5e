import { requireNode } from './node-version.mjs'

requireNode()
const { dev } = await import('./dev-run.mjs')
process.exit(await dev())
