import type { Received } from '@beistand/sim/watch'
import type pg from 'pg'

interface Written {
  readonly seq: number
  readonly noun: string
  readonly id: string
  readonly audience: readonly string[]
  readonly event: { readonly type: string } & Readonly<Record<string, unknown>>
}

/**
 * Says who could see what at any time, from the journal's columns alone and by rules written out here again, so that the
 * product's own reckoning is not compared with itself.
 */
export class Witness {
  private constructor(private readonly written: readonly Written[]) {}

  static async of(db: pg.Pool, pact: string): Promise<Witness> {
    const { rows } = await db.query<Omit<Written, 'event'> & { body: string }>(
      'SELECT seq::int, noun, id, audience, body FROM app.journal WHERE pact = $1 ORDER BY seq',
      [pact],
    )
    return new Witness(
      rows.map(({ body, ...entry }) => ({ ...entry, event: (JSON.parse(body) as Pick<Written, 'event'>).event })),
    )
  }

  /** What a person received that it could not see, in words. */
  breaches(person: string, received: Received): string[] {
    return 'reset' in received ? this.inReset(person, received.reset) : this.inFrame(person, received.frame)
  }

  private inReset(person: string, reset: Extract<Received, { reset: unknown }>['reset']): string[] {
    const keys = this.keys(person, reset.seq)
    return Object.entries(reset.rows).flatMap(([noun, rows]) =>
      Object.keys(rows).flatMap((id) => this.breach(keys, { noun, id, at: reset.seq })),
    )
  }

  private inFrame(person: string, frame: Extract<Received, { frame: unknown }>['frame']): string[] {
    const keys = this.keys(person, frame.to)
    const rows = (frame.rows ?? []).flatMap(({ noun, row }) => this.breach(keys, { noun, id: row.id, at: frame.to }))
    const entries = frame.entries.flatMap(({ seq }) => {
      const entry = this.written[seq - 1]
      if (!entry) return [`entry ${seq} was sent but is not in the journal`]
      if (!entry.audience.some((key) => keys.has(key)))
        return [`entry ${seq} was sent to ${person}, whom its audience excludes`]
      return this.breach(keys, { noun: entry.noun, id: entry.id, at: frame.to })
    })
    return [...rows, ...entries]
  }

  private breach(keys: ReadonlySet<string>, { noun, id, at }: { noun: string; id: string; at: number }): string[] {
    const last = this.written.findLast((entry) => entry.seq <= at && entry.noun === noun && entry.id === id)
    return last?.audience.some((key) => keys.has(key))
      ? []
      : [`${noun} ${id} was sent at ${at}, not visible by its audience`]
  }

  /** A person's keys as of a number. */
  keys(person: string, at: number): ReadonlySet<string> {
    const grants = new Map<string, { organisation: string; role: string }>()
    const involved = new Map<string, { emergency: string; organisation: string }>()
    const open = new Map<string, { victim: string; certain: boolean }>()
    for (const { seq, id, event } of this.written) {
      if (seq > at) break
      if (event.type === 'role-granted' && event['person'] === person) grants.set(id, event as never)
      if (event.type === 'role-revoked') grants.delete(id)
      if (event.type === 'organisation-involved') involved.set(id, event as never)
      if (event.type === 'involvement-ended') involved.set(id, { emergency: '', organisation: '' })
      if (event.type === 'involvement-changed' && !involved.get(id)?.emergency) {
        const [emergency = '', organisation = ''] = id.split(':')
        involved.set(id, { emergency, organisation })
      }
      if (event.type === 'emergency-opened' && event['exercise'] === null)
        open.set(id, { victim: String(event['victim']), certain: event['callBack'] !== 'pending' })
      if (event.type === 'emergency-called-back' && open.has(id)) Object.assign(open.get(id) ?? {}, { certain: true })
      if (event['phase'] === 'closed' || event['phase'] === 'cancelled') open.delete(id)
    }
    const hit = new Set([...open.values()].flatMap(({ victim, certain }) => (certain ? [victim] : [])))
    const keys = new Set([`person:${person}`])
    for (const { organisation, role } of grants.values()) {
      if (role === 'operator') continue
      keys.add('all')
      if (role === 'office' && !hit.has(organisation)) keys.add('office')
      if (role === 'helper' || role === 'guest') continue
      keys.add('pact').add(`org:${organisation}`)
      for (const each of involved.values())
        if (each.organisation === organisation) keys.add(`emergency:${each.emergency}`)
    }
    return keys
  }
}
