import type { DomainEvent } from '@beistand/domain/registry'
import type { Role } from '@beistand/domain/noun'
import { ApiNode, type NodeOptions } from '@beistand/sim/api-node'
import { Partner } from '@beistand/sim/partner'
import type { Watch } from '@beistand/sim/watch'
import pg from 'pg'
import type { Founding } from '../src/founding.js'
import { cloneDatabase, dropDatabase, endPool, found } from './databases.js'
import { checkWorld } from './standing-check.js'

export const PACT = 'test-pact'
export const PASSWORD = 'ein langes Passwort'

/** An organisation of the test pact. */
export interface TestOrganisation {
  readonly id: string
  readonly name: string
}
export const BENSHEIM = { id: '06431002', name: 'Bensheim' }
export const HEPPENHEIM = { id: '06431011', name: 'Heppenheim (Bergstraße)' }
export const BERGSTRASSE = { id: '06431', name: 'Landkreis Bergstraße' }
export const ODENWALD = { id: '06437', name: 'Odenwaldkreis' }
export const EKOM21 = { id: 'ekom21', name: 'ekom21' }
export const OFFICE = BERGSTRASSE

interface Options extends NodeOptions {
  readonly nodes?: number
  /** More events to found the pact with. */
  readonly events?: readonly DomainEvent[]
  /** Another pact than that of the five organisations; still with the id PACT. */
  readonly founding?: Founding
}

/** A running API on a database of its own, with people in it. Real: processes, HTTP, sockets, PostgreSQL. */
export class World {
  readonly pact = PACT
  readonly watches: { readonly partner: Partner; readonly watch: Watch }[] = []

  private constructor(
    readonly databaseUrl: string,
    readonly nodes: ApiNode[],
    readonly db: pg.Pool,
    private readonly options: Options,
  ) {}

  static async start(options: Options): Promise<World> {
    const databaseUrl = await databaseWith(options)
    const count = options.nodes ?? 1
    const nodes = await Promise.all(Array.from({ length: count }, () => ApiNode.start(databaseUrl, options)))
    return new World(databaseUrl, nodes, new pg.Pool({ connectionString: databaseUrl, max: 4 }), options)
  }

  get url(): string {
    return this.node(0).url
  }

  node(index: number): ApiNode {
    const node = this.nodes[index]
    if (!node) throw new Error(`the world has no node ${index}`)
    return node
  }

  /** Signs in whoever has a role in an organisation. */
  partner(role: Role, { id }: TestOrganisation, node = 0): Promise<Partner> {
    return Partner.signIn(this.node(node).url, { email: emailOf(role, id), password: PASSWORD, role })
  }

  /** Watches the pact as a partner does; at the end of the test file the watch is checked, whatever the test did. */
  async watch(partner: Partner): Promise<Watch> {
    const watch = await partner.watch()
    this.watches.push({ partner, watch })
    return watch
  }

  /** Starts a node where one was killed, on its port: whoever was connected comes back. */
  async restart(index: number): Promise<void> {
    const env = { ...this.options.env, PORT: new URL(this.node(index).url).port }
    this.nodes[index] = await ApiNode.start(this.databaseUrl, { ...this.options, env })
  }

  async setClock(now: number): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.setClock(now)))
  }

  async end(): Promise<void> {
    try {
      await checkWorld(this)
    } finally {
      for (const { watch } of this.watches) watch.close()
      await Promise.all(this.nodes.map((node) => node.stop()))
      await endPool(this.db)
      await dropDatabase(this.databaseUrl)
    }
  }
}

async function databaseWith({ founding: other, events }: Options): Promise<string> {
  if (!other && !events) return cloneDatabase(founding())
  const url = await cloneDatabase()
  await found(url, other ?? founding(events))
  return url
}

/** One world for the tests of a file, checked and taken down after them. */
export function useWorld(options: Options = {}): () => World {
  let world: World | undefined
  beforeAll(async () => {
    world = await World.start(options)
  }, 60_000)
  afterAll(() => world?.end(), 60_000)
  return () => {
    if (!world) throw new Error('the world has not started')
    return world
  }
}

export function emailOf(role: Role, organisation: string): string {
  return `${role}@${organisation}.example`
}

const FOUNDED = { type: 'pact-founded', id: PACT, name: 'Testpakt', demo: false } as const
const ROLES: readonly Role[] = ['coordinator', 'head', 'helper', 'guest', 'observer', 'office']

/** The test pact: organisations, and one person for each role in each. */
export function founding(more: readonly DomainEvent[] = []): Founding {
  const organisations = [BENSHEIM, HEPPENHEIM, BERGSTRASSE, ODENWALD, EKOM21]
  const people = organisations.flatMap(({ id }) =>
    ROLES.filter((role) => role !== 'office' || id === OFFICE.id || id === ODENWALD.id).map((role) => ({
      role,
      organisation: id,
      person: `${role}-${id}`,
    })),
  )
  return {
    pact: PACT,
    events: [FOUNDED, ...organisations.map(registered), ...partners(more), ...people.map(granted), ...more],
    people: people.map(({ role, organisation, person }) => ({ email: emailOf(role, organisation), id: person })),
    password: PASSWORD,
  }
}

/** Who may lend, unless a test says how they belong to the pact. A victim need not belong to it. */
function partners(more: readonly DomainEvent[]): DomainEvent[] {
  const told = new Set(more.flatMap((event) => (event.type === 'membership-begun' ? [event.id] : [])))
  return [HEPPENHEIM, BERGSTRASSE, ODENWALD]
    .filter(({ id }) => !told.has(id))
    .map(({ id }) => ({ type: 'membership-begun', id, stage: 'external', admittedFor: null }))
}

function registered({ id, name }: TestOrganisation, index: number): DomainEvent {
  const kind = id === EKOM21.id ? 'provider' : id.length === 5 ? 'county' : 'municipality'
  const place = { lat: 49.6 + index / 20, lon: 8.6 + index / 20, ags: /^\d+$/.test(id) ? id : null }
  const nothing = { inhabitants: null, district: null, phone: null, mailDomain: null }
  return { type: 'organisation-registered', id, name, kind, ...place, ...nothing }
}

function granted({ role, organisation, person }: { role: Role; organisation: string; person: string }): DomainEvent {
  return { type: 'role-granted', id: `grant-${person}`, person, organisation, role, title: `${role} ${organisation}` }
}
