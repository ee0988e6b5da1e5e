import { once } from 'node:events'
import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createServer, request, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Adapter, AdapterPayload, Grant } from 'oidc-provider'
// Its index tells which runtimes it is made for; the provider itself runs on all of ours.
import { Provider } from 'oidc-provider/lib/provider.js'
import { ownCertificate } from './certificate.js'

/** One for all services of a test: of two that bear the same name a client would find only one. */
const CERTIFICATE = ownCertificate()
const CLIENT = { clientId: 'beistand', clientSecret: 'a secret between town and Beistand' }
/** In seconds. */
const HOUR = 3600
const NOT_A_SECRET = 'a key for cookies of the test'
const KEY = { ...generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }), use: 'sig' }

/** Whoever signs in agrees that Beistand learns who it is. */
async function agreed(provider: Provider, accountId: string | undefined): Promise<Grant | undefined> {
  if (accountId === undefined) return undefined
  const grant = new provider.Grant({ accountId, clientId: CLIENT.clientId })
  grant.addOIDCScope('openid')
  await grant.save()
  return grant
}

const FORM = `<!doctype html><html lang="de"><title>Anmeldedienst</title>
  <form method="post"><label>Name <input name="name"></label><button>Anmelden</button></form>`

/** Shows the form of the service, in which anyone signs in by any name, and takes what comes of it. */
async function signedIn(provider: Provider, asked: IncomingMessage, response: ServerResponse): Promise<void> {
  if (asked.method !== 'POST') {
    response.setHeader('Content-Type', 'text/html; charset=utf-8').end(FORM)
    return
  }
  const accountId = new URLSearchParams(await text(asked)).get('name') ?? ''
  await provider.interactionFinished(asked, response, { login: { accountId } })
}

/** What the services of a test remember, as long as it runs. */
const SHELVES = new Map<string, AdapterPayload>()

class Shelf implements Adapter {
  constructor(private readonly model: string) {}

  upsert(id: string, payload: AdapterPayload): Promise<void> {
    SHELVES.set(`${this.model} ${id}`, payload)
    return Promise.resolve()
  }

  find(id: string): Promise<AdapterPayload | undefined> {
    return Promise.resolve(SHELVES.get(`${this.model} ${id}`))
  }

  findByUid(uid: string): Promise<AdapterPayload | undefined> {
    const own = [...SHELVES].filter(([name]) => name.startsWith(`${this.model} `))
    return Promise.resolve(own.find(([, payload]) => payload.uid === uid)?.[1])
  }

  findByUserCode(): Promise<undefined> {
    return Promise.resolve(undefined)
  }

  async consume(id: string): Promise<void> {
    const payload = await this.find(id)
    if (payload) SHELVES.set(`${this.model} ${id}`, { ...payload, consumed: Math.floor(Date.now() / 1000) })
  }

  destroy(id: string): Promise<void> {
    SHELVES.delete(`${this.model} ${id}`)
    return Promise.resolve()
  }

  revokeByGrantId(grant: string): Promise<void> {
    for (const [name, { grantId }] of SHELVES) if (grantId === grant) SHELVES.delete(name)
    return Promise.resolve()
  }
}

/** The sign-in service of a town, on loopback with TLS: a real one by its library, where anyone signs in by any name. */
export class SignInService {
  private constructor(
    private readonly server: Server,
    private readonly folder: string,
    readonly id: string,
    readonly issuer: string,
  ) {}

  /** It takes connections, but answers none before it serves. */
  static async start(id: string): Promise<SignInService> {
    const folder = mkdtempSync(join(tmpdir(), 'sign-in-service-'))
    const server = createServer(CERTIFICATE).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    return new SignInService(server, folder, id, `https://localhost:${port}`)
  }

  /** Who may send people here: the addresses of the installation. */
  serve(origins: readonly string[]): void {
    const client = {
      client_id: CLIENT.clientId,
      client_secret: CLIENT.clientSecret,
      redirect_uris: origins.map((origin) => `${origin}/api/session/oidc/${this.id}/return`),
    }
    const provider: Provider = new Provider(this.issuer, {
      clients: [client],
      cookies: { keys: [NOT_A_SECRET] },
      adapter: Shelf,
      jwks: { keys: [KEY] },
      ttl: { Interaction: HOUR, Grant: HOUR, Session: HOUR, AccessToken: HOUR, IdToken: HOUR },
      features: { devInteractions: { enabled: false } },
      interactions: { url: (_, { uid }) => `/interaction/${uid}` },
      findAccount: (_, accountId) => ({ accountId, claims: () => ({ sub: accountId }) }),
      loadExistingGrant: ({ oidc }) => agreed(provider, oidc.session?.accountId),
    })
    const answer = provider.callback()
    this.server.on('request', (asked, response) => {
      if (asked.url?.startsWith('/interaction/')) void signedIn(provider, asked, response)
      else void answer(asked, response)
    })
  }

  /** The settings by which an API node knows services, and trusts their certificate. */
  static env(services: readonly SignInService[]): Record<string, string> {
    const providers = services.map(({ id, issuer }) => ({ id, name: `Anmeldedienst ${id}`, issuer, ...CLIENT }))
    const file = join(services[0]?.folder ?? '', 'cert.pem')
    writeFileSync(file, CERTIFICATE.cert)
    return { OIDC_PROVIDERS: JSON.stringify(providers), NODE_EXTRA_CA_CERTS: file }
  }

  /** Signs in by a name at the address that Beistand has sent the browser to; answers where it is sent back to. */
  async signIn(address: string, name: string): Promise<string> {
    const visit = new Visit()
    const at = await visit.go(address)
    if (!at.startsWith(`${this.issuer}/interaction/`)) return at
    return visit.go(await visit.go(at, new URLSearchParams({ name }).toString()))
  }

  /** Goes down. */
  async rest(): Promise<void> {
    if (!this.server.listening) return
    this.server.close()
    this.server.closeAllConnections()
    await once(this.server, 'close')
  }

  async stop(): Promise<void> {
    await this.rest()
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** One browser at the service: keeps its cookies, and says where each request sends it. */
class Visit {
  private readonly cookies = new Map<string, string>()

  go(address: string, form?: string): Promise<string> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const method = form === undefined ? 'GET' : 'POST'
    const headers = { Cookie: cookie, 'Content-Type': 'application/x-www-form-urlencoded' }
    return new Promise((resolve, reject) => {
      const asked = request(address, { method, headers, ca: CERTIFICATE.cert }, (answer) => {
        answer.resume()
        for (const set of answer.headers['set-cookie'] ?? []) this.keep(set)
        const { location } = answer.headers
        if (location) resolve(new URL(location, address).href)
        else reject(new Error(`the service answered ${answer.statusCode}`))
      })
      asked.on('error', reject)
      asked.end(form)
    })
  }

  private keep(set: string): void {
    const [pair = ''] = set.split(';')
    const at = pair.indexOf('=')
    if (pair.slice(at + 1) === '') this.cookies.delete(pair.slice(0, at))
    else this.cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }
}
