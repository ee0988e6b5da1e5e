import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import prettier from 'prettier'
import { inRoot } from '../../launcher/repository.mjs'

const PAGE = 'docs/roles.md'
const ROLES = /** @type {const} */ ([
  'coordinator',
  'head',
  'office',
  'helper',
  'guest',
  'observer',
  'operator',
  'card',
  'wall',
])
const RELATIONS = /** @type {const} */ (['victim', 'lender', 'owner', 'keeper', 'involved'])
const MINE = 'mine'
const ELSE = 'else'

const INTRO = `# Who may do what, who sees what

Written by \`node apps/checks/src/roles-page.mjs\` from the code that decides; \`npm run check\` fails when it is out of date. The
same cells, written by hand, are in libs/domain/test/access-cells.ts.

A cell says which relation of the acting organisation to the matter lets a role do a command: **victim** of the emergency,
**lender** of the loan, **owner** of the entry (who made it, whose offer it is, who is asked), **keeper** of an entry of the
directory (the organisation itself; for a provider also its CERT), **involved**: working in the emergency, or in hand of the
task. *any*: without any of them. *own*: only what names the person itself. The office acts in the name of an organisation
that it says, or else of its own; while its own organisation is hit it is an observer. The device of an emergency card
(**card**) sees its one emergency only, so what it may do for the victim it may do there. What waits for a time alone is done
by the system itself.
`

/** @typedef {typeof import('../../../libs/domain/src/access.js')} Access */

/** @returns {Promise<string>} the page as the built code has it */
async function rolesPage() {
  /** @type {Access} */
  const access = await import(pathToFileURL(inRoot('libs/domain/dist/access.js')).href)
  const rows = access.COMMANDS.map((name) => [`\`${name}\``, ...ROLES.map((role) => cell(access, name, role))])
  const page = [INTRO, `## Who may\n\n${table(['Command', ...ROLES], rows)}`, sees(access)].join('\n\n')
  return prettier.format(page, { ...(await prettier.resolveConfig(inRoot(PAGE))), parser: 'markdown' })
}

/** @param {Access} access @param {import('../../../libs/domain/src/access.js').CommandName} command @param {typeof ROLES[number]} role */
function cell({ may }, command, role) {
  const office = role === 'office'
  const by = { person: MINE, organisation: office ? ELSE : MINE, role, for: office ? MINE : null }
  const limited = role === 'helper' || role === 'guest'
  const allows = (/** @type {string | null} */ relation, /** @type {string} */ person) =>
    may(by, command, { ...target(relation), ...(limited ? { person } : {}) })
  if (allows(null, ELSE)) return 'any'
  const relations = RELATIONS.filter((relation) => allows(relation, MINE))
  if (relations.length === 0) return '·'
  return `${relations.join(', ')}${relations.some((relation) => allows(relation, ELSE)) ? '' : ' (own)'}`
}

/** @param {string | null} relation in which the acting organisation stands; another one stands in all others */
function target(relation) {
  const at = (/** @type {string} */ name) => (relation === name ? MINE : ELSE)
  return {
    victim: at('victim'),
    lender: at('lender'),
    owner: at('owner'),
    involved: [at('involved')],
    keepers: [at('keeper')],
  }
}

const KEYS = [
  ['all', 'the directory and the catalogue'],
  ['pact', 'what the whole pact follows: emergencies, needs, meters, offers'],
  ['org:o', 'what concerns the own organisation'],
  ['emergency:e', 'what is shared with the organisations involved'],
  ['office', 'what goes to the office'],
  ['card:e', 'shifts and requests for access in an emergency, for the device of its card'],
  ['offers', 'real offers and what is free of them, for such a device'],
  ['person:p', 'what names the person'],
]

/** @param {Access} access */
function sees({ keysOf }) {
  const holders = [...ROLES.map((role) => ({ role, hit: false })), { role: 'office', hit: true }]
  const rows = KEYS.map(([key, what]) => [
    `\`${key}\` ${what}`,
    ...holders.map((/** @type {any} */ holder) => {
      const keys = keysOf('p', [{ organisation: 'o', emergency: 'e', ...holder }], () => ['e'])
      return keys.includes(/** @type {any} */ (key)) ? 'yes' : '·'
    }),
  ])
  return `## Who sees\n\nAn entry, and the row that it leaves, goes to whoever holds one of the keys of its audience.\n\n${table(
    ['Key', ...ROLES, 'office of a hit organisation'],
    rows,
  )}`
}

/** @param {string[]} heads @param {string[][]} rows */
function table(heads, rows) {
  const line = (/** @type {string[]} */ cells) => `| ${cells.join(' | ')} |`
  return [line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n')
}

/** @returns {Promise<string[]>} */
export async function staleRolesPage() {
  const current = existsSync(inRoot(PAGE)) ? readFileSync(inRoot(PAGE), 'utf8') : ''
  if (current === (await rolesPage())) return []
  return [`${PAGE} is out of date: run node apps/checks/src/roles-page.mjs after npm run build`]
}

if (process.argv[1] === inRoot('apps/checks/src/roles-page.mjs')) writeFileSync(inRoot(PAGE), await rolesPage())
