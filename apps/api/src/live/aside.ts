import type { PlanVersions } from '@beistand/contracts/plan'
import type { Place } from './place.js'
import type { Sending, Viewer } from './viewers.js'

/** Something beside the journal that viewers are told of: in the same round, after what the journal says. */
export interface Aside {
  /** Someone on a line says what it has; before its first round, or later to be caught up. */
  joins(line: string, versions: PlanVersions): void
  leaves(line: string): void
  /** @returns what to deliver, in this order */
  tell(place: Place, viewers: readonly Viewer[]): Promise<readonly Sending[]>
}
