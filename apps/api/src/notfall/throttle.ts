import type { Id, Instant } from '@beistand/domain/noun'

const WINDOW = 600_000
/** Notices that one address may leave for one victim, and for all victims together, in ten minutes. */
export const FOR_ONE = 5
export const FOR_ALL = 15
const MOST_ADDRESSES = 50_000

interface Notice {
  /** The command key; a notice sent again counts once. */
  readonly key: string
  readonly victim: Id
  readonly at: Instant
}

/**
 * Counts notices by address. No count is kept by victim alone: whoever floods the form in a town's name slows only the own
 * address down, and the town's call still gets through from any other.
 */
export class Throttle {
  private readonly sent = new Map<string, readonly Notice[]>()

  /** Whether an address may leave a notice; counts it if so. */
  allows(address: string, notice: Notice): boolean {
    const recent = (this.sent.get(address) ?? []).filter(({ at }) => notice.at - at < WINDOW)
    if (recent.some(({ key }) => key === notice.key)) return true
    const forVictim = recent.filter(({ victim }) => victim === notice.victim).length
    const allowed = recent.length < FOR_ALL && forVictim < FOR_ONE
    this.sent.delete(address)
    this.sent.set(address, allowed ? [...recent, notice] : recent)
    this.forgetOldest()
    return allowed
  }

  /** A map keeps the order of insertion: the first address is the one that was silent longest. */
  private forgetOldest(): void {
    const [oldest] = this.sent.keys()
    if (this.sent.size > MOST_ADDRESSES && oldest !== undefined) this.sent.delete(oldest)
  }
}
