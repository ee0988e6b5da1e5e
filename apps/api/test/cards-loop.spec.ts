import { answerAccess, askAccess } from '@beistand/contracts/access-request'
import { acceptLoan, mobilise, releaseLoan, requestLoan, startDuty } from '@beistand/contracts/commitment'
import { arrive, namePerson } from '@beistand/contracts/deployment'
import type { Explanation } from '@beistand/contracts/plan'
import type { Plan } from '@beistand/domain/planning-proposals'
import { opening } from '@beistand/domain/emergency'
import { ahead, needs, offers } from './help.js'
import { planFaults } from './plan-check.js'
import { BENSHEIM, emailOf, founding, HEPPENHEIM, ODENWALD, type TestOrganisation, useWorld } from './world.js'

const PERSON = 'card-device'
const MINE = 'e-mine'
const THEIRS = 'e-theirs'
const declared = (id: string, victim: TestOrganisation) =>
  opening({
    ...{ id, report: `r-${id}`, victim: victim.id, kind: 'attack', severity: 'serious', phase: 'declared' },
    ...{ exercise: null, cause: null, relapseOf: null, awareAt: null, text: 'Alle Bildschirme sind schwarz.' },
  })
const card = { person: PERSON, organisation: BENSHEIM.id, role: 'card', title: null, emergency: MINE } as const
const founded = founding([
  ...declared(MINE, BENSHEIM),
  ...declared(THEIRS, ODENWALD),
  { type: 'role-granted', id: 'g-card', ...card, until: Date.now() + 72 * 3_600_000 },
])
const world = useWorld({
  nodes: 2,
  founding: { ...founded, people: [...founded.people, { id: PERSON, email: emailOf('card', BENSHEIM.id) }] },
})

const device = () => world().partner('card', BENSHEIM)

test('CD-19 the device is told what the plan says of its own needs, as it changes, and nothing of another emergency', async () => {
  const [phone, lender, other] = await Promise.all([
    device(),
    world().partner('coordinator', HEPPENHEIM, 1),
    world().partner('coordinator', ODENWALD, 1),
  ])
  const watch = await world().watch(phone)
  const all = await world().watch(lender)
  await offers(lender, { skills: { backup: 2 } })
  const theirs = await needs(other, THEIRS, { skills: { backup: 2 }, quantity: 1 })
  const mine = await needs(phone, MINE, { skills: { backup: 2 }, quantity: 1 })
  const missing = await needs(phone, MINE, { skills: { forensics: 3 }, quantity: 1 })
  const named = (plan: Plan | undefined) =>
    new Set([...(plan?.proposals ?? []), ...(plan?.gaps ?? [])].map(({ need }) => need))
  const [own, pact] = [() => named(watch.plans['']), () => named(all.plans[''])]
  await Promise.all([watch.until(() => own().size === 2), all.until(() => pact().size === 3)])
  expect([own(), pact()]).toEqual([new Set([mine, missing]), new Set([theirs, mine, missing])])
  for (const told of watch.told) expect(JSON.stringify(told)).not.toContain(theirs)
  expect(watch.plans['']?.reach).toEqual({ demand: [], covered: [], floors: [] })
  expect(await planFaults(phone, watch)).toEqual([])

  const explained = async (need: string) => phone.call<Explanation>(`/plans/explanations/${need}`)
  expect((await explained(mine)).body.chosen).toHaveLength(1)
  const shut = [(await explained(theirs)).status]
  for (const path of ['/plans/certificate', '/plans/tidy', '/plans?world=x']) shut.push((await phone.call(path)).status)
  expect(shut).toEqual([404, 403, 403, 403])
})

test('CD-13 from proposal to planned shift and home the device does what a coordinator would, and the lender sees it', async () => {
  const [phone, lender] = await Promise.all([device(), world().partner('coordinator', HEPPENHEIM, 1)])
  const watch = await world().watch(phone)
  const offer = await offers(lender, { kind: 'workstation', title: 'Schreibtisch mit Meldewesen', units: 1 })
  const need = await needs(phone, MINE, { kind: 'workstation', quantity: 1 })
  const proposed = () => watch.plans['']?.proposals.find((proposal) => proposal.need === need)
  await watch.until(() => proposed() !== undefined)
  const { units, mode, from, to } = proposed() ?? { units: 0, mode: 'onsite', from: 0, to: 0 }
  const loan = await phone.does(requestLoan, { offer, units, mode, window: { from, to } }, { params: { need } })
  await watch.until(() => proposed() === undefined)
  await lender.does(acceptLoan, {}, { params: { commitment: loan.id } })
  const at = { params: { commitment: loan.id } }
  const [reportAt, until] = [Date.now() + 3_600_000, Date.now() + 9 * 3_600_000]
  const shift = await phone.does(
    namePerson,
    { name: 'Sachbearbeitung Meldewesen', reportAt, until, place: '', contact: '' },
    at,
  )
  await watch.until(({ rows }) => rows.deployment[shift.id] !== undefined)
  expect((await lender.snapshot()).rows.deployment[shift.id]?.reportAt).toBe(reportAt)
  await lender.does(mobilise, {}, at)
  await phone.does(startDuty, {}, at)
  await phone.does(arrive, { at: null }, { params: { deployment: shift.id } })
  await phone.does(releaseLoan, {}, at)
  expect((await lender.snapshot()).rows.commitment[loan.id]?.state).toBe('released')
})

test('CD-13 it answers who asks to be involved, and asks for nothing in another emergency', async () => {
  const [phone, other] = await Promise.all([device(), world().partner('coordinator', ODENWALD, 1)])
  const wish = { profile: 'work', reason: 'Wir kennen das.' } as const
  const { id } = await other.does(askAccess, wish, { params: { emergency: MINE } })
  await phone.does(answerAccess, { profile: 'read', answer: 'Gern.' }, { params: { request: id } })
  const theirs = Object.values((await other.snapshot()).rows.need).find(({ emergency }) => emergency === THEIRS)
  const [offer = ''] = Object.keys((await phone.snapshot()).rows.offer)
  const asked = { offer, units: 1, window: ahead(4), mode: 'onsite' } as const
  const knocks = [
    await phone.ask(requestLoan, asked, { params: { need: theirs?.id ?? '' } }),
    await phone.ask(askAccess, wish, { params: { emergency: THEIRS } }),
  ]
  expect(knocks.map(({ status }) => status)).toEqual([404, 404])
})
