import type { Command, Recorded } from '@beistand/contracts/command'
import type { Problem } from '@beistand/contracts/problem'
import { type SessionView, sessionView } from '@beistand/contracts/session'
import type { Entry, Replica, Snapshot } from '@beistand/domain/replica'
import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { Watch } from './watch.js'

/** An entry is checked as far as its number goes; the reducer refuses what it does not know. */
const entry = z.custom<Entry>((value: unknown) => typeof value === 'object' && value !== null && 'seq' in value)

/** What the server said, whatever it said. */
export interface Answer<T> {
  readonly status: number
  readonly ok: boolean
  /** The answer of a success; a problem otherwise. */
  readonly body: T
  readonly problem: Problem | null
  readonly headers: Headers
}

export interface Asking {
  readonly params?: Readonly<Record<string, string>>
  /** The command's key; a new one unless given. */
  readonly key?: string
  readonly actingFor?: string
  /** How the office made sure of it; by a call back unless given. */
  readonly verified?: string
}

/** A partner who uses nothing but the public API and socket: in tests, drills and load. */
export class Partner {
  private constructor(
    readonly url: string,
    /** The session, as a client of any kind sends it. */
    readonly cookie: string,
    readonly session: SessionView,
    readonly grant: string,
  ) {}

  /** Signs in and acts by the first grant, or by the one of a role. Throws with the problem's code. */
  static async signIn(url: string, who: { email: string; password: string; role?: string }): Promise<Partner> {
    const response = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Origin: new URL(url).origin },
      body: JSON.stringify({ email: who.email, password: who.password }),
    })
    if (!response.ok) throw new Error(`sign-in answered ${response.status}: ${await response.text()}`)
    const session = sessionView.parse(await response.json())
    const grant = session.grants.find(({ role }) => who.role === undefined || role === who.role)
    return new Partner(url, response.headers.getSetCookie()[0]?.split(';')[0] ?? '', session, grant?.id ?? '')
  }

  /** Whoever holds a session already, acting by its first grant. */
  static async resumed(url: string, cookie: string): Promise<Partner> {
    const response = await fetch(`${url}/api/session`, { headers: { Cookie: cookie } })
    if (!response.ok) throw new Error(`the session answered ${response.status}`)
    const session = sessionView.parse(await response.json())
    return new Partner(url, cookie, session, session.grants[0]?.id ?? '')
  }

  get person(): string {
    return this.session.person
  }

  get organisation(): string {
    return this.session.grants.find(({ id }) => id === this.grant)?.organisation ?? ''
  }

  get pact(): string {
    return this.session.grants.find(({ id }) => id === this.grant)?.pact ?? ''
  }

  /** The same session over another node. */
  at(url: string): Partner {
    return new Partner(url, this.cookie, this.session, this.grant)
  }

  /** The same person by another grant. */
  by(grant: string): Partner {
    return new Partner(this.url, this.cookie, this.session, grant)
  }

  /** The same person with the grants that stand now: by its own or, where that is gone, by another. Null without any. */
  async renewed(): Promise<Partner | null> {
    const { body: session } = await this.call<SessionView>('/session')
    const grant = session.grants.find(({ id }) => id === this.grant) ?? session.grants[0]
    return grant ? new Partner(this.url, this.cookie, session, grant.id) : null
  }

  async ask<C extends Command>(command: C, body: z.input<C['body']>, asking: Asking = {}): Promise<Answer<Recorded>> {
    const path = command.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(asking.params?.[name] ?? ''))
    return this.call<Recorded>(path, {
      method: command.method.toUpperCase(),
      headers: {
        'Content-Type': 'application/json',
        'Idempotency-Key': asking.key ?? randomUUID(),
        ...(asking.actingFor
          ? { 'Acting-For': asking.actingFor, 'Acting-For-Verified': asking.verified ?? 'call-back' }
          : {}),
      },
      body: JSON.stringify(body),
    })
  }

  /** Asks and expects success; throws with the problem's code otherwise. */
  async does<C extends Command>(command: C, body: z.input<C['body']>, asking: Asking = {}): Promise<Recorded> {
    const answer = await this.ask(command, body, asking)
    if (!answer.ok) throw new Error(`${command.name} answered ${answer.status} ${JSON.stringify(answer.problem)}`)
    return answer.body
  }

  async snapshot(at?: number): Promise<Snapshot> {
    return (await this.call<Snapshot>(`/snapshot${at === undefined ? '' : `?at=${at}`}`)).body
  }

  /** All rows of one emergency, which may be long over. */
  async emergency(id: string): Promise<Snapshot> {
    return (await this.call<Snapshot>(`/snapshot?emergency=${encodeURIComponent(id)}`)).body
  }

  async log(query = ''): Promise<{ entries: Entry[]; next: number | null }> {
    return (await this.call<{ entries: Entry[]; next: number | null }>(`/journal${query}`)).body
  }

  async exported(): Promise<Entry[]> {
    const response = await this.fetch('/journal', { headers: { Accept: 'application/x-ndjson' } })
    const lines = (await response.text()).split('\n').filter((line) => line !== '')
    return lines.map((line) => entry.parse(JSON.parse(line)))
  }

  /** Opens a socket and resolves with the first snapshot in place, or moves on an offline copy. */
  watch(copy?: Replica): Promise<Watch> {
    const { url, cookie, pact } = this
    return Watch.open({ url, cookie, pact, ...(copy ? { copy } : {}) })
  }

  async call<T>(path: string, init: RequestInit = {}): Promise<Answer<T>> {
    const response = await this.fetch(path, init)
    const text = await response.text()
    const body: unknown = text === '' ? null : JSON.parse(text)
    return {
      status: response.status,
      ok: response.ok,
      body: body as T,
      problem: response.ok ? null : (body as Problem),
      headers: response.headers,
    }
  }

  private fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = {
      Cookie: this.cookie,
      Origin: new URL(this.url).origin,
      'Acting-Grant': this.grant,
      ...(init.headers as Record<string, string> | undefined),
    }
    return fetch(`${this.url}/api${path}`, { ...init, headers })
  }
}
