import { acceptLoan, declineLoan, requestLoan } from '@beistand/contracts/commitment'
import { declareEmergency } from '@beistand/contracts/emergency'
import { startExercise } from '@beistand/contracts/exercise'
import { closeNeed } from '@beistand/contracts/need'
import { type Certificate, type Explanation, type Tidying, worldName } from '@beistand/contracts/plan'
import { failProvider } from '@beistand/contracts/provider'
import { LEVEL_NAMES } from '@beistand/contracts/resource-names'
import type { PlanningProblem } from '@beistand/domain/planning-problem'
import type { Plan, Proposal } from '@beistand/domain/planning-proposals'
import type { Change, Problem } from '@beistand/matching/contract'
import type { Partner } from '@beistand/sim/partner'
import type { Watch } from '@beistand/sim/watch'
import type { ProblemChange } from '@beistand/domain/planning-problem'
import { ahead, declares, needs, offers } from './help.js'
import { planFaults } from './plan-check.js'
import { BENSHEIM, EKOM21, HEPPENHEIM, ODENWALD, OFFICE, useWorld } from './world.js'

const world = useWorld({ nodes: 2, events: [{ type: 'provider-registered', id: EKOM21.id, cert: null }] })

/** What the domain poses is what the matcher takes: this compiles or it does not. */
export const asMatcherTakesIt: readonly [(problem: PlanningProblem) => Problem, (change: ProblemChange) => Change] = [
  (problem) => problem,
  (change) => change,
]

function proposalsFor(watch: Watch, need: string, exercise: string | null = null): readonly Proposal[] {
  return watch.plans[worldName(exercise)]?.proposals.filter((proposal) => proposal.need === need) ?? []
}

async function explained(partner: Partner, need: string, language = 'de'): Promise<Explanation> {
  const headers = { 'Accept-Language': language }
  return (await partner.call<Explanation>(`/plans/explanations/${need}`, { headers })).body
}

/** A need that exactly one offer can serve, thanks to a skill that nothing else has. */
async function matched(skill: string, offering: Parameters<typeof offers>[1] = {}) {
  const victim = await world().partner('coordinator', BENSHEIM)
  const lender = await world().partner('coordinator', HEPPENHEIM, 1)
  const watch = await world().watch(await world().partner('observer', ODENWALD, 1))
  const offer = await offers(lender, { skills: { [skill]: 2 }, ...offering })
  const emergency = await declares(victim)
  const need = await needs(victim, emergency, { skills: { [skill]: 2 }, quantity: 1 })
  await watch.until(() => proposalsFor(watch, need).length > 0, 5000)
  return { victim, lender, watch, offer, need, emergency }
}

test('PL-1 who follows the pact is told at once what the plan proposes for a new need', async () => {
  const victim = await world().partner('coordinator', BENSHEIM)
  const lender = await world().partner('coordinator', HEPPENHEIM, 1)
  const watch = await world().watch(lender)
  const offer = await offers(lender, { skills: { backup: 2 } })
  const emergency = await declares(victim)
  await watch.until(() => watch.plans[''] !== undefined) // a node that has just started leads after a moment
  const before = performance.now()
  const need = await needs(victim, emergency, { skills: { backup: 2 }, quantity: 2 })
  await watch.until(() => proposalsFor(watch, need).length > 0, 1000)
  expect(performance.now() - before).toBeLessThan(1000)
  expect(proposalsFor(watch, need)).toMatchObject([{ offer, need, ...ahead(6), units: 2, km: 7 }])
  expect(watch.replica.rows.need[need]).toBeDefined()
})

test('PL-2 a proposal becomes a request, whose units are held and not proposed again', async () => {
  const { victim, watch, offer, need } = await matched('forensics', { units: 1 })
  const [proposal] = proposalsFor(watch, need)
  const plan = watch.plans['']
  if (!proposal || !plan) throw new Error('nothing is proposed')
  const other = await needs(victim, await declares(victim), { skills: { forensics: 2 }, quantity: 1, priority: 3 })
  const { units, mode, from, to, why } = proposal
  const wish = { offer, units, mode, window: { from, to }, basis: { code: why, seq: plan.seq } }
  const { id } = await victim.does(requestLoan, wish, { params: { need } })
  await watch.until(({ rows }) => rows.load[offer]?.held[from] === 1 && proposalsFor(watch, need).length === 0, 5000)
  expect((await victim.snapshot()).rows.commitment[id]?.basis).toEqual(wish.basis)
  expect(proposalsFor(watch, other)).toEqual([])
  expect(watch.plans['']?.gaps.filter((gap) => gap.need === need)).toEqual([])
})

test('PL-3 who declines is not proposed for the same need again, and only the involved are told who declined', async () => {
  const { victim, lender, watch, offer, need } = await matched('firewall')
  const wish = { offer, units: 1, mode: 'onsite', window: ahead(6) } as const
  const { id } = await victim.does(requestLoan, wish, { params: { need } })
  await watch.until(() => proposalsFor(watch, need).length === 0, 5000)
  await lender.does(declineLoan, { reason: 'needed-at-home' }, { params: { commitment: id } })
  await watch.until(() => watch.plans['']?.gaps.some((gap) => gap.need === need) ?? false, 5000)
  expect(proposalsFor(watch, need)).toEqual([])
  const told = (await explained(victim, need)).notChosen.find((one) => one.offer === offer)
  expect(told).toMatchObject({ code: 'DECLINED', text: 'Für diesen Bedarf abgelehnt.' })
  const outsider = await world().partner('observer', ODENWALD, 1)
  expect((await explained(outsider, need)).notChosen.map(({ code }) => code)).not.toContain('DECLINED')
})

test('PL-25 who blocks the time with the no is proposed for the rest of the need, and nobody is told who declined', async () => {
  const { victim, lender, watch, offer, need } = await matched('active-directory')
  const [{ from }, { to }] = [ahead(2), ahead(6)]
  const wish = { offer, units: 1, mode: 'onsite', window: ahead(2) } as const
  const { id } = await victim.does(requestLoan, wish, { params: { need } })
  await watch.until(() => proposalsFor(watch, need).every((one) => one.from > from), 5000)
  await lender.does(declineLoan, { reason: 'needed-at-home', block: true }, { params: { commitment: id } })
  await watch.until(() => watch.plans['']?.gaps.some((gap) => gap.need === need) ?? false, 5000)
  expect(proposalsFor(watch, need)).toMatchObject([{ offer, from: from + 2, to, units: 1 }])
  expect(watch.replica.rows.absence[id]).toMatchObject({ offer, window: ahead(2), units: 3 })
  expect((await explained(victim, need)).notChosen.map(({ code }) => code)).not.toContain('DECLINED')
})

test('PL-4 a loan that does not suit the need by the plan still counts as help, and its offer is not proposed twice', async () => {
  const { victim, lender, watch, need, offer } = await matched('linux', { units: 1 })
  const unskilled = await offers(lender, { skills: {}, units: 1, windows: [ahead(6)] })
  const wish = { offer: unskilled, units: 1, mode: 'onsite', window: ahead(6) } as const
  const { id } = await victim.does(requestLoan, wish, { params: { need } })
  await lender.does(acceptLoan, {}, { params: { commitment: id } })
  await watch.until(() => proposalsFor(watch, need).length === 0, 5000)
  expect(watch.plans['']?.gaps.filter((gap) => gap.need === need)).toEqual([])
  const more = await needs(victim, await declares(victim), { skills: {}, quantity: 50, priority: 1, mode: 'onsite' })
  await watch.until(() => proposalsFor(watch, more).length > 0, 5000)
  expect(proposalsFor(watch, more).map((one) => one.offer)).toContain(offer)
  expect(proposalsFor(watch, more).map((one) => one.offer)).not.toContain(unskilled)
  await victim.does(closeNeed, { reason: 'duplicate' }, { params: { need: more } })
})

test('PL-5 a failing provider takes out what depends on it, and the explanation names it', async () => {
  const { victim, lender, watch, need, offer } = await matched('m365', { kind: 'remote', dependsOn: [EKOM21.id] })
  const provider = await world().partner('coordinator', EKOM21)
  await provider.does(failProvider, { failure: 'unavailable', text: 'Getrennt' }, { params: { provider: EKOM21.id } })
  await watch.until(() => proposalsFor(watch, need).length === 0, 5000)
  expect((await explained(victim, need)).notChosen[0]).toEqual({
    offer,
    code: 'PROVIDER_COMPROMISED',
    text: 'Passt, aber der IT-Dienstleister ist ausgefallen: ekom21.',
  })
  const { missing, headline } = await explained(lender, need, 'en')
  expect(headline).toBe('Not covered: 0 of 6 person half days (priority 2).')
  expect(missing).toMatchObject([{ ...ahead(6), units: 1, code: 'ONLY_EXCLUDED_OFFERS' }])
  expect(missing[0]?.wouldHelp).toContain(`Cloud services (level 2: ${LEVEL_NAMES.en['2']})`)
})

test('PL-6 an exercise has a plan of its own, of its own copies', async () => {
  const { victim, watch, need, offer } = await matched('network')
  const office = await world().partner('office', OFFICE)
  const exercise = (await office.does(startExercise, { name: 'Herbstübung' })).id
  const attack = { victim: BENSHEIM.id, kind: 'attack', severity: 'serious', text: 'ÜBUNG', exercise } as const
  const emergency = (await victim.does(declareEmergency, attack)).id
  const onPaper = await needs(victim, emergency, { skills: { network: 2 }, quantity: 1 })
  await watch.until(() => proposalsFor(watch, onPaper, exercise).length > 0, 5000)
  const copy = proposalsFor(watch, onPaper, exercise)[0]?.offer ?? ''
  expect(watch.replica.rows.offer[copy]).toMatchObject({ exercise, copyOf: offer })
  expect([proposalsFor(watch, onPaper), proposalsFor(watch, need, exercise)]).toEqual([[], []])
  expect(proposalsFor(watch, need)).toHaveLength(1)
})

test('PL-7 the server proves its plan, and a fresh one beside it is told as changes', async () => {
  const { victim } = await matched('virtualisation')
  const { body } = await victim.call<Certificate>('/plans/certificate')
  expect(body).toMatchObject({ feasible: true, coverageOptimal: true, fairnessOptimal: true, issues: [] })
  expect((await victim.call<Tidying>('/plans/tidy')).body.changes).toEqual([])
})

test('PL-8 any past version is shown from storage, as it was told then', async () => {
  const { victim, watch, need } = await matched('helpdesk')
  const then = watch.plans['']
  if (!then) throw new Error('there is no plan')
  await victim.does(closeNeed, { reason: 'met' }, { params: { need } })
  await watch.until(() => proposalsFor(watch, need).length === 0, 5000)
  expect((await victim.call<Plan>(`/plans?version=${then.version}`)).body).toEqual(then)
  expect((await victim.call<Plan>(`/plans?at=${then.seq}`)).body).toEqual(then)
  expect((await victim.call<Plan>('/plans')).body).toEqual(watch.plans[''])
  expect((await victim.call('/plans?version=99999')).status).toBe(404)
})

test('PL-9 a helper, who does not follow the pact, is told no plan', async () => {
  const helper = await world().partner('helper', HEPPENHEIM)
  const watch = await world().watch(helper)
  const { lender } = await matched('windows')
  await watch.reaches((await lender.snapshot()).seq)
  expect(watch.told).toEqual([])
  expect((await helper.call('/plans')).status).toBe(403)
  expect((await helper.call('/plans/certificate')).status).toBe(403)
})

test('PL-10 whoever was cut off is caught up by what changed since its version', async () => {
  const { victim, watch, need } = await matched('crisis-lead')
  const wholes = () => watch.told.filter((told) => 'whole' in told).length
  const before = wholes()
  watch.cut()
  await victim.does(closeNeed, { reason: 'met' }, { params: { need } })
  await watch.until(() => proposalsFor(watch, need).length === 0, 10_000)
  expect(wholes()).toBe(before)
  expect((await victim.call<Plan>('/plans')).body).toEqual(watch.plans[''])
}, 15_000)

test('PL-24 a viewer whose plan differs from the stored one is found out', async () => {
  const { victim, watch } = await matched('crisis-experience')
  const other = await victim.watch()
  await other.until(() => other.plans['']?.version === watch.plans['']?.version)
  expect(await planFaults(victim, other)).toEqual([])
  const plan = other.plans['']
  if (!plan) throw new Error('there is no plan')
  other.plans = { '': { ...plan, proposals: plan.proposals.slice(1) } }
  expect(await planFaults(victim, other)).toEqual([`${victim.person} does not show the stored plan of ''`])
  other.close()
})
