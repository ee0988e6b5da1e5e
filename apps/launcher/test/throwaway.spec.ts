import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { ended } from '../processes.mjs'
import { inRoot } from '../repository.mjs'
import { processesOn } from './launched.js'

let temporary: string
let children: ChildProcess[] = []

beforeEach(() => {
  temporary = mkdtempSync(path.join(tmpdir(), 'Läufe '))
})

afterEach(() => {
  for (const child of children) child.kill('SIGKILL')
  children = []
  for (const pid of processesOn(temporary)) process.kill(pid, 'SIGKILL')
  rmSync(temporary, { recursive: true })
})

const module = JSON.stringify(inRoot('apps', 'launcher', 'throwaway.mjs'))

/** Runs a program that starts a throwaway database, in a temporary folder of its own if nothing else is said, as user programs do. */
const program = (rest: string, folder = temporary) => {
  const code = `const d = await (await import(${module})).startThrowawayDatabase(); console.log(d.url); ${rest}`
  const env = { ...process.env, TMPDIR: folder }
  const args = ['--input-type=module', '-e', code]
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  return child
}

const firstLine = (child: ReturnType<typeof program>) =>
  new Promise<string>((resolve) => {
    child.stdout.setEncoding('utf8').once('data', (text: string) => resolve(text.trim()))
  })

test('LA-19 a throwaway database takes connections and is gone with its data when it is stopped', async () => {
  const child = program('process.on("SIGTERM", () => d.stop().then(() => process.exit()))')
  const url = await firstLine(child)
  const client = new Client(url)
  await client.connect()
  expect((await client.query('SHOW fsync')).rows).toEqual([{ fsync: 'off' }])
  await client.end()
  child.kill('SIGTERM')
  await once(child, 'exit')
  expect(readdirSync(temporary)).toEqual([])
  expect(processesOn(temporary)).toEqual([])
}, 60_000)

test('LA-19 where no folder for temporary files is named it may lie in memory, and is gone from there, too', async () => {
  const child = program('process.on("SIGTERM", () => d.stop().then(() => process.exit()))', '')
  const client = new Client(await firstLine(child))
  await client.connect()
  const { rows } = await client.query<{ folder: string }>("SELECT current_setting('data_directory') AS folder")
  const folder = path.dirname(rows[0]?.folder ?? '')
  expect(path.dirname(folder)).toMatch(/^(\/dev\/shm|\/tmp)$/)
  expect(existsSync(folder)).toBe(true)
  await client.end()
  child.kill('SIGTERM')
  await once(child, 'exit')
  expect(existsSync(folder)).toBe(false)
  expect(processesOn(folder)).toEqual([])
}, 60_000)

test('LA-19 what a killed run left behind is ended and removed by the next one', async () => {
  const killed = program('setInterval(() => {}, 1000)')
  await firstLine(killed)
  killed.kill('SIGKILL')
  await ended(Number(killed.pid), 5_000)
  const [left = ''] = readdirSync(temporary)
  expect(processesOn(left)).not.toEqual([])
  const stranger = path.join(temporary, 'beistand-notes')
  mkdirSync(stranger)
  const next = program('await d.stop()')
  await once(next, 'exit')
  expect(processesOn(left)).toEqual([])
  expect(existsSync(path.join(temporary, left))).toBe(false)
  expect(existsSync(stranger)).toBe(true)
}, 60_000)

test('LA-19 a run that goes on keeps its database when another one starts', async () => {
  const first = program('setInterval(() => {}, 1000)')
  const url = await firstLine(first)
  const second = program('await d.stop()')
  await once(second, 'exit')
  const client = new Client(url)
  await client.connect()
  await client.end()
}, 60_000)
