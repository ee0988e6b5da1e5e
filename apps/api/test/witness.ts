import type { Received } from '@beistand/sim/watch'
import type pg from 'pg'

interface Written {
  readonly seq: number
  readonly noun: string
  readonly id: string
  readonly audience: readonly string[]
  readonly event: { readonly type: string } & Readonly<Record<string, unknown>>
}
interface RowName {
  readonly noun: string
  readonly id: string
}

/**
 * Says who could see what at any time, from the journal's columns alone and by rules written out here again, so that the
 * product's own reckoning is not compared with itself.
 */
export class Witness {
  private readonly byRow = new Map<string, Written[]>()
  private readonly known = new Map<string, ReadonlySet<string>>()

  private constructor(private readonly written: readonly Written[]) {
    for (const entry of written) {
      const name = `${entry.noun} ${entry.id}`
      this.byRow.set(name, [...(this.byRow.get(name) ?? []), entry])
    }
  }

  static async of(db: pg.Pool, pact: string): Promise<Witness> {
    const { rows } = await db.query<Written>(
      "SELECT seq::int, noun, id, audience, body::jsonb -> 'event' AS event FROM app.journal WHERE pact = $1 ORDER BY seq",
      [pact],
    )
    return new Witness(rows)
  }

  /** The row that an entry made or changed. */
  rowOf(seq: number): RowName | undefined {
    return this.written[seq - 1]
  }

  /** The types of all events, and the number of the last. */
  get types(): ReadonlySet<string> {
    return new Set(this.written.map(({ event }) => event.type))
  }

  get last(): number {
    return this.written.length
  }

  /** The numbers of the entries that a person may read now: it meets the entry's own audience and its row's of today. */
  readable(person: string): number[] {
    return this.written
      .filter((entry) => this.meets(person, entry.audience) && this.sees(person, entry, this.last))
      .map(({ seq }) => seq)
  }

  /** The rows that a person is shown as of a number: today's keys meet the row's audience then and today's. */
  shown(person: string, at: number): string[] {
    const rows = [...this.byRow.values()].flatMap((entries) => entries.findLast(({ seq }) => seq <= at) ?? [])
    return rows
      .filter((entry) => this.meets(person, entry.audience) && this.sees(person, entry, this.last))
      .map(({ noun, id }) => `${noun} ${id}`)
      .sort()
  }

  /** What a person received that it could not see, in words. */
  breaches(person: string, received: Received): string[] {
    return 'reset' in received ? this.inReset(person, received.reset) : this.inFrame(person, received.frame)
  }

  /** Whether a person could see a row, as the row and the person's keys were at a number. */
  sees(person: string, { noun, id }: RowName, at: number): boolean {
    const keys = this.keys(person, at)
    const last = this.byRow.get(`${noun} ${id}`)?.findLast(({ seq }) => seq <= at)
    return last?.audience.some((key) => keys.has(key)) ?? false
  }

  /** All rows that a person could see at a number, by noun and id, sorted. */
  visible(person: string, at: number): string[] {
    const rows = [...this.byRow.values()].flatMap(([entry]) => (entry ? [entry] : []))
    return rows
      .filter((row) => this.sees(person, row, at))
      .map(({ noun, id }) => `${noun} ${id}`)
      .sort()
  }

  /** A person's keys as of a number. */
  keys(person: string, at: number): ReadonlySet<string> {
    const name = `${person} ${at}`
    const keys = this.known.get(name) ?? this.reckon(person, at)
    this.known.set(name, keys)
    return keys
  }

  private meets(person: string, audience: readonly string[]): boolean {
    const keys = this.keys(person, this.last)
    return audience.some((key) => keys.has(key))
  }

  private inReset(person: string, reset: Extract<Received, { reset: unknown }>['reset']): string[] {
    return Object.entries(reset.rows).flatMap(([noun, rows]) =>
      Object.keys(rows).flatMap((id) => this.breach(person, { noun, id }, reset.seq)),
    )
  }

  private inFrame(person: string, { to, rows, entries }: Extract<Received, { frame: unknown }>['frame']): string[] {
    const keys = this.keys(person, to)
    const inRows = (rows ?? []).flatMap(({ noun, row }) => this.breach(person, { noun, id: row.id }, to))
    const inEntries = entries.flatMap(({ seq }) => {
      const entry = this.written[seq - 1]
      if (!entry) return [`entry ${seq} was sent but is not in the journal`]
      if (!entry.audience.some((key) => keys.has(key)))
        return [`entry ${seq} was sent to ${person}, whom its audience excludes`]
      return this.breach(person, entry, to)
    })
    return [...inRows, ...inEntries]
  }

  private breach(person: string, { noun, id }: RowName, at: number): string[] {
    if (this.sees(person, { noun, id }, at)) return []
    return [`${noun} ${id} was sent to ${person} at ${at}, not visible by its audience`]
  }

  private reckon(person: string, at: number): ReadonlySet<string> {
    const grants = new Map<string, { organisation: string; role: string; emergency?: string }>()
    const involved = new Map<string, { emergency: string; organisation: string }>()
    const open = new Map<string, { victim: string; certain: boolean }>()
    for (const { seq, id, event } of this.written) {
      if (seq > at) break
      if (event.type === 'role-granted' && event['person'] === person) grants.set(id, event as never)
      if (event.type === 'role-revoked') grants.delete(id)
      if (event.type === 'organisation-involved') involved.set(id, event as never)
      if (event.type === 'involvement-ended') involved.delete(id)
      if (event.type === 'emergency-opened' && event['exercise'] === null)
        open.set(id, { victim: String(event['victim']), certain: event['callBack'] !== 'pending' })
      if (event.type === 'emergency-called-back' && open.has(id)) Object.assign(open.get(id) ?? {}, { certain: true })
      if (event['phase'] === 'closed' || event['phase'] === 'cancelled') open.delete(id)
      if (event.type === 'involvement-changed') {
        const [emergency = '', organisation = ''] = id.split(':')
        involved.set(id, { emergency, organisation })
      }
    }
    const hit = new Set([...open.values()].flatMap(({ victim, certain }) => (certain ? [victim] : [])))
    const keys = new Set([`person:${person}`])
    for (const { organisation, role, emergency } of grants.values()) {
      if (role === 'operator') continue
      keys.add('all')
      if (role === 'office' && !hit.has(organisation)) keys.add('office')
      if (role === 'card') keys.add(`emergency:${emergency}`).add(`card:${emergency}`).add('offers')
      if (role === 'helper' || role === 'guest' || role === 'card') continue
      keys.add('pact').add(`org:${organisation}`)
      for (const each of involved.values())
        if (each.organisation === organisation) keys.add(`emergency:${each.emergency}`)
    }
    return keys
  }
}
