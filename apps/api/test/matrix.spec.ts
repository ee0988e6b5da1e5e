import { COMMANDS } from '@beistand/domain/access'
import { EXPECTED } from '../../../libs/domain/test/access-cells.js'
import { Doorkeeper } from './story/doorkeeper.js'
import { FOUNDING, NOW } from './story/cast.js'
import { tell } from './story/whole-story.js'
import { useWorld } from './world.js'

const FULL = process.env['TEST_FULL'] === '1'
const world = useWorld({ nodes: 2, manualClock: true, founding: FOUNDING })

test('RO-9 over HTTP each command does what its cell says: nobody else gets past 403 or 404, and a refusal leaves no trace', async () => {
  await world().setClock(NOW)
  const door = new Doorkeeper(world(), FULL)
  await tell(door.does, () => door.openCause())
  expect(door.faults).toEqual([])
  const people = new Set(EXPECTED.filter(({ relations }) => relations.size > 0).map(({ command }) => command))
  expect(COMMANDS.filter((command) => people.has(command) && !door.done.has(command))).toEqual([])
  expect(door.uncovered()).toEqual([])
}, 300_000)
