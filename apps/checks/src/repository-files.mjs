import { readdirSync } from 'node:fs'
import { inRoot } from '../../launcher/repository.mjs'

const LEFT_OUT = new Set(['node_modules', 'dist', '.git', '.data', '.cache', '.vite', 'coverage'])

/**
 * All files that belong to the repository, as paths from its top, with nothing that is installed or built.
 * @param {string} [folder]
 * @returns {string[]}
 */
export function repositoryFiles(folder = '') {
  return readdirSync(inRoot(folder), { withFileTypes: true })
    .filter(({ name }) => !LEFT_OUT.has(name))
    .flatMap((entry) => {
      const file = folder ? `${folder}/${entry.name}` : entry.name
      return entry.isDirectory() ? repositoryFiles(file) : [file]
    })
    .sort()
}
