import type { Id, Key } from '@beistand/domain/noun'
import type { RowName, RowOfNoun } from '@beistand/domain/replica'
import { keysOfPersons } from '../access/keys.js'
import type { StoredRow } from '../journal/tables.js'
import { type Found, rowsMeetingOnly } from '../snapshot/snapshots.js'
import { resting } from '../snapshot/window.js'
import type { Span } from './frames.js'
import type { Place } from './place.js'
import { grouped, type Viewer, withoutPersons } from './viewers.js'

/** A viewer's keys as they were, and the rows that the span did not touch but that came or went with the keys. */
export interface Rekeyed {
  readonly old: ReadonlySet<Key>
  readonly gained: readonly RowOfNoun[]
  readonly gone: readonly RowName[]
}

/**
 * Judges the keys of everyone whose keys a span may change, as of its end, and moves the viewers' keys on.
 * A key born in the span brings no older row, so it alone makes nobody special: answered are only the others, by line.
 */
export async function rekey(
  place: Place,
  viewers: readonly Viewer[],
  span: Span,
): Promise<ReadonlyMap<string, Rekeyed>> {
  const concerned = viewers.filter(({ keys }) => [...span.who].some((key) => keys.has(key)))
  if (concerned.length === 0) return new Map()
  const persons = concerned.map(({ person }) => person)
  const fresh = await keysOfPersons(place.client, place.pact, persons)
  const changed = concerned.flatMap((viewer) => {
    const old = viewer.keys
    const keys = fresh.get(viewer.person) ?? new Set<Key>()
    viewer.rekey(keys)
    return differ(old, keys, span.born) ? [{ viewer, old, keys }] : []
  })
  const groups = grouped(changed, ({ old, viewer }) => `${withoutPersons(old).join()} ${viewer.viewClass}`)
  const rekeyed = new Map<string, Rekeyed>()
  for (const group of groups.values()) {
    const rows = await rowsBetween(place, span, group)
    for (const { viewer, old } of group) rekeyed.set(viewer.line, { old, ...rows(viewer.person) })
  }
  return rekeyed
}

function differ(old: ReadonlySet<Key>, now: ReadonlySet<Key>, born: ReadonlySet<Key>): boolean {
  const lost = [...old].some((key) => !now.has(key))
  return lost || [...now].some((key) => !old.has(key) && !born.has(key))
}

type Shift = { readonly old: ReadonlySet<Key>; readonly keys: ReadonlySet<Key> }

/** The rows that come and go with a change of keys, for any person of a group of viewers who share it. */
async function rowsBetween(
  { client, pact, now: clock }: Place,
  span: Span,
  [shift]: readonly Shift[],
): Promise<(person: Id) => Pick<Rekeyed, 'gained' | 'gone'>> {
  const old = withoutPersons(shift?.old ?? new Set())
  const now = withoutPersons(shift?.keys ?? new Set())
  const without = await resting(client, pact, clock)
  const gained = listed(await rowsMeetingOnly(client, pact, { keys: now, other: old, without }), span)
  const gone = listed(await rowsMeetingOnly(client, pact, { keys: old, other: now, without: [] }), span)
  return (person) => ({
    gained: gained.filter(notNamed(person)).map(({ noun, stored }) => ({ noun, row: stored.row })),
    gone: gone.filter(notNamed(person)).map(({ noun, stored }) => ({ noun, id: stored.row.id })),
  })
}

type Listed = { readonly noun: RowName['noun']; readonly stored: StoredRow }

function listed(found: Found, span: Span): Listed[] {
  return [...found].flatMap(([noun, rows]) =>
    rows.filter(({ row }) => !span.touches({ noun, id: row.id })).map((stored) => ({ noun, stored })),
  )
}

/** A row that names the viewer's own person stays with it, whatever its other keys. */
function notNamed(person: Id): (listed: Listed) => boolean {
  return ({ stored }) => !stored.audience.includes(`person:${person}`)
}
