import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { Client } from 'pg'
import { freePort } from '../ports.mjs'
import { addressOfRunning } from '../postgres.mjs'
import { processAt } from '../processes.mjs'

interface Options {
  /** Folder of the repository whose launcher is run. */
  repository: string
  dataDir: string
  env?: Record<string, string>
  /** Goes before the command, to run it as somebody else. */
  prefix?: string[]
  nodeArgs?: string[]
}

/** A running `npm start`, as a person at the keyboard sees it. */
export interface Launched {
  pid: number
  dataDir: string
  port: number
  output: () => string
  /** Settles with the address when the launcher says that it is ready; fails with all it said if it ends before. */
  ready: Promise<string>
  /** Exit code. */
  exited: Promise<number>
  interrupt: () => Promise<number>
}

export async function launch({
  repository,
  dataDir,
  env = {},
  prefix = [],
  nodeArgs = [],
}: Options): Promise<Launched> {
  const port = Number(env.PORT ?? (await freePort()))
  const script = path.join(repository, 'apps', 'launcher', 'start.mjs')
  const [program, ...args] = [...prefix, process.execPath, ...nodeArgs, script]
  const child = spawn(program, args, {
    cwd: repository,
    env: { PATH: process.env.PATH, LOG_LEVEL: 'info', SEED: 'none', DATA_DIR: dataDir, PORT: String(port), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const exited = new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? 128)))
  const { output, ready } = reading(child, exited)
  const interrupt = () => {
    child.kill('SIGINT')
    return exited
  }
  return { pid: child.pid ?? 0, dataDir, port, output, ready, exited, interrupt }
}

function reading(child: ChildProcess, exited: Promise<number>) {
  let said = ''
  const ready = new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => {
        said += text
        const address = /Beistand is ready: (\S+)/.exec(said)?.[1]
        if (address) resolve(address)
      })
    void exited.then((code) => reject(new Error(`ended with ${code} and said:\n${said}`)))
  })
  ready.catch(() => undefined)
  return { output: () => said, ready }
}

/** Ids of all processes whose command line names a folder. */
export const processesOn = (folder: string) =>
  readdirSync('/proc')
    .map(Number)
    .filter((pid) => processAt(pid)?.args.some((argument) => argument.includes(folder)))

/** The process id of the database that runs on a data folder. */
export const databasePid = (dataDir: string) =>
  Number(readFileSync(path.join(dataDir, 'database', 'postmaster.pid'), 'utf8').split('\n')[0])

/** Runs one statement on the running database of a data folder. */
export async function sql(dataDir: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client(addressOfRunning(dataDir))
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}
