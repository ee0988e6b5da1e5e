import { execFileSync } from 'node:child_process'
import { inRoot } from '../../launcher/repository.mjs'

/**
 * @typedef {{ 'bom-ref': string, name: string, properties?: { name: string, value: string }[] }} Component
 * @typedef {{ components: Component[], dependencies: { ref: string, dependsOn?: string[] }[], metadata: { component: Component } }} Bom
 */

const LIST = ['sbom', '--package-lock-only', '--sbom-format', 'cyclonedx', '--sbom-type', 'application']
const MOST = 64_000_000

/** `npm sbom --omit dev` leaves out whatever a tool uses, too, such as zod: so all are listed, and tools taken out here. */
const all = execFileSync('npm', LIST, { cwd: inRoot('.'), maxBuffer: MOST, stdio: ['ignore', 'pipe', 'inherit'] })
/** @type {Bom} */
const bom = JSON.parse(all.toString())
const tools = new Set(
  bom.components
    .filter(({ properties = [] }) => properties.some(({ name }) => name === 'cdx:npm:package:development'))
    .map((component) => component['bom-ref']),
)
bom.metadata.component.name = 'beistand' // npm takes the name of the folder
bom.components = bom.components.filter((component) => !tools.has(component['bom-ref']))
bom.dependencies = bom.dependencies
  .filter(({ ref }) => !tools.has(ref))
  .map(({ ref, dependsOn = [] }) => ({ ref, dependsOn: dependsOn.filter((other) => !tools.has(other)) }))
process.stdout.write(`${JSON.stringify(bom, null, 2)}\n`)
