import { readFileSync } from 'node:fs'
import { inRoot } from '../../launcher/repository.mjs'
import { lockedPackages } from './lock-file.mjs'

/** Licences (by their SPDX names) under which code may go into a product under the EUPL-1.2 without further duties. */
const ALLOWED = new Set(
  'MIT ISC 0BSD BSD-2-Clause BSD-3-Clause Apache-2.0 BlueOak-1.0.0 CC0-1.0 Unlicense Python-2.0 EUPL-1.2 OFL-1.1 CC-BY-4.0 MIT-0 PostgreSQL'.split(
    ' ',
  ),
)

/** @param {string} expression such as "(MIT OR CC0-1.0)" @returns {boolean} */
export const isAllowed = (expression) =>
  expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((licence) => ALLOWED.has(licence.trim())))

/**
 * Packages that are shipped (not only used to build and test) under a licence that is not on the list.
 * @param {Record<string, import('./lock-file.mjs').Locked>} [packages]
 * @returns {string[]}
 */
export function forbiddenLicences(packages = lockedPackages()) {
  return Object.entries(packages)
    .filter(([place, { dev, link }]) => place.includes('node_modules/') && !dev && !link)
    .map(([place, locked]) => ({ place, licence: locked.license ?? statedBy(place) }))
    .filter(({ licence }) => !isAllowed(licence))
    .map(({ place, licence }) => `${place} is under ${licence}`)
}

/**
 * The licence in a package's own description; old packages have a list of them.
 * @param {string} place
 * @returns {string}
 */
function statedBy(place) {
  try {
    const { license, licenses } = JSON.parse(readFileSync(inRoot(place, 'package.json'), 'utf8'))
    const names = [license ?? licenses].flat().map((entry) => entry?.type ?? entry)
    return names.filter(Boolean).join(' OR ') || 'no stated licence'
  } catch {
    return 'no stated licence'
  }
}
