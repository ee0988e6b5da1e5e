import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { promisify } from 'node:util'
import { z } from 'zod'
import { inRoot } from '../../launcher/repository.mjs'

const component = z.object({
  name: z.string(),
  version: z.string(),
  licenses: z.array(z.unknown()).optional(),
  hashes: z.array(z.unknown()).optional(),
})
const list = z.object({ bomFormat: z.literal('CycloneDX'), components: z.array(component) })
const manifest = z.object({ dependencies: z.record(z.string(), z.string()) })
const OURS = /^@?beistand\b/
/** The lock file names no licence of theirs, their own files do (RP-3). */
const UNNAMED = ['busboy', 'streamsearch', 'xmlhttprequest-ssl']

test('RP-11 the list of a release has every library that is shipped, with licence and checksum, and none of the tests', async () => {
  const none = { npm_config_registry: 'http://127.0.0.1:9/', npm_config_offline: 'true' }
  const { stdout } = await promisify(execFile)('npm', ['run', '--silent', 'sbom'], {
    cwd: inRoot('.'),
    env: { ...process.env, ...none },
    maxBuffer: 16_000_000,
  })
  const { components } = list.parse(JSON.parse(stdout))
  const listed = new Set(components.flatMap(({ name, version }) => [name, `${name}@${version}`]))
  for (const app of ['api', 'web']) {
    const { dependencies } = manifest.parse(JSON.parse(readFileSync(inRoot(`apps/${app}/package.json`), 'utf8')))
    const foreign = Object.entries(dependencies).filter(([name]) => !OURS.test(name))
    expect(foreign.filter(([name, version]) => !listed.has(`${name}@${version}`))).toEqual([])
  }
  const foreign = components.filter(({ hashes }) => hashes !== undefined)
  expect(foreign.length).toBeGreaterThan(200)
  expect(foreign.filter(({ licenses }) => !licenses?.length).map(({ name }) => name)).toEqual(UNNAMED)
  expect(['jest', 'oidc-provider', 'eslint'].filter((name) => listed.has(name))).toEqual([])
}, 60_000)
