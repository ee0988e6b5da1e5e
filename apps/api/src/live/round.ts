import type { Id } from '@beistand/domain/noun'
import type { Frame, Position, RowName, RowOfNoun } from '@beistand/domain/replica'
import type { StoredEntry } from '../journal/reading.js'
import { rowsNamed } from '../snapshot/snapshots.js'
import { restingAmong } from '../snapshot/window.js'
import { Span, type View } from './frames.js'
import type { Place } from './place.js'
import { rekey, type Rekeyed } from './rekey.js'
import { grouped, type Sending, type Viewer } from './viewers.js'

/** Viewers to whom nothing is visible are told new numbers at most this often, in milliseconds. */
const BLANKS_EVERY = 1000

function restingIn({ client, pact, now }: Place, { emergencies: ids }: Span): Promise<ReadonlySet<Id>> {
  return restingAmong(client, pact, { ids, now })
}

type Group = readonly [Viewer, ...Viewer[]]

interface Message {
  readonly viewers: Group
  readonly view: View
  readonly rekeyed: Rekeyed | undefined
}

/** Tells viewers what the entries come to for each of them, and moves their keys and numbers on. */
export async function tell(
  place: Place,
  viewers: readonly Viewer[],
  entries: readonly StoredEntry[],
): Promise<Sending[]> {
  const span = new Span(entries)
  const [rekeyed, resting] = await Promise.all([rekey(place, viewers, span), restingIn(place, span)])
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
  const groups = grouped(viewers, (viewer) =>
    rekeyed.has(viewer.line) || span.named.has(`person:${viewer.person}`)
      ? `line ${viewer.line}`
      : `class ${viewer.told} ${viewer.toldClass} ${viewer.viewClass}`,
  )
  return [...groups.values()].flatMap(([first, ...more]) => (first ? [[first, ...more] as const] : []))
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
  return [...grouped(frames, ({ frame }) => JSON.stringify(frame)).values()].flatMap(([first, ...more]) =>
    first ? [{ frame: first.frame, lines: [first, ...more].flatMap(({ lines }) => lines) }] : [],
  )
}
