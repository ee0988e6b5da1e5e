import { readFileSync } from 'node:fs'
import { inRoot } from '../../launcher/repository.mjs'

/**
 * One package as package-lock.json describes it.
 * @typedef {{ version?: string, resolved?: string, link?: boolean, dev?: boolean, optional?: boolean, license?: string,
 *   integrity?: string, inBundle?: boolean, optionalDependencies?: Record<string, string> }} Locked
 */

/** @returns {Record<string, Locked>} by place, such as node_modules/zod */
export const lockedPackages = () => JSON.parse(readFileSync(inRoot('package-lock.json'), 'utf8')).packages

/**
 * What would make `npm ci` fail or differ elsewhere: an optional package of another platform without an entry (npm drops
 * it silently where the registry lacks it), an address that only one registry has, a package without a checksum.
 * @param {Record<string, Locked>} [packages]
 * @returns {string[]}
 */
export function lockFileGaps(packages = lockedPackages()) {
  return Object.entries(packages).flatMap(([place, locked]) => [
    ...Object.keys(locked.optionalDependencies ?? {})
      .filter((name) => !isLocked(packages, place, name))
      .map((name) => `${place || 'package.json'} wants ${name}, which has no entry`),
    ...(/^[a-z+]+:/.test(locked.resolved ?? '') ? [`${place} names the address it came from`] : []),
    ...(isFromRegistry(place, locked) && !locked.integrity ? [`${place} has no checksum`] : []),
  ])
}

/** @param {string} place @param {Locked} locked */
const isFromRegistry = (place, { link, inBundle }) => place.includes('node_modules/') && !link && !inBundle

/**
 * Looks for a package where Node would: beside its user, then upwards.
 * @param {Record<string, Locked>} packages
 * @param {string} place
 * @param {string} name
 * @returns {boolean}
 */
function isLocked(packages, place, name) {
  if (packages[`${place ? `${place}/` : ''}node_modules/${name}`]) return true
  if (place === '') return false
  const cut = place.lastIndexOf('/node_modules/')
  return isLocked(packages, cut < 0 ? '' : place.slice(0, cut), name)
}
