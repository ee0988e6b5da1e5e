/** How loud a severity looks, on every screen. */
export const SEVERITY_TONES = { unknown: 'warning', limited: 'info', serious: 'warning', critical: 'danger' } as const
