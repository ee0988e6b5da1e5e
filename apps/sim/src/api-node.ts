import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const MAIN = fileURLToPath(new URL('../../api/dist/main.js', import.meta.url))

export interface NodeOptions {
  /** Stops the app's clock; `setClock` moves it. */
  readonly manualClock?: boolean
  /** Settings beside those that every node needs. */
  readonly env?: Readonly<Record<string, string>>
  /** Where the node's log goes; to this process's output unless said otherwise. */
  readonly log?: 'inherit' | 'ignore'
}

/** One API node as it runs in production: a process of its own, here on a free port. */
export class ApiNode {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(databaseUrl: string, options: NodeOptions = {}): Promise<ApiNode> {
    const { manualClock = false, env: more = {}, log = 'inherit' } = options
    const env = {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PORT: '0',
      SEED: 'none',
      LOG_LEVEL: 'error',
      CLOCK: manualClock ? 'manual' : 'system',
      ...more,
    }
    const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', log, 'inherit', 'ipc'] })
    const url = await new Promise<string>((resolve, reject) => {
      child.once('exit', (code) => reject(new Error(`the API ended with ${code}`)))
      child.on('message', (message: { ready?: { url: string } }) => {
        if (message.ready) resolve(message.ready.url)
      })
    })
    return new ApiNode(child, url)
  }

  get pid(): number {
    return this.child.pid ?? 0
  }

  /** Resolves once the node goes by this time, or has ended. */
  async setClock(now: number): Promise<void> {
    const obeyed = new Promise<void>((resolve) => {
      const listen = (message: { clock?: number }) => {
        if (message.clock !== now) return
        this.child.off('message', listen)
        resolve()
      }
      this.child.on('message', listen).once('exit', () => resolve())
    })
    this.child.send({ clock: now })
    await obeyed
  }

  signal(signal: 'SIGSTOP' | 'SIGCONT' | 'SIGKILL'): void {
    this.child.kill(signal)
  }

  async kill(): Promise<void> {
    const exited = once(this.child, 'exit')
    this.child.kill('SIGKILL')
    await exited
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const exited = once(this.child, 'exit')
    this.child.kill('SIGCONT')
    this.child.kill('SIGTERM')
    await exited
  }
}
