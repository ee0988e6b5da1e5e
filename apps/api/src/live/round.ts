import type { Id } from '@beistand/domain/noun'
import type { Frame, Position, RowName, RowOfNoun } from '@beistand/domain/replica'
import type { StoredEntry } from '../journal/reading.js'
import { rowsNamed } from '../snapshot/snapshots.js'
import { Span, type View } from './frames.js'
import type { Place } from './place.js'
import { rekey, type Rekeyed } from './rekey.js'
import { grouped, type Sending, together, type Viewer } from './viewers.js'

/** Viewers to whom nothing is visible are told new numbers at most this often, in milliseconds. */
const BLANKS_EVERY = 1000

/** What a pact's journal has come to since a number. */
export interface Grown {
  readonly entries: readonly StoredEntry[]
  /** Those emergencies of the entries that rest. */
  readonly resting: ReadonlySet<Id>
}

type Group = readonly [Viewer, ...Viewer[]]

interface Message {
  readonly viewers: Group
  readonly view: View
  readonly rekeyed: Rekeyed | undefined
}

/** Tells viewers what the entries come to for each of them, and moves their keys and numbers on. */
export async function tell(place: Place, all: readonly Viewer[], { entries, resting }: Grown): Promise<Sending[]> {
  const viewers = all.filter(({ told }) => told < place.tip.seq)
  if (viewers.length === 0) return []
  const span = new Span(entries)
  const rekeyed = await rekey(place, viewers, span)
  const messages = groupsOf(viewers, span, rekeyed).map((group): Message => {
    const [{ keys, line }] = group
    return {
      viewers: group,
      view: span.view(rekeyed.get(line)?.old ?? keys, keys, resting),
      rekeyed: rekeyed.get(line),
    }
  })
  const rows = await rowsNamed(
    place.client,
    place.pact,
    messages.flatMap(({ view }) => view.gained),
  )
  return send(place.tip, messages.filter(worthSending), rows)
}

/** Viewers who get the same: those of one class who were told as far, and each of those whom the span names or re-keys. */
function groupsOf(viewers: readonly Viewer[], span: Span, rekeyed: ReadonlyMap<string, Rekeyed>): Group[] {
  const special = rekeyed.size + span.named.size > 0
  const isAlone = ({ line, person }: Viewer) => rekeyed.has(line) || span.named.has(`person:${person}`)
  const alone = special ? viewers.filter(isAlone) : []
  const others = special ? viewers.filter((viewer) => !isAlone(viewer)) : viewers
  const groups = [...grouped(others, ({ viewClass }) => viewClass).values()].flatMap((members) => [
    ...grouped(members, toldAs).values(),
  ])
  return [...alone.map((viewer) => [viewer]), ...groups].flatMap(([first, ...more]) =>
    first ? [[first, ...more] as const] : [],
  )
}

/** How far viewers of one class were told, and as which class where that was another: names of a class are long. */
function toldAs({ told, toldClass, viewClass }: Viewer): number | string {
  return toldClass === viewClass ? told : `${told} ${toldClass}`
}

function worthSending({ viewers, view, rekeyed }: Message): boolean {
  const [first] = viewers
  const sameKeys = first.viewClass === first.toldClass
  const blank = !rekeyed && sameKeys && view.entries.length + view.gained.length + view.gone.length === 0
  return !blank || viewers.some(({ toldAt }) => performance.now() - toldAt >= BLANKS_EVERY)
}

function send(tip: Position, messages: readonly Message[], rows: (name: RowName) => RowOfNoun[]): Sending[] {
  const frames = messages.map(({ viewers, view, rekeyed }) => {
    const [first] = viewers
    const gained = [...view.gained.flatMap(rows), ...(rekeyed?.gained ?? [])]
    const gone = [...view.gone, ...(rekeyed?.gone ?? [])]
    const frame: Frame = {
      after: first.told,
      to: tip.seq,
      hash: tip.hash,
      entries: view.entries,
      ...(first.viewClass === first.toldClass ? {} : { keys: first.shared }),
      ...(gained.length > 0 ? { rows: gained } : {}),
      ...(gone.length > 0 ? { gone } : {}),
    }
    for (const viewer of viewers) viewer.isTold(tip.seq)
    return { frame, lines: viewers.map(({ line }) => line) }
  })
  return together(frames)
}
