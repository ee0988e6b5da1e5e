import { acceptLoan, declineLoan, requestLoan } from '@beistand/contracts/commitment'
import type { Certificate } from '@beistand/contracts/plan'
import { problemOf } from '@beistand/domain/planning'
import type { PlanningRows } from '@beistand/domain/planning-frame'
import { proposedSlots } from '@beistand/domain/planning-proposals'
import type { Rows } from '@beistand/domain/registry'
import { besidePins, certify } from '@beistand/matching/plan'
import type { Watch } from '@beistand/sim/watch'
import { ahead, declares, needs, offers } from './help.js'
import { BENSHEIM, HEPPENHEIM, ODENWALD, OFFICE, useWorld } from './world.js'

const world = useWorld()

function planningRows(rows: Rows): PlanningRows {
  const { organisation, membership, provider, cause, emergency, need, offer, absence, load, commitment } = rows
  return {
    ...{ organisation: Object.values(organisation), membership: Object.values(membership) },
    ...{ provider: Object.values(provider), cause: Object.values(cause), emergency: Object.values(emergency) },
    ...{ need: Object.values(need), offer: Object.values(offer), absence: Object.values(absence) },
    ...{ load: Object.values(load), commitment: Object.values(commitment) },
  }
}

/** What a browser would find that has these rows and this plan. */
function recounted({ replica, plans }: Watch, apart: readonly string[]) {
  const plan = plans['']
  if (!plan) throw new Error('there is no plan')
  const rows = planningRows(replica.rows)
  const problem = problemOf(rows, { exercise: null, today: plan.halfDay, apart: new Set(apart) })
  return certify(problem, besidePins(problem, proposedSlots(plan.proposals, plan.halfDay)))
}

test('PL-28 what the office sees is enough to prove the plan, what others see is not, and they are told no loan', async () => {
  const [victim, lender] = [
    await world().partner('coordinator', BENSHEIM),
    await world().partner('coordinator', HEPPENHEIM),
  ]
  const office = await world().partner('office', OFFICE)
  const emergency = await declares(victim)
  const need = await needs(victim, emergency, { skills: { backup: 2 }, quantity: 3 })
  const asked = async (offer: string, units = 1) => {
    const wish = { offer, units, mode: 'onsite', window: ahead(6) } as const
    return (await victim.does(requestLoan, wish, { params: { need } })).id
  }
  const unskilled = await asked(await offers(lender, { skills: { helpdesk: 2 }, units: 1 }))
  await lender.does(acceptLoan, { units: 1 }, { params: { commitment: unskilled } })
  const declined = await asked(await offers(lender, { skills: { backup: 2 }, units: 1 }))
  await lender.does(declineLoan, { reason: 'needed-at-home' }, { params: { commitment: declined } })
  await offers(lender, { skills: { backup: 2 }, units: 1 })
  const [watch, outside] = [
    await world().watch(office),
    await world().watch(await world().partner('coordinator', ODENWALD)),
  ]
  const settled = (one: Watch) => one.plans['']?.proposals.length === 1 && one.plans[''].gaps.length === 1
  await watch.until(() => settled(watch), 5000)
  await outside.until(() => settled(outside), 5000)
  const { body } = await office.call<Certificate>('/plans/certificate')
  expect(body).toMatchObject({ feasible: true, coverageOptimal: true, fairnessOptimal: true, apart: [unskilled] })
  expect(recounted(watch, body.apart ?? [])).toEqual({
    ...{ feasible: true, coverageOptimal: true, fairnessOptimal: true, issues: [] },
  })
  expect(recounted(outside, [])).toMatchObject({ feasible: true, coverageOptimal: false })
  for (const partner of [victim, lender]) {
    expect((await partner.call<Certificate>('/plans/certificate')).body).not.toHaveProperty('apart')
  }
}, 30_000)
