/**
 * Whether this Node can run Beistand, by the same ranges as "engines" in package.json. Written so that an old Node can
 * still read it.
 * @param {string} version such as 20.19.4
 */
export function suits(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24
}

/** Ends the program with a sentence when this Node is too old. */
export function requireNode() {
  if (suits(process.versions.node)) return
  process.stderr.write(
    '\nBeistand needs Node 20.19, 22.12 or 24 and newer; this is Node ' +
      process.versions.node +
      '.\nInstall the current long-term version from https://nodejs.org and start again.\n',
  )
  process.exit(1)
}
