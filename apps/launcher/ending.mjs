/**
 * Listens for the request to end: Ctrl-C, a closed terminal or a service manager. Further requests change nothing,
 * since npm passes the terminal's own signal on a second time.
 * @returns {AbortSignal} aborted from the first request on
 */
export function requestToEnd() {
  const request = new AbortController()
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => request.abort())
  return request.signal
}

/** @param {AbortSignal} signal @returns {Promise<void>} settles when it is aborted */
export const aborted = (signal) =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    signal.addEventListener('abort', () => resolve(), { once: true })
  })

/**
 * Runs work that starts things, and ends them in reverse order however the work ended. What was foreseen is said in a
 * sentence; a request to end is no failure.
 * @param {AbortSignal} asked
 * @param {(endLater: (end: () => Promise<void> | void) => void) => Promise<number>} work returns the exit code
 * @param {(error: unknown) => void} onFailure
 * @returns {Promise<number>} exit code
 */
export async function untilEnded(asked, work, onFailure) {
  /** @type {(() => Promise<void> | void)[]} */
  const ends = []
  try {
    return await work((end) => ends.push(end))
  } catch (error) {
    if (asked.aborted) return 0
    onFailure(error)
    return 1
  } finally {
    for (const end of ends.reverse()) await end()
  }
}
