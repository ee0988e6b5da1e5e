import type { Id, Key } from '@beistand/domain/noun'
import type { Frame } from '@beistand/domain/replica'
import { keysOfPersons } from '../access/keys.js'
import type { StoredEntry } from '../journal/reading.js'
import { asRows, type Found, only, rowsMeeting, rowsNamed, without } from '../snapshot/snapshots.js'
import { resting, restingAmong } from '../snapshot/window.js'
import { Span } from './frames.js'
import { entriesAfter, type Place } from './place.js'
import { grouped, isPersonal, type Joiner, type Sending, Viewer } from './viewers.js'

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
  const viewers = joiners.map(({ line, person }) => {
    return new Viewer(line, person, { keys: keys.get(person) ?? new Set<Key>(), told: place.tip.seq })
  })
  const sendings: Sending[] = []
  const fresh: Viewer[] = []
  for (const [name, group] of grouped(joiners.keys(), (index) => positionName(joiners[index]))) {
    const entries = await missed(place, joiners[group[0] ?? 0])
    for (const index of group) {
      const viewer = viewers[index]
      if (!viewer) continue
      const frame = name === '' || !entries ? null : await caughtUp(place, viewer, { from: joiners[index], entries })
      if (frame) sendings.push({ lines: [viewer.line], frame })
      else fresh.push(viewer)
    }
  }
  return { viewers, sendings: [...sendings, ...(await snapshots(place, fresh))] }
}

function positionName(joiner: Joiner | undefined): string {
  return joiner?.position ? `${joiner.position.seq} ${joiner.position.hash}` : ''
}

/** The entries that a joiner has missed; null where only a snapshot helps. */
async function missed(place: Place, joiner: Joiner | undefined): Promise<StoredEntry[] | null> {
  const position = joiner?.position
  if (!position || position.seq < 1 || place.tip.seq - position.seq > LONGEST_CATCH_UP) return null
  return entriesAfter(place, position)
}

async function caughtUp(
  { client, pact, tip, now }: Place,
  { keys }: Viewer,
  { from, entries: missed }: { from: Joiner | undefined; entries: readonly StoredEntry[] },
): Promise<Frame | null> {
  const span = new Span(missed)
  if (span.crosses(keys)) return null
  const { entries, gained } = span.view(keys, keys, await restingAmong(client, pact, { ids: span.emergencies, now }))
  const rows = gained.flatMap(await rowsNamed(client, pact, gained))
  return { after: from?.position?.seq ?? 0, to: tip.seq, hash: tip.hash, entries, ...(rows.length > 0 ? { rows } : {}) }
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
