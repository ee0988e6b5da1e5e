import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { run } from '../processes.mjs'
import { inRoot } from '../repository.mjs'

const NOT_COPIED = new Set(['node_modules', '.git', '.data', '.cache'])

/**
 * Puts a copy of the repository, built and installed as it is here, into another folder. Installed packages are links to
 * the ones here; those of the repository itself are the copy's own.
 * @param folder where the copy goes; created
 */
export async function copyRepository(folder: string) {
  mkdirSync(folder, { recursive: true })
  cpSync(inRoot(), folder, { recursive: true, filter: (file) => !NOT_COPIED.has(path.basename(file)) })
  linkPackages(folder, 'node_modules')
  for (const app of readdirSync(inRoot('apps')))
    if (existsSync(inRoot('apps', app, 'node_modules'))) linkPackages(folder, `apps/${app}/node_modules`)
  linkOwnPackages(folder)
  const built = path.join('node_modules', '.cache', 'beistand')
  for (const file of readdirSync(inRoot(built)).filter((name) => name.endsWith('.built')))
    cpSync(inRoot(built, file), path.join(folder, built, file))
  await rebuildIfChanged(folder)
}

/** Only where the sources were edited since they were last built. */
async function rebuildIfChanged(folder: string) {
  const module = JSON.stringify(pathToFileURL(path.join(folder, 'apps', 'launcher', 'build.mjs')).href)
  const code = `await (await import(${module})).ensureBuilt()`
  const { status, output } = await run(process.execPath, ['--input-type=module', '-e', code])
  if (status !== 0) throw new Error(output)
}

function linkPackages(folder: string, place: string) {
  mkdirSync(path.join(folder, place))
  for (const name of readdirSync(inRoot(place)))
    if (name !== '@beistand' && name !== '.cache') symlinkSync(inRoot(place, name), path.join(folder, place, name))
}

function linkOwnPackages(folder: string) {
  mkdirSync(path.join(folder, 'node_modules', '@beistand'))
  for (const kind of ['libs', 'apps'])
    for (const name of readdirSync(path.join(folder, kind)))
      symlinkSync(path.join('..', '..', kind, name), path.join(folder, 'node_modules', '@beistand', name))
}
