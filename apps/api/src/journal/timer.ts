import type { Id, Instant } from '@beistand/domain/noun'

/** What a row waits for: the command that runs by itself when it is due. */
export interface Timer {
  readonly pact: Id
  readonly noun: string
  readonly id: Id
  readonly due: Instant
  readonly command: string
}
