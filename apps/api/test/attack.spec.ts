import { Attack } from './attack/attack.js'
import { Secrets } from './attack/secrets.js'
import { Witness } from './witness.js'
import { useWorld } from './world.js'

const FULL = process.env['TEST_FULL'] === '1'
const SEEDS = FULL ? [1, 2, 3, 4, 5, 6, 7, 8] : [1]
const TURNS = FULL ? 2000 : 600

describe.each(SEEDS)('seed %i', (seed) => {
  const world = useWorld({ nodes: 2 })

  test(
    'J-30 whatever twenty people do at random on two nodes, nobody is told or can read what is not theirs',
    async () => {
      const attack = await Attack.prepare(world(), seed)
      await attack.run(TURNS)
      await attack.rest()
      const witness = await Witness.of(world().db, world().pact)
      expect(attack.faults).toEqual([])
      expect(await Secrets.leaks(world(), witness)).toEqual([])
      expect(await attack.leaksInReading(witness)).toEqual([])
      expect(attack.answers.get('recorded')).toBeGreaterThan(TURNS / 4)
    },
    FULL ? 300_000 : 90_000,
  )
})
