import fc from 'fast-check'
import type { Commitment } from '@beistand/domain/commitment'
import type { Offer } from '@beistand/domain/offer'
import { partsOf, type Share } from '@beistand/domain/planning-parts'
import { HORIZON, type PlanningProblem, type ProblemChange } from '@beistand/domain/planning-problem'
import { changesBetween } from '@beistand/domain/planning-changes'
import { applyChange, changeOf, type Plan } from '@beistand/domain/planning-proposals'
import { TODAY } from './lending.js'

const offer: Offer = {
  ...{ id: 'a', owner: 'x', exercise: null, copyOf: null, kind: 'staff', title: '', place: null, units: 4 },
  ...{ windows: [{ from: TODAY, to: TODAY + HORIZON }], reserve: 0, maxSlots: null, skills: {}, features: [] },
  ...{ modes: ['onsite'], maxKm: null, dependsOn: [], preconditions: [], contact: '', state: 'available' },
  keepInPlan: false,
}
const perSlot = (max: number) => fc.array(fc.nat(max), { minLength: HORIZON, maxLength: HORIZON })

test('PL-15 in every slot the parts of an offer have free exactly what is neither reserved, absent, held nor promised', () => {
  const given = fc.record({ other: perSlot(2), promised: perSlot(2), absent: perSlot(1), reserve: fc.nat(3) })
  fc.assert(
    fc.property(given, ({ other, promised, absent, reserve }) => {
      const held = Object.fromEntries(other.map((units, slot) => [TODAY + slot, units + (promised[slot] ?? 0)]))
      const absences = absent.map((units, slot) => {
        const window = { from: TODAY + slot, to: TODAY + slot + 1 }
        return { id: String(slot), offer: 'a', owner: 'x', window, units, ended: units === 0 }
      })
      const loan = { id: 'l', need: 'n', offer: 'a', mode: 'onsite' } as Commitment
      const shares: Share[] = [{ loan, units: promised }]
      const stock = { offer: { ...offer, reserve }, absences, load: { id: 'a', held, tainted: 0 } }
      const parts = partsOf({ stock, open: true, shares, today: TODAY })
      for (let slot = 0; slot < HORIZON; slot++) {
        const within = ({ from, to }: { from: number; to: number }) => from <= slot && slot < to
        const pinned = parts.map(({ pins }) => pins.filter(within).reduce((sum, { units }) => sum + units, 0))
        const there = parts.map(({ units, windows }) => (windows.some(within) ? units : 0))
        const free = parts.reduce((sum, part, i) => {
          return sum + Math.max(0, Math.max(0, (there[i] ?? 0) - part.reserve) - (pinned[i] ?? 0))
        }, 0)
        const own = promised[slot] ?? 0
        const present = Math.max(own, 4 - (absent[slot] ?? 0) - (other[slot] ?? 0))
        expect(pinned.reduce((sum, units) => sum + units, 0)).toBe(own)
        expect(pinned.every((units, i) => units <= (there[i] ?? 0))).toBe(true)
        expect(free).toBe(Math.max(0, present - reserve - own))
      }
    }),
    { numRuns: 200, seed: 7 },
  )
})

const pair = (need: string) => ({ offer: 'o', need })
const pin = (units: number) => ({ offer: 'o', need: 'n', from: 0, to: 2, units, mode: 'onsite' as const })
const problem = (wish: Partial<PlanningProblem>): PlanningProblem => ({
  ...{ version: 1, slots: HORIZON, now: 0, places: [], offers: [], emergencies: [], needs: [], pins: [], declined: [] },
  options: { fairnessTolerance: 0.1 },
  ...wish,
})

test('PL-19 what differs between two problems is said as changes, and where that cannot be said it is not', () => {
  const emergency = { id: 'e', place: 'p', compromised: [], ownerLends: [] }
  const before = problem({ emergencies: [emergency], pins: [pin(1), pin(1)], declined: [pair('n')] })
  const hit = { ...emergency, compromised: ['ekom'] }
  const after = problem({ emergencies: [hit], pins: [pin(1), pin(2)], declined: [pair('n'), pair('m')] })
  expect(changesBetween(before, before)).toEqual([])
  const changes: ProblemChange[] = [
    { op: 'unpin', value: pin(1) },
    { op: 'emergency.put', value: hit },
    { op: 'decline', offer: 'o', need: 'm' },
    { op: 'pin', value: pin(2) },
  ]
  expect(changesBetween(before, after)).toEqual(changes)
  expect(changesBetween(before, problem({ pins: before.pins, declined: before.declined }))).toEqual([
    { op: 'emergency.close', id: 'e' },
  ])
  expect(changesBetween(after, before)).toBeNull()
  expect(changesBetween(before, problem({ places: [{ id: 'p', lat: 1, lon: 1 }] }))).toBeNull()
})

const some = fc.record({
  proposals: fc.uniqueArray(
    fc.record({
      part: fc.constantFrom('a', 'a~2', 'b'),
      need: fc.constantFrom('n', 'm'),
      from: fc.nat(3),
      units: fc.nat(2),
    }),
    { selector: ({ part, need, from }) => `${part} ${need} ${from}` },
  ),
  gaps: fc.uniqueArray(fc.record({ need: fc.constantFrom('n', 'm'), from: fc.nat(3) }), {
    selector: ({ need, from }) => `${need} ${from}`,
  }),
})
const order = (a: object, b: object) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)

test('PL-21 the change that leads from one plan to the next makes the next out of the one, whatever they say', () => {
  fc.assert(
    fc.property(some, some, (one, two) => {
      const reach = { demand: [1], covered: [1], floors: [] }
      const plan = (version: number, { proposals, gaps }: typeof one): Plan => ({
        ...{ world: null, version, seq: version, halfDay: 1, reach },
        proposals: proposals.map((each) => ({ ...each, offer: 'a', to: 9, mode: 'onsite', km: 0, why: 'NEAREST' })),
        gaps: gaps.map((each) => ({ ...each, to: 9, units: 1, code: 'FAIR_SHARE' })),
      })
      const next = applyChange(plan(1, one), changeOf(plan(1, one), plan(2, two)))
      if (next === 'missing') throw new Error('the next version follows the one before')
      expect([...next.proposals].sort(order)).toEqual([...plan(2, two).proposals].sort(order))
      expect([...next.gaps].sort(order)).toEqual([...plan(2, two).gaps].sort(order))
      expect(applyChange(plan(0, one), changeOf(plan(1, one), plan(2, two)))).toBe('missing')
      expect(applyChange(next, changeOf(plan(1, one), plan(2, two)))).toBe(next)
    }),
    { numRuns: 200, seed: 7 },
  )
})
