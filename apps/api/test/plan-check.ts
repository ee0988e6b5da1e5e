import type { Plan } from '@beistand/domain/planning-proposals'
import type { Partner } from '@beistand/sim/partner'
import type { Watch } from '@beistand/sim/watch'

/** Each plan that someone watched equals the stored one of its version, which is the newest or newer. */
export async function planFaults(partner: Partner, watch: Watch): Promise<string[]> {
  const faults: string[] = []
  for (const world of Object.keys(watch.plans)) {
    const of = world === '' ? '' : `world=${world}&`
    const newest = await partner.call<Plan>(`/plans?${of}`)
    if (!newest.ok) continue // whoever follows the pact no more is told nothing more
    await watch.until(() => (watch.plans[world]?.version ?? 0) >= newest.body.version)
    const shown = watch.plans[world]
    const stored = (await partner.call<Plan>(`/plans?${of}version=${shown?.version ?? 0}`)).body
    if (sorted(shown) !== sorted(stored)) faults.push(`${partner.person} does not show the stored plan of '${world}'`)
  }
  return faults
}

function sorted(plan: Plan | undefined): string {
  return JSON.stringify(plan && Object.entries(plan).sort(([a], [b]) => (a < b ? -1 : 1)))
}
