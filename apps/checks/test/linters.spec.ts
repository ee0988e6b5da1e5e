import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { run } from '../../launcher/processes.mjs'
import { inRoot, ROOT } from '../../launcher/repository.mjs'

/** Otherwise the linter reads types from the stored file only. */
const FROM_INPUT = { ...process.env, TSESTREE_SINGLE_RUN: 'false' }

const lint = async (file: string, lines: string[]) => {
  const args = [inRoot('node_modules/eslint/bin/eslint.js'), '--stdin', '--stdin-filename', file, '--format', 'json']
  const { output } = await run(process.execPath, args, { cwd: ROOT, env: FROM_INPUT, input: lines.join('\n') })
  return [...output.matchAll(/"ruleId":"([^"]+)","severity":2/g)].map(([, rule]) => rule).sort()
}

test('RP-7 what the house rules forbid in shipped code does not pass the linter', async () => {
  const found = await lint('libs/domain/src/half-day.ts', [
    'export const a = (x: any): string => x',
    'export const b = (x?: string): string => x!',
    '// @ts-ignore',
    'export const c: number = "1"',
    'export const d = JSON.parse("1") as number',
    '/* eslint-disable */ console.log(d)',
    "export * from './noun.js'",
  ])
  expect(found).toEqual(
    expect.arrayContaining([
      '@typescript-eslint/ban-ts-comment',
      '@typescript-eslint/no-explicit-any',
      '@typescript-eslint/no-non-null-assertion',
      'no-console',
    ]),
  )
  expect(found.filter((rule) => rule === 'no-restricted-syntax')).toHaveLength(2)
}, 180_000)

test('RP-8 a test can be neither skipped nor repeated until it passes, nor wait for time or play our own code', async () => {
  const found = await lint('apps/checks/test/linters.spec.ts', [
    "test.skip('a', () => undefined)",
    'jest.retryTimes(3)',
    "jest.mock('./world.js')",
    'setTimeout(() => undefined, 100)',
    "import { setTimeout as delay } from 'node:timers/promises'",
    'void delay(1)',
  ])
  expect(found.filter((rule) => rule === 'no-restricted-properties')).toHaveLength(3)
  expect(found).toEqual(expect.arrayContaining(['no-restricted-imports', 'no-restricted-syntax']))
}, 180_000)

/** A repository of a few files, each of which breaks or keeps the direction of dependencies. */
const FILES = {
  'libs/domain/src/one.ts': "import { two } from './two.js'\nexport const one = two",
  'libs/domain/src/two.ts': "import { one } from './one.js'\nexport const two: unknown = one",
  'libs/domain/src/impure.ts': "import fs from 'node:fs'\nexport default fs",
  'libs/contracts/src/wide.ts': "import ts from 'rxjs'\nexport default ts",
  'apps/api/src/offers/offers.ts': "import { task } from '../tasks/task.js'\nexport default task",
  'apps/api/src/tasks/task.ts': "import { Server } from 'socket.io'\nexport const task = Server",
  'apps/api/src/needs/needs.ts': "import { page } from '../../../web/src/page.js'\nexport default page",
  'apps/api/src/live/live.ts': "import { Server } from 'socket.io'\nexport const live = Server",
  'apps/api/src/claims/claims.ts': "import { live } from '../live/live.js'\nexport default live",
  'apps/api/src/app.module.ts': "import offers from './offers/offers.js'\nexport default offers",
  'apps/web/src/page.ts': 'export const page = 1',
}

test('RP-9 dependencies point one way: the domain knows nothing, web and API never meet, nor do features', async () => {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'beistand-cruise-')))
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true })
    writeFileSync(path.join(folder, file), text)
  }
  for (const file of ['.dependency-cruiser.cjs', 'tsconfig.base.json']) cpSync(inRoot(file), path.join(folder, file))
  symlinkSync(inRoot('node_modules'), path.join(folder, 'node_modules'))
  const cruiser = inRoot('node_modules/dependency-cruiser/bin/dependency-cruise.mjs')
  const { output } = await run(process.execPath, [cruiser, 'libs', 'apps', '-T', 'err'], { cwd: folder })
  rmSync(folder, { recursive: true })
  const broken = [...output.matchAll(/error ([\w-]+): (\S+)/g)]
  expect(new Set(broken.map(([, rule, from]) => `${path.basename(String(from))} ${rule}`))).toEqual(
    new Set([
      'one.ts no-cycles',
      'impure.ts domain-and-matching-are-pure',
      'wide.ts contracts-know-domain-and-zod',
      'offers.ts features-meet-only-in-the-app',
      'task.ts sockets-only-in-live',
      'needs.ts web-and-api-never-meet',
    ]),
  )
}, 180_000)
