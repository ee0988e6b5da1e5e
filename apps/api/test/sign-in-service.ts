import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, request, type Server } from 'node:https'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Provider from 'oidc-provider'
import { ownCertificate } from './certificate.js'

/** One for all services of a test: of two that bear the same name a client would find only one. */
const CERTIFICATE = ownCertificate()
const CLIENT = { clientId: 'beistand', clientSecret: 'a secret between town and Beistand' }
const NOT_A_SECRET = 'a key for cookies of the test'

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
    const provider = new Provider(this.issuer, { clients: [client], cookies: { keys: [NOT_A_SECRET] } })
    const answer = provider.callback()
    this.server.on('request', (asked, response) => void answer(asked, response))
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
    let at = await visit.go(address)
    for (const form of [{ prompt: 'login', login: name, password: 'x' }, { prompt: 'consent' }]) {
      if (!at.startsWith(`${this.issuer}/interaction/`)) break
      at = await visit.go(await visit.go(at, new URLSearchParams(form).toString()))
    }
    return at
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
