import type { By } from '@beistand/domain/noun'
import {
  askRecovery,
  askRecoveryOpenly,
  completeRecovery,
  expireRecovery,
  grantRecovery,
  MOST_RECOVERIES,
  type Recovery,
  verifyRecovery,
  withdrawRecovery,
} from '@beistand/domain/recovery'
import { acting, coordinator, events, refusedAs } from './acting.js'
import { audience, happened } from './happened.js'

const HOUR = 3_600_000
const system: By = { person: 'recovery', organisation: 'system', role: 'system', for: null }
const [first, second] = [acting('office', 'heppenheim'), acting('office', 'odenwald')]
const LINK = 'a'.repeat(64)
const grant = {
  id: 'g1',
  person: 'p1',
  organisation: 'bensheim',
  role: 'coordinator',
  title: 'IT-Leitung',
  reason: null,
  emergency: null,
  until: null,
  revoked: false,
} as const
const said = { person: 'p1', note: 'Rückruf auf die hinterlegte Nummer', theirs: [grant] }

const rows = happened(
  askRecoveryOpenly({ id: 'r1', organisation: 'bensheim', title: 'IT-Leitung' }, [], system),
  system,
)
const row = (given: typeof rows): Recovery => {
  const { r1 } = given.recovery
  if (!r1) throw new Error('no recovery')
  return r1
}
const asked = row(rows)
const verifiedRows = happened(verifyRecovery(asked, said, first), first, rows, 2)
const verified = row(verifiedRows)
const granted = row(happened(grantRecovery(verified, LINK, second), second, verifiedRows, 3))

test('RC-1 a new way in takes two office people of different organisations, one after the other', () => {
  expect(asked).toMatchObject({ state: 'asked', person: null, link: null, until: 1000 + 24 * HOUR })
  expect(verified).toMatchObject({ state: 'verified', person: 'p1', verifier: first.person, verifierOf: 'heppenheim' })
  expect(granted).toMatchObject({ state: 'granted', link: LINK, granter: second.person, until: 3000 + 2 * HOUR })
  expect(refusedAs(grantRecovery(asked, LINK, second))).toBe('wrong-state')
  expect(refusedAs(grantRecovery(verified, LINK, first))).toBe('second-office-needed')
  const colleague = { ...first, person: 'another' }
  expect(refusedAs(grantRecovery(verified, LINK, colleague))).toBe('second-office-needed')
  const elsewhere = { ...first, organisation: 'odenwald' }
  expect(refusedAs(grantRecovery(verified, LINK, elsewhere))).toBe('second-office-needed')
  expect(refusedAs(grantRecovery(verified, LINK, { ...colleague, for: 'odenwald' }))).toBe('second-office-needed')
  expect(refusedAs(verifyRecovery(verified, said, second))).toBe('wrong-state')
})

test('RC-2 nobody restores the own access, and only of who belongs to the organisation that asks', () => {
  expect(refusedAs(verifyRecovery(asked, said, { ...first, person: 'p1' }))).toBe('own-recovery')
  expect(refusedAs(grantRecovery(verified, LINK, { ...second, person: 'p1' }))).toBe('own-recovery')
  const [elsewhere, gone] = [
    { ...grant, organisation: 'lorsch' },
    { ...grant, revoked: true },
  ]
  for (const theirs of [[], [elsewhere], [gone]])
    expect(refusedAs(verifyRecovery(asked, { ...said, theirs }, first))).toBe('person-elsewhere')
})

test('RC-3 the link is good for two hours, once; the office may stop it at any step', () => {
  const end = granted.until
  expect(events(completeRecovery(granted, end - 1, system))).toEqual([
    { type: 'recovery-ended', id: 'r1', state: 'done' },
  ])
  expect(refusedAs(completeRecovery(granted, end, system))).toBe('wrong-state')
  expect(refusedAs(completeRecovery({ ...granted, state: 'done' }, end - 1, system))).toBe('wrong-state')
  expect(refusedAs(completeRecovery(verified, 1, system))).toBe('wrong-state')
  expect(refusedAs(completeRecovery(granted, end - 1, second))).toBe('forbidden')
  for (const open of [asked, verified, granted]) {
    expect(events(withdrawRecovery(open, second))).toMatchObject([{ state: 'withdrawn' }])
    expect(events(expireRecovery(open))).toMatchObject([{ state: 'expired' }])
    expect(refusedAs(withdrawRecovery(open, coordinator))).toBe('forbidden')
  }
  expect(refusedAs(withdrawRecovery({ ...granted, state: 'done' }, first))).toBe('wrong-state')
  expect(refusedAs(expireRecovery({ ...granted, state: 'withdrawn' }))).toBe('unchanged')
})

test('RC-4 the office sees who asks, and the person, once known, too; a flood adds no more than ten', () => {
  expect(audience('recovery-asked', asked)).toEqual(['office'])
  expect(audience('recovery-asked', granted)).toEqual(['office', 'person:p1'])
  const waiting = Array.from({ length: MOST_RECOVERIES }, () => asked)
  const wish = { id: 'r2', organisation: 'bensheim', title: 'x' }
  expect(refusedAs(askRecoveryOpenly(wish, waiting, system))).toBe('recoveries-pending')
  for (const state of ['verified', 'granted', 'done', 'withdrawn', 'expired'] as const)
    expect(refusedAs(askRecoveryOpenly(wish, [...waiting.slice(1), { ...asked, state }], system))).toBeNull()
  expect(refusedAs(askRecoveryOpenly(wish, [], coordinator))).toBe('forbidden')
})

test('RC-10 a flood of the open form does not hold up the office, and its own notes do not count as one', () => {
  const wish = { id: 'r1', organisation: 'bensheim', title: 'x' }
  const noted = row(happened(askRecovery(wish, first), first))
  expect([noted.noter, asked.noter]).toEqual([first.person, null])
  const many = Array.from({ length: MOST_RECOVERIES }, () => noted)
  expect(refusedAs(askRecoveryOpenly(wish, many, system))).toBeNull()
  expect(refusedAs(askRecovery(wish, coordinator))).toBe('forbidden')
})
