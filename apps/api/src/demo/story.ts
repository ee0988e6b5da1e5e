import type { Instant } from '@beistand/domain/noun'

export const EXERCISE = 'demo-exercise'
export const EMERGENCY = 'demo-emergency'
/** The row that the last step makes: where it is, the demo is complete. */
export const LAST_REPORT = 'demo-report-last'

/** When something of the story happened, in minutes before its end. */
export type Ago = (minutes: number) => Instant
