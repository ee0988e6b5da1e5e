import { keepUnsent } from './commands.js'

const RETRY = 2_000

/**
 * Does what loads a part of this app. Where that fails, the part has been replaced by a newer one, or the network is away:
 * as soon as the server answers again the app is loaded anew, and until then this stays pending.
 */
export async function orReloadWhenReachable<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch {
    await reachable()
    keepUnsent()
    location.reload()
    return new Promise(() => undefined)
  }
}

async function reachable(): Promise<void> {
  for (;;) {
    const answer = await fetch('/api/health/live', { cache: 'no-store' }).catch(() => null)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, RETRY))
  }
}
