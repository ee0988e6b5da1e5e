import type { Key } from '@beistand/domain/noun'
import type { DomainEvent } from '@beistand/domain/registry'
import { Span } from '../src/live/frames.js'
import type { StoredEntry } from '../src/journal/reading.js'

const BY = { person: 'p', organisation: 'o', role: 'coordinator', for: null } as const

interface Change {
  readonly id?: string
  readonly made?: boolean
  readonly audience: readonly Key[]
  readonly was?: readonly Key[]
}

/** Entries about reports, numbered from 1, by how their audiences go. */
function span(...changes: readonly Change[]): Span {
  return new Span(
    changes.map(({ id = 'r', made = false, audience, was = null }, index): StoredEntry => {
      const event: DomainEvent = made
        ? { type: 'report-added', id, emergency: 'e', text: null, tlp: 'TLP:AMBER', circle: { to: 'pact' } }
        : { type: 'report-narrowed', id, tlp: 'TLP:AMBER', circle: { to: 'pact' } }
      const entry = { seq: index + 1, batch: index + 1, at: 0, entered: 0, by: BY, event }
      return { entry, noun: 'report', id, emergency: 'e', hash: '', audience, was, who: null }
    }),
  )
}

const keys = (...names: Key[]) => new Set<Key>(names)
const ROW = { noun: 'report', id: 'r' }

/** Numbers of the entries, and what comes and goes, for a viewer. */
function view(of: Span, now: ReadonlySet<Key>, old = now, resting: readonly string[] = []) {
  const { entries, gained, gone } = of.view(old, now, new Set(resting))
  return { entries: entries.map(({ seq }) => seq), gained, gone }
}

test('L-13 A row that a viewer had and has is told by its entries', () => {
  expect(view(span({ audience: ['pact'] }, { audience: ['pact'] }), keys('pact'))).toEqual({
    entries: [1, 2],
    gained: [],
    gone: [],
  })
})

test('L-13 A row that was made for a viewer is told by its entries, for others it does not exist', () => {
  const made = span({ made: true, audience: ['office'] })
  expect(view(made, keys('office'))).toEqual({ entries: [1], gained: [], gone: [] })
  expect(view(made, keys('pact'))).toEqual({ entries: [], gained: [], gone: [] })
})

test('L-13 A row whose audience reaches a viewer comes whole, without the entries before', () => {
  const widened = span({ audience: ['office'] }, { audience: ['pact'], was: ['office'] }, { audience: ['pact'] })
  expect(view(widened, keys('pact'))).toEqual({ entries: [], gained: [ROW], gone: [] })
  expect(view(widened, keys('pact', 'office'))).toEqual({ entries: [1, 2, 3], gained: [], gone: [] })
})

test('L-13 A row whose audience leaves a viewer goes, with the entries that were visible when written', () => {
  const narrowed = span({ audience: ['pact'] }, { audience: ['office'], was: ['pact'] })
  expect(view(narrowed, keys('pact'))).toEqual({ entries: [], gained: [], gone: [ROW] })
})

test('L-13 A row that is hidden for a while and comes back comes whole', () => {
  const flickered = span({ audience: ['office'], was: ['pact'] }, { audience: ['pact'], was: ['office'] })
  expect(view(flickered, keys('pact'))).toEqual({ entries: [], gained: [ROW], gone: [] })
})

test('L-13 A row that is made and hidden between two rounds was never there', () => {
  const brief = span({ made: true, audience: ['pact'] }, { audience: ['office'], was: ['pact'] })
  expect(view(brief, keys('pact'))).toEqual({ entries: [], gained: [], gone: [] })
})

test('L-13 Entries are judged by the keys at the end, not by those before', () => {
  const told = span({ audience: ['emergency:e'] })
  expect(view(told, keys('pact'), keys('pact', 'emergency:e'))).toEqual({ entries: [], gained: [], gone: [ROW] })
  expect(view(told, keys('pact', 'emergency:e'), keys('pact'))).toEqual({ entries: [], gained: [ROW], gone: [] })
})

test('L-13 Who was away is caught up unless an audience that concerns it changed', () => {
  const narrowed = span({ audience: ['person:a'], was: ['office'] })
  expect(narrowed.crosses(keys('pact'))).toBe(false)
  expect(narrowed.crosses(keys('office'))).toBe(true)
  expect(narrowed.crosses(keys('person:a'))).toBe(true)
  expect([...narrowed.named]).toEqual(['person:a'])
})

test('L-13 A row of an emergency that rests comes whole, to whoever sees it', () => {
  const late = span({ made: true, audience: ['pact'] }, { audience: ['pact'] })
  expect(view(late, keys('pact'), keys('pact'), ['e'])).toEqual({ entries: [], gained: [ROW], gone: [] })
  expect(view(late, keys('office'), keys('office'), ['e'])).toEqual({ entries: [], gained: [], gone: [] })
})
