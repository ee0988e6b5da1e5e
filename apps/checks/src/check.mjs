import { ensureInstalled } from '../../launcher/install.mjs'
import { requireNode } from '../../launcher/node-version.mjs'
import { complain } from '../../launcher/say.mjs'

requireNode()
try {
  await ensureInstalled()
  const { check } = await import('./check-run.mjs')
  process.exitCode = (await check()) ? 0 : 1
} catch (error) {
  complain(error)
  process.exitCode = 1
}
