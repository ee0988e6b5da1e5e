import { closeNeed } from '@beistand/contracts/need'
import { startOf } from '@beistand/domain/half-day'
import type { Watch } from '@beistand/sim/watch'
import { ahead, declares, needs, offers } from './help.js'
import { BENSHEIM, HEPPENHEIM, useWorld } from './world.js'

const world = useWorld({ manualClock: true })
const { from: today } = ahead(1)
const within = (from: number, to: number) => ({ from: today + from, to: today + to })

/** Who helps a need, and in which half days from today on. */
function helpers({ plans }: Watch, need: string): (string | number)[][] {
  const proposals = plans['']?.proposals.filter((proposal) => proposal.need === need) ?? []
  return proposals.map(({ offer, from, to }) => [offer, from - today, to - today])
}

test('PL-29 when a half day begins, what an urgent need had torn apart is put together again, and nothing else moves', async () => {
  await world().setClock(startOf(today) + 3_600_000) // sessions end after twelve hours
  const victim = await world().partner('coordinator', BENSHEIM)
  const lender = await world().partner('coordinator', HEPPENHEIM)
  const emergency = await declares(victim)
  const watch = await world().watch(victim)
  const shown = (need: string, expected: (string | number)[][]) =>
    watch.until(() => JSON.stringify(helpers(watch, need)) === JSON.stringify(expected), 5000)

  const desks = await offers(lender, { kind: 'workstation', units: 4, windows: [within(0, 28)] })
  const many = await needs(victim, emergency, { kind: 'workstation', quantity: 4, window: within(0, 28) })
  await shown(many, [[desks, 0, 28]])
  const both = { backup: 2, firewall: 2 } as const
  const anna = await offers(lender, { units: 1, skills: both, windows: [within(0, 8)] })
  const long = await needs(victim, emergency, { quantity: 1, skills: { backup: 1 }, window: within(0, 8) })
  await shown(long, [[anna, 0, 8]])
  const ben = await offers(lender, { units: 1, skills: { backup: 2 }, windows: [within(4, 6)] })
  const asked = { quantity: 1, skills: { firewall: 1 }, window: within(4, 6), priority: 1 } as const
  const urgent = await needs(victim, emergency, asked)
  const torn = [
    [anna, 0, 4],
    [ben, 4, 6],
    [anna, 6, 8],
  ]
  await shown(long, torn)
  await victim.does(closeNeed, { reason: 'met' }, { params: { need: urgent } })
  await watch.until(() => helpers(watch, urgent).length === 0, 5000)
  expect(helpers(watch, long)).toEqual(torn)

  await world().setClock(startOf(today + 1))
  await watch.until(() => watch.plans['']?.halfDay === today + 1, 5000)
  expect(helpers(watch, long)).toEqual([[anna, 1, 8]])
  expect(helpers(watch, many)).toEqual([[desks, 1, 28]])
  expect(watch.plans['']?.gaps).toEqual([])
}, 30_000)
