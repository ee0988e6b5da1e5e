import { meets } from '@beistand/domain/access'
import type { Id, Key } from '@beistand/domain/noun'
import { type NounName, nounNamed } from '@beistand/domain/registry'
import type { Entry, RowName } from '@beistand/domain/replica'
import type { StoredEntry } from '../journal/reading.js'

/** How a row's audience went through a span of entries. */
interface Passage {
  readonly noun: NounName
  readonly id: Id
  /** The audience before the span; null for a row that is born in it. */
  readonly before: readonly Key[] | null
  /** Every audience that the row had in the span, the last one as it is now. */
  readonly audiences: readonly (readonly Key[])[]
  readonly emergency: Id | null
}

/** What a span of entries comes to for one viewer, as far as the rows go that it touched. */
export interface View {
  readonly entries: readonly Entry[]
  /** Rows to be sent as they stand at the end. */
  readonly gained: readonly RowName[]
  readonly gone: readonly RowName[]
}

/** Some whole batches of a pact's journal, ready to be looked at with any viewer's keys. */
export class Span {
  private readonly passages = new Map<string, Passage>()
  /** Keys of persons that an audience of the span names: their viewers are looked at one by one. */
  readonly named = new Set<Key>()
  /** Keys of viewers whose own keys may have changed. */
  readonly who = new Set<Key>()
  /** Keys that came into being in the span: no older row has them. */
  readonly born = new Set<Key>()

  constructor(private readonly entries: readonly StoredEntry[]) {
    for (const entry of entries) this.pass(entry)
  }

  touches({ noun, id }: RowName): boolean {
    return this.passages.has(`${noun} ${id}`)
  }

  /** Whether an audience changed, or a key, in a way that concerns a viewer: one that was away cannot be caught up then. */
  crosses(keys: ReadonlySet<Key>): boolean {
    return this.entries.some(
      ({ audience, was, who }) =>
        (was !== null && (meets(was, keys) || meets(audience, keys))) || (who !== null && meets(who, keys)),
    )
  }

  /**
   * What a viewer gets whose keys were `old` before the span and are `now` at its end. Rows of emergencies that rest are
   * sent whole: the viewer need not have them.
   */
  view(old: ReadonlySet<Key>, now: ReadonlySet<Key>, resting: ReadonlySet<Id>): View {
    const gained: RowName[] = []
    const gone: RowName[] = []
    const followed = new Set<string>()
    for (const [name, { noun, id, before, audiences, emergency }] of this.passages) {
      const had = before !== null && meets(before, old)
      const has = meets(audiences.at(-1) ?? [], now)
      if (!has && had) gone.push({ noun, id })
      if (!has) continue
      const held = emergency === null || !resting.has(emergency)
      const followable = held && (had || before === null) && audiences.every((audience) => meets(audience, now))
      if (followable) followed.add(name)
      else gained.push({ noun, id })
    }
    const entries = this.entries.filter((entry) => followed.has(rowName(entry))).map(({ entry }) => entry)
    return { entries, gained, gone }
  }

  private pass(entry: StoredEntry): void {
    const { noun, id, audience, was, who, emergency } = entry
    const made = nounNamed(noun).makes(entry.entry.event.type)
    const known = this.passages.get(rowName(entry))
    const before = known ? known.before : made ? null : (was ?? audience)
    this.passages.set(rowName(entry), {
      noun,
      id,
      before,
      audiences: [...(known?.audiences ?? []), audience],
      emergency,
    })
    for (const key of [...audience, ...(was ?? [])]) if (key.startsWith('person:')) this.named.add(key)
    for (const key of who ?? []) this.who.add(key)
    const born = made ? nounNamed(noun).bears({ id }) : null
    if (born) this.born.add(born)
  }
}

function rowName({ noun, id }: StoredEntry): string {
  return `${noun} ${id}`
}
