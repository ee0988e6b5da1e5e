import {
  acceptLoan,
  answerExtension,
  askExtension,
  clearEquipment,
  declineLoan,
  giveUp,
  mobilise,
  offerLoan,
  recallLoan,
  releaseLoan,
  requestLoan,
  requestLoans,
  returnLoan,
  startDuty,
  withdrawLoan,
} from '@beistand/contracts/commitment'
import { moveEmergency } from '@beistand/contracts/emergency'
import { closeNeed } from '@beistand/contracts/need'
import type { Command } from '@beistand/contracts/command'
import type { Partner } from '@beistand/sim/partner'
import type * as z from 'zod/mini'
import { ahead, asks, needs, offers } from './help.js'
import { BENSHEIM, BERGSTRASSE, HEPPENHEIM, ODENWALD, useWorld } from './world.js'

const world = useWorld({ nodes: 2 })
const victim = () => world().partner('coordinator', BENSHEIM)
const lender = (node = 0) => world().partner('coordinator', HEPPENHEIM, node)

async function does<C extends Command>(partner: Partner, command: C, body: z.input<C['body']>, commitment: string) {
  return partner.does(command, body, { params: { commitment } })
}
const count = <T>(all: readonly T[], what: T) => all.filter((each) => each === what).length

test('CM-4 A hundred who ask, offer and accept at once on two nodes never get more than there is', async () => {
  const [bensheim, heppenheim] = await Promise.all([victim(), lender()])
  const { emergency, need: first, offer, loan } = await asks(bensheim, heppenheim)
  const watch = await world().watch(await world().partner('head', ODENWALD, 1))
  const need = await needs(bensheim, emergency, { quantity: 50 })
  const nodes = [0, 1].map((index) => world().node(index).url)
  const wish = { offer, units: 1, window: ahead(4), mode: 'onsite' } as const
  const asking = Array.from({ length: 100 }, (_, index) =>
    index % 4 < 2
      ? bensheim.at(nodes[index % 2] ?? '').ask(requestLoan, wish, { params: { need } })
      : heppenheim.at(nodes[index % 2] ?? '').ask(offerLoan, wish, { params: { need } }),
  )
  const asked = await Promise.all(asking)
  expect(
    count(
      asked.map(({ status }) => status),
      200,
    ),
  ).toBe(2)
  expect(
    count(
      asked.map(({ problem }) => problem?.code),
      'offer-exhausted',
    ),
  ).toBe(98)

  const { rows } = await bensheim.snapshot()
  const open = Object.values(rows.commitment).filter(({ state }) => state === 'requested' || state === 'offered')
  const accepting = open.flatMap((row) =>
    Array.from({ length: 34 }, (_, index) => {
      const answerer = row.openedBy === 'victim' ? heppenheim : bensheim
      return answerer.at(nodes[index % 2] ?? '').ask(acceptLoan, {}, { params: { commitment: row.id } })
    }),
  )
  const accepted = await Promise.all(accepting)
  expect(
    count(
      accepted.map(({ status }) => status),
      200,
    ),
  ).toBe(3)
  expect(
    count(
      accepted.map(({ problem }) => problem?.code),
      'already-answered',
    ),
  ).toBe(99)

  const after = (await bensheim.snapshot()).rows
  const { from, to } = ahead(4)
  const full = Object.fromEntries(Array.from({ length: to - from }, (_, index) => [String(from + index), 3]))
  expect(after.load[offer]?.held).toEqual(full)
  expect(after.commitment[loan]?.state).toBe('accepted')
  expect(after.meter[first]).toMatchObject({ committed: 4 })
  expect(after.meter[need]).toMatchObject({ committed: 8 })
  await watch.until(({ rows: shown }) => shown.meter[need]?.committed === 8)
})

test('CM-10 Help goes its whole course, from request to return, and both sides see each step live', async () => {
  const [bensheim, heppenheim] = await Promise.all([victim(), lender(1)])
  const { loan } = await asks(bensheim, heppenheim)
  const watches = [await world().watch(bensheim), await world().watch(heppenheim)]
  const outsider = await world().watch(await world().partner('coordinator', ODENWALD))
  const sees = (state: string) =>
    Promise.all(watches.map((watch) => watch.until(({ rows }) => rows.commitment[loan]?.state === state)))
  await does(heppenheim, acceptLoan, { answer: 'Kommt morgen früh.' }, loan)
  await sees('accepted')
  await does(heppenheim, mobilise, {}, loan)
  await sees('mobilising')
  await does(bensheim, startDuty, {}, loan)
  await does(bensheim, askExtension, { to: ahead(5).to }, loan)
  await does(heppenheim, answerExtension, { agreed: true }, loan)
  await sees('on-duty')
  await does(bensheim, releaseLoan, { answer: 'Danke!' }, loan)
  await sees('released')
  const { last } = await does(heppenheim, returnLoan, {}, loan)
  await sees('returned')
  await outsider.reaches(last)
  expect(outsider.replica.rows.commitment[loan]).toBeUndefined()
})

test('CM-6 Only the other side answers, and who has not to do with a loan does not find it', async () => {
  const [bensheim, heppenheim] = await Promise.all([victim(), lender()])
  const { loan } = await asks(bensheim, heppenheim)
  const stranger = await world().partner('coordinator', ODENWALD)
  const answer = async (partner: Partner, actingFor?: string) => {
    const asking = { params: { commitment: loan }, ...(actingFor ? { actingFor } : {}) }
    return (await partner.ask(declineLoan, { reason: 'too-far' }, asking)).status
  }
  expect(await answer(bensheim)).toBe(403)
  expect(await answer(stranger)).toBe(404)
  expect(await answer(await world().partner('office', BERGSTRASSE))).toBe(403)
  expect(await answer(await world().partner('office', BERGSTRASSE), HEPPENHEIM.id)).toBe(200)
  expect(await answer(heppenheim)).toBe(409)
})

test('CM-5 Accepting a part leaves the rest open as a request of its own', async () => {
  const [bensheim, heppenheim] = await Promise.all([victim(), lender()])
  const { emergency, offer } = await asks(bensheim, heppenheim)
  const need = await needs(bensheim, emergency)
  const wish = { offer, units: 2, window: ahead(2), mode: 'onsite' } as const
  const { id } = await bensheim.does(requestLoan, wish, { params: { need } })
  await does(heppenheim, acceptLoan, { units: 1, rest: 'open' }, id)
  const { rows } = await bensheim.snapshot()
  const rest = Object.values(rows.commitment).find(({ partOf }) => partOf === id)
  expect(rest).toMatchObject({ state: 'requested', units: 1 })
  await does(bensheim, withdrawLoan, {}, rest?.id ?? '')
  await does(heppenheim, recallLoan, { answer: 'Selbst betroffen' }, id)
  await does(heppenheim, returnLoan, {}, id)
})

test('CM-22 Equipment that comes back exposed is lent again only once its lender has cleared it', async () => {
  const [bensheim, heppenheim] = await Promise.all([victim(), lender()])
  const { offer, loan } = await asks(bensheim, heppenheim, { kind: 'equipment', units: 1 })
  await does(heppenheim, acceptLoan, {}, loan)
  await does(heppenheim, recallLoan, {}, loan)
  expect(
    (await bensheim.ask(returnLoan, { equipmentReturn: 'exposed' }, { params: { commitment: loan } })).status,
  ).toBe(403)
  await does(heppenheim, returnLoan, { equipmentReturn: 'exposed' }, loan)
  expect((await bensheim.snapshot()).rows.load[offer]).toMatchObject({ held: {}, tainted: 1 })
  await does(heppenheim, clearEquipment, {}, loan)
  expect((await bensheim.snapshot()).rows.load[offer]).toMatchObject({ held: {}, tainted: 0 })
})

test('NE-8 Closing a need withdraws the requests that nobody has answered', async () => {
  const [bensheim, heppenheim] = await Promise.all([victim(), lender()])
  const { need, loan } = await asks(bensheim, heppenheim)
  await bensheim.does(closeNeed, { reason: 'done-by-others' }, { params: { need } })
  expect((await bensheim.snapshot()).rows.commitment[loan]).toMatchObject({ state: 'withdrawn', reason: 'need-closed' })
})

test('CM-19 An emergency ends only when no help is running, and takes requests and needs with it', async () => {
  const [bensheim, heppenheim] = await Promise.all([victim(), lender()])
  const { emergency, need, loan } = await asks(bensheim, heppenheim)
  const move = (phase: z.input<(typeof moveEmergency)['body']>['phase']) =>
    bensheim.ask(moveEmergency, { phase }, { params: { emergency } })
  for (const phase of ['contained', 'emergency-operation', 'rebuilding'] as const) {
    expect((await move(phase)).status).toBe(200)
  }
  const { rows } = await bensheim.snapshot()
  const running = Object.values(rows.commitment).filter(({ state }) => /^(accepted|mobilising|on-duty)$/.test(state))
  expect((await move('closed')).problem?.code).toBe('help-running')
  await does(heppenheim, acceptLoan, {}, loan)
  for (const { id } of [...running, { id: loan }]) await does(heppenheim, giveUp, { answer: 'Erkrankt' }, id)
  const { id: late } = await bensheim.does(
    requestLoan,
    { offer: await offers(heppenheim), units: 1, window: ahead(1), mode: 'onsite' },
    { params: { need } },
  )
  expect((await move('closed')).status).toBe(200)
  const after = (await bensheim.snapshot()).rows
  expect(after.commitment[late]).toMatchObject({ state: 'withdrawn', reason: 'emergency-ended' })
  expect(after.need[need]).toMatchObject({ state: 'closed', reason: 'no-help-wanted' })
})

test('CM-27 Requests made together go out all or none, whoever asks at the same moment', async () => {
  const [bensheim, heppenheim] = await Promise.all([victim(), lender()])
  const { emergency, need } = await asks(bensheim, heppenheim)
  const second = await needs(bensheim, emergency, { quantity: 9 })
  const [mine, other] = await Promise.all([offers(heppenheim, { units: 4 }), offers(heppenheim, { units: 3 })])
  const wish = { units: 1, window: ahead(4), mode: 'onsite' } as const
  const both = {
    requests: [
      { ...wish, offer: mine, need },
      { ...wish, offer: other, need: second },
    ],
  }
  const nodes = [0, 1].map((index) => world().node(index).url)
  const asked = await Promise.all(
    Array.from({ length: 8 }, (_, index) => bensheim.at(nodes[index % 2] ?? '').ask(requestLoans, both)),
  )
  expect(asked.map(({ status, problem }) => problem?.code ?? status).sort()).toEqual([
    ...[200, 200, 200],
    ...Array.from({ length: 5 }, () => 'offer-exhausted'),
  ])
  const { rows } = await bensheim.snapshot()
  const held = (offer: string) => Object.values(rows.load[offer]?.held ?? {})
  expect([held(mine), held(other)]).toEqual([
    [3, 3, 3, 3],
    [3, 3, 3, 3],
  ])
  const twice = {
    requests: [
      { ...wish, offer: mine, need },
      { ...wish, offer: mine, need: second },
    ],
  }
  expect((await bensheim.ask(requestLoans, twice)).problem?.code).toBe('offer-exhausted')
})
