import { addReport } from '@beistand/contracts/emergency'
import { declares } from './help.js'
import { RawLine } from './raw-line.js'
import { HEPPENHEIM, ODENWALD, useWorld } from './world.js'

const world = useWorld({ env: { LIMIT_UNREAD_KB: '100' } })
/** 12 kB on the line. */
const TEXT = '€'.repeat(4000)
/** What the kernel keeps for a socket is not the node's to bound: 4 MB at most. */
const MOST_REPORTS = 1000

test('HA-13 a socket that answers pings but does not read is cut off, and everyone else is told on', async () => {
  const [victim, deaf] = await Promise.all([
    world().partner('coordinator', HEPPENHEIM),
    world().partner('observer', HEPPENHEIM),
  ])
  const emergency = await declares(victim, HEPPENHEIM)
  const report = () => victim.does(addReport, { text: TEXT }, { params: { emergency } })
  const watch = await world().watch(await world().partner('head', HEPPENHEIM))
  const line = await RawLine.open(deaf)
  let reports = 0
  for (; !line.closed && reports < MOST_REPORTS; reports++) {
    if (reports % 20 === 0) line.pong() // else it is cut off for saying too much
    await watch.reaches((await report()).last)
  }
  expect(line.closed).toBe(true)
  await watch.reaches((await report()).last)
  const again = await world().watch(deaf)
  expect(again.replica.seq).toBe(watch.replica.seq)
}, 60_000)

test('HA-13 a snapshot far larger than the bound reaches a line that takes its time, and so does what follows', async () => {
  const victim = await world().partner('coordinator', HEPPENHEIM)
  const watch = await world().watch(victim)
  const line = await RawLine.open(await world().partner('guest', ODENWALD))
  const emergency = await declares(victim, HEPPENHEIM)
  const { last } = await victim.does(addReport, { text: 'Neues.' }, { params: { emergency } })
  await watch.reaches(last)
  await line.reads(`"to":${last}`)
  line.end()
}, 20_000)
