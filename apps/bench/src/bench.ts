import { foundPact } from '@beistand/api/founding'
import { migrate } from '@beistand/api/migrate'
import type { Id } from '@beistand/domain/noun'
import type { DomainEvent } from '@beistand/domain/registry'
import { ApiNode } from '@beistand/sim/api-node'
import { type GeneratedPact, generatePact, type PactSize } from '@beistand/sim/generated-pact'
import { once } from 'node:events'
import { type AddressInfo, createServer } from 'node:net'
import pg from 'pg'
import { PASSWORD, Stage, VIEWERS } from './stage.js'

/** A pact in a database of its own. */
export interface Place {
  readonly databaseUrl: string
  readonly pact: GeneratedPact
}

/** One client stands for many people here, at the full speed of the machine. */
const UNBOUNDED = { LIMIT_COMMANDS: '1000000', LIMIT_READS: '1000000', LIMIT_STRANGERS: '1000000' }

/** What figures are measured on: databases of one durable cluster, API nodes as in production. It ends all that it began. */
export class Bench {
  private readonly endings: (() => Promise<void>)[] = []
  private databases = 0
  private built: Promise<Stage> | undefined

  constructor(private readonly clusterUrl: string) {}

  /** A pact in a new database, with more events of its own. */
  async found(
    size: Omit<PactSize, 'pact'>,
    more: (organisations: readonly Id[]) => readonly DomainEvent[] = () => [],
  ): Promise<Place> {
    const databaseUrl = await this.database()
    await migrate(databaseUrl)
    const pact = generatePact({ pact: 'bench', ...size })
    await foundPact(databaseUrl, { ...pact, events: [...pact.events, ...more(pact.organisations)], password: PASSWORD })
    return { databaseUrl, pact }
  }

  /** Starts a node with the settings of production, and more of them. */
  async node(databaseUrl: string, more: Readonly<Record<string, string>> = {}): Promise<ApiNode> {
    const port = await freePort()
    const env = {
      NODE_ENV: 'production',
      PORT: String(port),
      ORIGINS: `http://127.0.0.1:${port}`,
      SECRET: 'only for measuring, never used in production',
      LOG_LEVEL: 'info',
      ...UNBOUNDED,
    }
    const node = await ApiNode.start(databaseUrl, { env: { ...env, ...more }, log: 'ignore' })
    this.endLater(() => node.stop())
    return node
  }

  /** A pact with a thousand people signed in; one for all figures that need it. */
  stage(): Promise<Stage> {
    this.built ??= this.build()
    return this.built
  }

  endLater(end: () => Promise<void>): void {
    this.endings.push(end)
  }

  /** Ends everything, the last thing begun first. */
  async end(): Promise<void> {
    for (const end of this.endings.reverse()) await end()
  }

  private async build(): Promise<Stage> {
    const { databaseUrl, pact } = await this.found({ people: VIEWERS })
    const { url } = await this.node(databaseUrl)
    return Stage.build(url, pact)
  }

  private async database(): Promise<string> {
    const name = `bench_${process.pid}_${++this.databases}`
    await this.onCluster(`CREATE DATABASE ${name}`)
    this.endLater(() => this.onCluster(`DROP DATABASE ${name} WITH (FORCE)`))
    const url = new URL(this.clusterUrl)
    url.pathname = `/${name}`
    return url.href
  }

  private async onCluster(sql: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.clusterUrl })
    await client.connect()
    await client.query(sql).finally(() => client.end())
  }
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return port
}
