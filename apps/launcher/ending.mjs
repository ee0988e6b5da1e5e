/**
 * Runs the clean-up once when the program is asked to end: Ctrl-C, a closed terminal or a service manager. Further
 * requests change nothing, since npm passes the terminal's own signal on a second time.
 * @param {() => void} cleanUp
 * @returns {() => boolean} whether the program has been asked to end
 */
export function onRequestToEnd(cleanUp) {
  let asked = false
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => {
      if (asked) return
      asked = true
      cleanUp()
    })
  return () => asked
}
