import { noRows, type DomainEvent } from '@beistand/domain/registry'
import {
  applyEntries,
  applyFrame,
  EMPTY,
  type Entry,
  type Frame,
  type Replica,
  UnknownEvent,
  withLoaded,
} from '@beistand/domain/replica'
import fc from 'fast-check'

const BY = { person: 'p', organisation: 'o', role: 'coordinator', for: null } as const
const CIRCLES = ['pact', 'involved', 'office'] as const

function entry(seq: number, event: DomainEvent): Entry {
  return { seq, batch: seq, at: seq, entered: seq, by: BY, event }
}

function added(seq: number, id: string): Entry {
  const rest = { emergency: 'e', text: `Text ${seq}`, tlp: 'TLP:AMBER', circle: { to: 'pact' } } as const
  return entry(seq, { type: 'report-added', id, ...rest })
}

/** A history of reports: each entry makes one, or changes one that is there. */
const histories = fc
  .array(fc.tuple(fc.nat(4), fc.constantFrom(...CIRCLES)), { minLength: 1, maxLength: 30 })
  .map((steps) => {
    const known = new Set<string>()
    return steps.map(([which, to], index): Entry => {
      const id = `r${which}`
      if (known.has(id)) return entry(index + 1, { type: 'report-narrowed', id, tlp: 'TLP:AMBER', circle: { to } })
      known.add(id)
      return added(index + 1, id)
    })
  })

function frame(after: number, entries: readonly Entry[], more: Partial<Frame> = {}): Frame {
  const to = entries.at(-1)?.seq ?? after
  return { after, to, hash: `h${to}`, entries, ...more }
}

function applied(replica: Replica, given: Frame): Replica {
  const next = applyFrame(replica, given)
  if (next === 'catch-up') throw new Error('a frame is missing')
  return next
}

/** A history cut into frames at some of its numbers. */
function cut(history: readonly Entry[], at: ReadonlySet<number>): Frame[] {
  const ends = history.map(({ seq }) => seq).filter((seq) => at.has(seq) || seq === history.length)
  return ends.map((to, index) => frame(ends[index - 1] ?? 0, history.slice(ends[index - 1] ?? 0, to)))
}

test('L-15 However a history is cut into frames, and however often some come again, the same rows come out', () => {
  fc.assert(
    fc.property(histories, fc.array(fc.nat(30)), fc.array(fc.nat(30)), (history, cuts, repeats) => {
      const frames = cut(history, new Set(cuts))
      let replica = EMPTY
      frames.forEach((each, index) => {
        replica = applied(replica, each)
        for (const repeat of repeats) replica = applied(replica, frames[repeat % (index + 1)] ?? each)
      })
      expect(replica.rows).toEqual(applyEntries(noRows(), history))
      expect([replica.seq, replica.hash]).toEqual([history.length, `h${history.length}`])
    }),
  )
})

test('L-15 A frame that overlaps what is known adds only what is new', () => {
  fc.assert(
    fc.property(histories, fc.nat(30), (history, known) => {
      const replica = applied(EMPTY, frame(0, history.slice(0, known)))
      expect(applied(replica, frame(0, history)).rows).toEqual(applyEntries(noRows(), history))
    }),
  )
})

test('L-15 After a gap nothing is changed and the missing frames are asked for', () => {
  const replica = applied(EMPTY, frame(0, [added(1, 'a')]))
  expect(applyFrame(replica, frame(2, [added(3, 'b')]))).toBe('catch-up')
})

test('L-15 Rows gained stand after the entries, rows gone are dropped last, keys stay unless told', () => {
  const before = applied(EMPTY, frame(0, [added(1, 'a'), added(2, 'b')], { keys: ['pact'] }))
  const row = { ...before.rows.report['a'], id: 'a', text: 'Wie er jetzt ist' }
  const more = { rows: [{ noun: 'report', row }], gone: [{ noun: 'report', id: 'b' }] } as const
  const after = applied(before, frame(2, [added(3, 'c')], more))
  expect(Object.keys(after.rows.report)).toEqual(['a', 'c'])
  expect(after.rows.report['a']?.text).toBe('Wie er jetzt ist')
  expect(after.keys).toEqual(['pact'])
  expect(after.rows.emergency).toBe(before.rows.emergency)
})

test('L-16 An event that this release does not know changes nothing and is told apart', () => {
  const replica = applied(EMPTY, frame(0, [added(1, 'a')]))
  const unknown = { ...added(3, 'c'), event: { type: 'invented-later', id: 'c' } as unknown as DomainEvent }
  expect(() => applyFrame(replica, frame(1, [added(2, 'b'), unknown]))).toThrow(UnknownEvent)
  expect(Object.keys(replica.rows.report)).toEqual(['a'])
})

test('S-4 What was loaded is added, unless the replica has moved on since it was read', () => {
  const replica = applied(EMPTY, frame(0, [added(1, 'a'), added(2, 'b')]))
  const loaded = { ...EMPTY, seq: 2, rows: applyEntries(noRows(), [added(1, 'old')]) }
  expect(withLoaded(replica, loaded)).toMatchObject({ seq: 2, rows: { report: { a: {}, b: {}, old: {} } } })
  expect(withLoaded(replica, { ...loaded, seq: 1 })).toBe('again')
})
