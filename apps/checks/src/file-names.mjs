import { repositoryFiles } from './repository-files.mjs'

const CODE = /^(libs|apps)\/[^/]+\/(src|test)\/.*\.(ts|tsx|mjs|css|sql)$/
const WORDS = '[a-z0-9]+(-[a-z0-9]+)*'
const MIGRATION = /^\d{4}[_-][a-z0-9_-]+\.sql$/
const KEBAB = new RegExp(`^${WORDS}(\\.${WORDS})*\\.[a-z]+$`)
const COMPONENT = /^([A-Z][A-Za-z0-9]*(\.spec)?\.(tsx|css)|use[A-Z][A-Za-z0-9]*\.ts)$/
const EMPTY_WORDS = new Set(['shared', 'common', 'utils', 'helpers', 'types', 'interfaces', 'dto'])

/**
 * Files whose name does not say what they are: not in kebab-case (React components in PascalCase, hooks like useThis), a barrel, or in a
 * folder with an empty name.
 * @param {string[]} [files]
 * @returns {string[]}
 */
export const wrongNames = (files = repositoryFiles()) =>
  files
    .filter((file) => CODE.test(file))
    .map((file) => ({ file, fault: faultOf(file) }))
    .flatMap(({ file, fault }) => (fault ? [`${file} ${fault}`] : []))

/** @param {string} file @returns {string | undefined} */
function faultOf(file) {
  const folders = file.split('/')
  const name = folders.pop() ?? ''
  const empty = folders.find((folder) => EMPTY_WORDS.has(folder))
  if (empty) return `is in a folder called ${empty}, which says nothing`
  if (/^index\.[a-z]+$/.test(name)) return 'is a barrel: name the file after what it holds'
  const allowed = KEBAB.test(name) || MIGRATION.test(name) || (file.startsWith('apps/web/') && COMPONENT.test(name))
  return allowed ? undefined : 'is not in kebab-case (a React component: PascalCase, a hook: useThis)'
}
