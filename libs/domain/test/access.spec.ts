import { COMMANDS, type CommandName, may, type Target } from '@beistand/domain/access'
import type { By } from '@beistand/domain/noun'
import { involvedOf } from '@beistand/domain/involvement'
import { type Cell, EXPECTED, isListed, type RelationName, ROLE_COLUMNS } from './access-cells.js'

const SELF = 'self'
const MINE = 'bensheim'
const ELSE = 'lorsch'
const EVERYWHERE = { victim: ELSE, lender: ELSE, owner: ELSE, involved: [ELSE], keepers: [ELSE] }

/** A target to which the acting organisation stands in one relation, and another organisation in all others. */
const TARGETS: Readonly<Record<RelationName, Target>> = {
  victim: { ...EVERYWHERE, victim: MINE },
  lender: { ...EVERYWHERE, lender: MINE },
  owner: { ...EVERYWHERE, owner: MINE },
  keeper: { ...EVERYWHERE, keepers: [MINE] },
  involved: { ...EVERYWHERE, involved: [ELSE, MINE] },
  none: EVERYWHERE,
}
const relations = Object.keys(TARGETS) as RelationName[]

const actor = (role: By['role']): By =>
  role === 'office'
    ? { person: SELF, organisation: 'office', role, for: MINE }
    : { person: SELF, organisation: MINE, role, for: null }

function known(name: string): name is CommandName {
  return (COMMANDS as readonly string[]).includes(name)
}

/** Where the code and the cell disagree, in words. */
function disagreements({ command, role, relations: allowed, own }: Cell): string[] {
  if (!known(command)) return [`${command} is in the table and not in the code`]
  const cases = relations.flatMap((relation) =>
    ([SELF, 'someone else', null] as const).map((person) => ({ relation, person })),
  )
  return cases
    .filter(({ relation, person }) => {
      const expected = allowed.has(relation) && (!own || person === SELF)
      const limited = role === 'helper' || role === 'guest'
      return may(actor(role), command, { ...TARGETS[relation], ...(limited ? { person } : {}) }) !== expected
    })
    .map(({ relation, person }) => `${command} as ${role}, ${relation}, ${String(person)}`)
}

test('RO-6 every command, role and relation is allowed as the table written by hand says, and not otherwise', () => {
  expect(EXPECTED.flatMap(disagreements)).toEqual([])
})

test('RO-6 no command is missing from the table, and none is in it twice', () => {
  expect(COMMANDS.filter((command) => !isListed(command))).toEqual([])
  expect(EXPECTED).toHaveLength(COMMANDS.length * ROLE_COLUMNS.length)
})

test('RO-7 nobody but the office and a partner’s coordinator acts for another organisation, whatever the command', () => {
  const others = ROLE_COLUMNS.filter((role) => role !== 'office' && role !== 'coordinator')
  const acting = others.flatMap((role) =>
    COMMANDS.flatMap((command) =>
      Object.values(TARGETS).map((target) => may({ ...actor(role), organisation: ELSE, for: MINE }, command, target)),
    ),
  )
  expect(acting).not.toContain(true)
})

/** Written by hand from the rules of the pact. */
const FOR_A_VICTIM = `emergency.declare emergency.confirm emergency.assess report.add impact.set need.open need.change
commitment.request commitment.accept commitment.decline`.split(/\s+/)

test('RO-28 a partner’s coordinator does for a victim what speaks for it, and nothing as lender, owner or keeper', () => {
  const partner: By = { person: SELF, organisation: ELSE, role: 'coordinator', for: MINE }
  const allowed = (relation: RelationName) => COMMANDS.filter((command) => may(partner, command, TARGETS[relation]))
  expect([...allowed('victim')].sort()).toEqual([...FOR_A_VICTIM].sort())
  for (const relation of relations.filter((one) => one !== 'victim')) expect(allowed(relation)).toEqual([])
})

test('RO-7 without acting for someone the office speaks for its own organisation only', () => {
  const office: By = { person: SELF, organisation: MINE, role: 'office', for: null }
  expect(may(office, 'need.open', TARGETS.victim)).toBe(true)
  expect(may({ ...office, for: ELSE }, 'need.open', TARGETS.victim)).toBe(false)
  expect(may({ ...office, for: ELSE }, 'need.open', TARGETS.none)).toBe(true)
})

test('RO-8 the profile read shows an emergency and gives no work in it', () => {
  const row = { id: 'x', emergency: 'e', organisation: 'lorsch', ended: false }
  const working = (['read', 'work', 'lead'] as const).map((profile) => involvedOf([{ ...row, profile }]))
  expect(working).toEqual([[], ['lorsch'], ['lorsch']])
  expect(involvedOf([{ ...row, profile: 'work', ended: true }])).toEqual([])
})
