import { answerAccess, askAccess } from '@beistand/contracts/access-request'
import { acceptLoan, mobilise } from '@beistand/contracts/commitment'
import { askDecision, takeDecision } from '@beistand/contracts/decision'
import { cancelEmergency, confirmEmergency, declareEmergency } from '@beistand/contracts/emergency'
import { letPartnersAct } from '@beistand/contracts/organisation'
import { noteNeed } from '@beistand/contracts/need-note'
import { addComment, addTask } from '@beistand/contracts/task'
import { VERIFICATIONS } from '@beistand/domain/noun'
import { randomUUID } from 'node:crypto'
import { asks } from './help.js'
import { BENSHEIM, BERGSTRASSE, HEPPENHEIM, ODENWALD, useWorld, EKOM21 } from './world.js'

const world = useWorld({
  events: [
    { type: 'membership-moved', id: ODENWALD.id, stage: 'invited' },
    { type: 'membership-moved', id: ODENWALD.id, stage: 'active' },
  ],
})
const wish = { ...declareEmergency.example, victim: HEPPENHEIM.id }

test('RO-25 without saying how it was verified, and by anything that is not on the list, nobody acts for another', async () => {
  const office = await world().partner('office', BERGSTRASSE)
  for (const verified of ['', 'trust me']) {
    const { status, problem } = await office.ask(declareEmergency, wish, { actingFor: HEPPENHEIM.id, verified })
    expect([status, problem?.code]).toEqual([400, 'verification-needed'])
  }
  expect(Object.keys((await office.snapshot()).rows.emergency)).toEqual([])
})

test('RO-25 every entry says for whom and how that was verified, to everyone who reads the log', async () => {
  const office = await world().partner('office', BERGSTRASSE)
  const asking = { actingFor: HEPPENHEIM.id, verified: 'known-voice', key: randomUUID() }
  const { first } = await office.does(declareEmergency, wish, asking)
  const reader = await world().partner('observer', HEPPENHEIM)
  const { entries } = await reader.log('?type=emergency-opened')
  const by = { person: office.person, organisation: BERGSTRASSE.id, role: 'office', for: HEPPENHEIM.id }
  expect(entries.find(({ seq }) => seq === first)?.by).toEqual({ ...by, verified: 'known-voice' })
  const again = await office.ask(declareEmergency, wish, { ...asking, verified: 'in-person' })
  expect(again.problem?.code).toBe('key-reused')
  expect(VERIFICATIONS).toEqual(['call-back', 'known-voice', 'in-person', 'agreed-before'])
})

test('RO-25 whoever acts for the own organisation says nothing of it', async () => {
  const town = await world().partner('coordinator', BERGSTRASSE)
  const { first } = await town.does(declareEmergency, { ...wish, victim: BERGSTRASSE.id })
  const { entries } = await town.log('?type=emergency-opened')
  expect(entries.find(({ seq }) => seq === first)?.by).not.toHaveProperty('verified')
})

test('RO-26 what the office wrote or answered for a town says for whom and how, until the town itself moves it on', async () => {
  const office = await world().partner('office', ODENWALD)
  const [town, lender] = [
    await world().partner('coordinator', BENSHEIM),
    await world().partner('coordinator', HEPPENHEIM),
  ]
  const { emergency, need, loan } = await asks(town, lender)
  const forTown = { actingFor: BENSHEIM.id, verified: 'in-person' }
  const params = { emergency }
  const task = await office.does(addTask, addTask.example, { ...forTown, params })
  const comment = await office.does(addComment, addComment.example, { ...forTown, params: { task: task.id } })
  const note = await office.does(noteNeed, noteNeed.example, { ...forTown, params: { need } })
  const own = await town.does(addTask, addTask.example, { params })
  await office.does(acceptLoan, {}, { actingFor: HEPPENHEIM.id, verified: 'known-voice', params: { commitment: loan } })
  const question = { ...askDecision.example, emergency, asked: BENSHEIM.id, deadline: Date.now() + 3_600_000 }
  const decision = await office.does(askDecision, question, forTown)
  await office.does(takeDecision, takeDecision.example, { ...forTown, params: { decision: decision.id } })
  const asking = await world().partner('coordinator', ODENWALD)
  const access = await asking.does(askAccess, askAccess.example, { params })
  await office.does(answerAccess, answerAccess.example, { ...forTown, params: { request: access.id } })

  const { rows } = await town.snapshot()
  const acted = { organisation: BENSHEIM.id, verified: 'in-person' }
  const made = [rows.task[task.id], rows.comment[comment.id], rows.needNote[note.id], rows.decision[decision.id]]
  expect(made.map((row) => row?.madeFor)).toEqual([acted, acted, acted, acted])
  expect([rows.decision[decision.id]?.movedFor, rows.accessRequest[access.id]?.movedFor]).toEqual([acted, acted])
  expect([rows.task[own.id]?.madeFor, rows.accessRequest[access.id]?.madeFor]).toEqual([null, null])
  const answered = { organisation: HEPPENHEIM.id, verified: 'known-voice' }
  expect(rows.commitment[loan]).toMatchObject({ madeFor: null, movedFor: answered })
  await lender.does(mobilise, {}, { params: { commitment: loan } })
  expect((await town.snapshot()).rows.commitment[loan]?.movedFor).toBeNull()
})

test('RO-28 coordinators of active members act for others only while the pact allows it, and the office says so with fresh proof', async () => {
  const [partner, external, office] = [
    await world().partner('coordinator', ODENWALD),
    await world().partner('coordinator', BERGSTRASSE),
    await world().partner('office', ODENWALD),
  ]
  const forOther = { actingFor: EKOM21.id, verified: 'known-voice' }
  const attack = { ...wish, victim: EKOM21.id }
  const declares = async (who: typeof partner) => (await who.ask(declareEmergency, attack, forOther)).status
  expect([await declares(partner), (await partner.ask(letPartnersAct, { partnersAct: true })).status]).toEqual([
    403, 403,
  ])
  await office.does(letPartnersAct, { partnersAct: true })
  expect((await office.ask(letPartnersAct, { partnersAct: true })).problem?.code).toBe('unchanged')
  expect([await declares(external), await declares(await world().partner('head', ODENWALD))]).toEqual([403, 403])
  const { id, first } = await partner.does(declareEmergency, attack, forOther)
  const { rows } = await office.snapshot()
  expect(rows.emergency[id]).toMatchObject({ phase: 'suspected', callBack: 'pending' })
  expect(Object.values(rows.callBack)).toMatchObject([{ emergency: id, victim: EKOM21.id, phone: null }])
  expect([rows.alarm[`${id}:office`]?.state, rows.alarm[`${id}:partners`]?.state]).toEqual(['due', 'call-back-pending'])
  const { entries } = await office.log('?type=emergency-opened')
  expect(entries.find(({ seq }) => seq === first)?.by).toMatchObject({ role: 'coordinator', for: EKOM21.id })
  const params = { emergency: id }
  for (const command of [confirmEmergency, cancelEmergency])
    expect((await partner.ask(command, {}, { ...forOther, params })).status).toBe(403)
  const told = await world().db.query<{ actor: string }>(
    `SELECT actor FROM app.audit WHERE kind = 'acted-for' AND organisation = $1`,
    [EKOM21.id],
  )
  expect(told.rows).toEqual([{ actor: partner.person }])
  await office.does(letPartnersAct, { partnersAct: false })
  expect(await declares(partner)).toBe(403)
})
