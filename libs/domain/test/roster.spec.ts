import { onDuty, removeShift, setShift, type Shift } from '@beistand/domain/roster'
import { coordinator, office, refusedAs } from './acting.js'
import { happened } from './happened.js'

const card = {
  id: 's1',
  organisation: 'heppenheim',
  window: { from: 10, to: 12 },
  title: 'Rufbereitschaft',
  phone: '1',
}
const rows = happened(setShift(card, 10, office), office)
const set: Shift = { ...card, removed: false }

test('RO-22 the office enters who calls back, in half days that are not over', () => {
  expect(rows.shift.s1).toEqual(set)
  expect(refusedAs(setShift(card, 12, office))).toBe('window-past')
  expect(refusedAs(setShift(card, 11, office))).toBeNull()
  expect(refusedAs(setShift(card, 10, coordinator))).toBe('forbidden')
  expect(happened(removeShift(set, office), office, rows, 2).shift.s1).toEqual({ ...set, removed: true, phone: null })
  expect(refusedAs(removeShift({ ...set, removed: true }, office))).toBe('unchanged')
  expect(refusedAs(removeShift(set, coordinator))).toBe('forbidden')
})

test('RO-22 on duty is who is entered for the half day, unless taken off or hit', () => {
  const at = (halfDay: number, hit = '') =>
    onDuty([set, { ...set, id: 's2', removed: true }], halfDay, (id) => id === hit)
  expect([9, 10, 11, 12].map((halfDay) => at(halfDay).map(({ id }) => id))).toEqual([[], ['s1'], ['s1'], []])
  expect(at(10, 'heppenheim')).toEqual([])
})
