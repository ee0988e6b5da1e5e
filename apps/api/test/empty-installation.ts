import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url))
const SECRET = 'a secret of the tests, long enough for production'

/** An API node in production that nobody has prepared; everything that it prints is kept. */
export class EmptyInstallation {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    readonly operatorLink: string | null,
    readonly printed: readonly string[],
  ) {}

  static async start(databaseUrl: string, more: Readonly<Record<string, string>> = {}): Promise<EmptyInstallation> {
    const port = await freePort()
    const env = {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      SECRET,
      ORIGINS: `http://localhost:${port}`,
      ...more,
    }
    const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'inherit', 'ipc'] })
    const printed: string[] = []
    if (!child.stdout) throw new Error('the API prints nowhere')
    const lines = createInterface({ input: child.stdout }).on('line', (line) => printed.push(line))
    const { operatorLink } = await new Promise<{ operatorLink: string | null }>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`the API ended with ${code}`)))
      child.on('message', (message: { ready?: { operatorLink: string | null } }) => {
        if (message.ready) resolve(message.ready)
      })
    })
    // What is printed and what is told come over two pipes, in any order.
    while (operatorLink && !printed.some((line) => line.includes(operatorLink))) await once(lines, 'line')
    return new EmptyInstallation(child, `http://localhost:${port}`, operatorLink, printed)
  }

  async stop(): Promise<void> {
    const exited = once(this.child, 'exit')
    this.child.kill('SIGTERM')
    await exited
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('a port has no number')
  return address.port
}
