import type { Id, Key } from '@beistand/domain/noun'
import type { Position } from '@beistand/domain/replica'
import { keysOfPersons } from '../access/keys.js'
import type { StoredEntry } from '../journal/reading.js'
import { asRows, type Found, only, rowsMeeting, rowsNamed, without } from '../snapshot/snapshots.js'
import { resting, restingSince } from '../snapshot/window.js'
import { Span, type View } from './frames.js'
import { entriesAfter, type Place } from './place.js'
import { grouped, isPersonal, type Joiner, type Sending, together, Viewer } from './viewers.js'

/** Whoever is further behind gets a snapshot. */
const LONGEST_CATCH_UP = 2000

interface Joined {
  readonly viewers: readonly Viewer[]
  readonly sendings: readonly Sending[]
}

/** Makes viewers of joiners: each is caught up from its position, or gets a snapshot, both as of the tip. */
export async function join(place: Place, joiners: readonly Joiner[]): Promise<Joined> {
  const keys = await keysOfPersons(
    place.client,
    place.pact,
    joiners.map(({ person }) => person),
  )
  const joined = joiners.map(({ line, person, position }) => {
    const viewer = new Viewer(line, person, { keys: keys.get(person) ?? new Set<Key>(), told: place.tip.seq })
    return { viewer, position }
  })
  const sendings: Sending[] = []
  const fresh: Viewer[] = []
  for (const group of grouped(joined, ({ position }) => positionName(position)).values()) {
    const caughtUp = await catchUp(place, {
      from: group[0]?.position ?? null,
      viewers: group.map(({ viewer }) => viewer),
    })
    sendings.push(...caughtUp.sendings)
    fresh.push(...caughtUp.fresh)
  }
  return { viewers: joined.map(({ viewer }) => viewer), sendings: [...sendings, ...(await snapshots(place, fresh))] }
}

function positionName(position: Position | null): string {
  return position ? `${position.seq} ${position.hash}` : ''
}

/** The entries that whoever stands at a position has missed; null where only a snapshot helps. */
async function missed(place: Place, from: Position | null): Promise<StoredEntry[] | null> {
  if (!from || from.seq < 1 || place.tip.seq - from.seq > LONGEST_CATCH_UP) return null
  return entriesAfter(place, from)
}

/** Catches up viewers who stand at one position, alike those who have missed the same; `fresh` are those whom only a snapshot helps. */
async function catchUp(
  place: Place,
  { from, viewers }: { readonly from: Position | null; readonly viewers: readonly Viewer[] },
): Promise<{ readonly sendings: readonly Sending[]; readonly fresh: readonly Viewer[] }> {
  const entries = await missed(place, from)
  if (!from || !entries) return { sendings: [], fresh: viewers }
  const { client, pact, tip, now } = place
  const span = new Span(entries)
  const resting = await restingSince(client, pact, { seq: from.seq, now })
  const views: { readonly lines: string[]; readonly view: View }[] = []
  const fresh: Viewer[] = []
  for (const [first, ...more] of grouped(viewers, (viewer) => seenAs(viewer, span)).values()) {
    if (!first) continue
    if (span.crosses(first.keys)) fresh.push(first, ...more)
    else
      views.push({ lines: [first, ...more].map(({ line }) => line), view: span.view(first.keys, first.keys, resting) })
  }
  const gained = views.flatMap(({ view }) => view.gained)
  const rowOf = await rowsNamed(client, pact, gained)
  const frames = views.map(({ lines, view }) => {
    const rows = view.gained.flatMap(rowOf)
    const frame = { after: from.seq, to: tip.seq, hash: tip.hash, entries: view.entries }
    return { lines, frame: rows.length > 0 ? { ...frame, rows } : frame }
  })
  return { sendings: together(frames), fresh }
}

/** Viewers of one name have missed the same. */
function seenAs({ line, person, viewClass }: Viewer, { named, who }: Span): string {
  const alone = named.has(`person:${person}`) || who.has(`person:${person}`)
  return alone ? `line ${line}` : `class ${viewClass}`
}

/** Snapshots are shared by view class, the rows that name a person are added. */
async function snapshots(place: Place, viewers: readonly Viewer[]): Promise<Sending[]> {
  if (viewers.length === 0) return []
  const { client, pact, tip, now } = place
  const old = await resting(client, pact, now)
  const persons = [...new Set(viewers.flatMap(({ keys }) => [...keys].filter(isPersonal)))]
  const personal = await rowsMeeting(client, pact, { keys: persons, without: old })
  const sendings: Sending[] = []
  for (const members of grouped(viewers, ({ viewClass }) => viewClass).values()) {
    const keys = members[0]?.shared ?? []
    const shared = await rowsMeeting(client, pact, { keys, without: old })
    const beside = without(personal, new Set(keys))
    const groups = grouped(members, ({ person }) => rowNames(only(beside, `person:${person}`)))
    for (const [first, ...more] of groups.values()) {
      if (!first) continue
      const rows = asRows(shared, only(beside, `person:${first.person}`))
      sendings.push({ lines: [first, ...more].map(({ line }) => line), reset: { ...tip, keys, rows } })
    }
  }
  return sendings
}

function rowNames(found: Found): string {
  return [...found].flatMap(([noun, rows]) => rows.map(({ row }: { row: { id: Id } }) => `${noun} ${row.id}`)).join()
}
