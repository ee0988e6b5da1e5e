import type { Instant } from '@beistand/domain/noun'
import { Injectable } from '@nestjs/common'

/** The app's one clock. */
@Injectable()
export class Clock {
  private manual: Instant | null = null

  now(): Instant {
    return this.manual ?? Date.now()
  }

  /** Stops the clock at a time of the caller's; tests and drills move it on by hand. */
  set(now: Instant): void {
    this.manual = now
  }
}
