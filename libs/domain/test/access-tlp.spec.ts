import { markEmergency } from '@beistand/domain/emergency'
import { narrowNeedNote, needNote, type NeedNote, noteNeed } from '@beistand/domain/need-note'
import { addReport, narrowReport, report, type Report } from '@beistand/domain/report'
import { acting, after, events, refusedAs } from './acting.js'
import { Lending } from './lending.js'

const victim = acting('coordinator', 'heppenheim')
const { emergency } = new Lending()
const need = { id: 'n', emergency: 'emergency', victim: 'heppenheim' }
const note: NeedNote = {
  id: 'x',
  need: 'n',
  emergency: 'emergency',
  text: 'Schlüssel an der Pforte',
  tlp: 'TLP:AMBER',
  circle: { to: 'involved' },
  organisation: 'heppenheim',
  author: victim.person,
  madeFor: null,
  at: 1,
}
const words = { id: 'x', text: 'Name des Verdächtigen' }

test('RO-17 a note on a need goes to its circle, and the need stays as it is', () => {
  const made = events(noteNeed(need, { ...words, tlp: 'TLP:AMBER', circle: { to: 'involved' } }, victim))
  expect(made.map(({ type }) => type)).toEqual(['need-noted'])
  expect(Object.keys(after(made))).toEqual(['needNote x'])
  expect(needNote.audience(note)).toEqual(['emergency:emergency', 'office'])
  expect(needNote.audience({ ...note, circle: { to: 'office' } })).toEqual(['office'])
  const other = noteNeed(need, { ...words, tlp: 'TLP:AMBER', circle: { to: 'pact' } }, acting('coordinator', 'lorsch'))
  expect(refusedAs(other)).toBe('forbidden')
})

test('RO-18 TLP:RED without names is refused, for a note and for a report', () => {
  const red = { ...words, tlp: 'TLP:RED', circle: { to: 'office' } } as const
  expect(refusedAs(noteNeed(need, red, victim))).toBe('red-needs-names')
  expect(refusedAs(addReport(emergency, red, { by: victim, involved: [] }))).toBe('red-needs-names')
  const named = { ...red, circle: { to: 'named', persons: ['p1'] } } as const
  expect(events(noteNeed(need, named, victim))).toHaveLength(1)
})

test('RO-18 what is narrowed is TLP:RED and goes to the persons named and to nobody else', () => {
  const rows = after(events(narrowNeedNote(note, ['p1', 'p2'], victim)), { 'needNote x': note })
  const left = rows['needNote x'] as NeedNote
  expect([left.tlp, needNote.audience(left)]).toEqual(['TLP:RED', ['person:p1', 'person:p2']])
  expect(refusedAs(narrowNeedNote(note, ['p1'], acting('coordinator', 'lorsch')))).toBe('forbidden')
  const said: Report = { ...note, id: 'r' }
  const narrowed = after(events(narrowReport(said, ['p1'], victim)), { 'report r': said })['report r'] as Report
  expect(report.audience(narrowed)).toEqual(['person:p1'])
})

test('RO-18 an emergency begins as TLP:AMBER, and marking it changes nobody who sees it', () => {
  expect(emergency.tlp).toBe('TLP:AMBER')
  expect(refusedAs(markEmergency(emergency, 'TLP:AMBER', victim))).toBe('unchanged')
  expect(refusedAs(markEmergency(emergency, 'TLP:GREEN', acting('coordinator', 'lorsch')))).toBe('forbidden')
  expect(events(markEmergency(emergency, 'TLP:CLEAR', victim))).toEqual([
    { type: 'emergency-marked', id: 'emergency', tlp: 'TLP:CLEAR' },
  ])
})
