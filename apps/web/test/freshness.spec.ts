import { freshness } from '../src/sync/connection.js'

const heardAt = 1_000_000
const age = (milliseconds: number, open = true) =>
  freshness({ open, heardAt, serverTime: heardAt }, heardAt + milliseconds)

test('UI-17 a screen says how far it may be trusted: live, silent within 5 s, old after 30 s, stale after 5 min', () => {
  expect(freshness({ open: false, heardAt: null, serverTime: null }, heardAt)).toBe('starting')
  expect([2_100, 4_900, 30_001, 300_001].map((passed) => age(passed))).toEqual(['live', 'silent', 'old', 'stale'])
  expect(age(0, false)).toBe('silent')
})
