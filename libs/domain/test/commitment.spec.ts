import {
  commitment,
  COMMITMENT_STATES,
  COMMITMENT_TRANSITIONS,
  type CommitmentState,
  type DeclineReason,
} from '@beistand/domain/commitment'
import { expireLoan } from '@beistand/domain/commitment-answers'
import { declineLoan, type Declining } from '@beistand/domain/commitment-declining'
import { answerExtension, askExtension } from '@beistand/domain/commitment-extension'
import {
  giveUp,
  mobilise,
  recallLoan,
  releaseLoan,
  returnLoan,
  startDuty,
  withdrawLoan,
} from '@beistand/domain/commitment-moves'
import { cancel, movePhase } from '@beistand/domain/emergency'
import { endingHelp } from '@beistand/domain/emergency-end'
import { closeNeed } from '@beistand/domain/commitment-ending'
import { moveOffer } from '@beistand/domain/offer'
import { asked, bensheim, HALF_A_DAY, halfDays, heppenheim, Lending, lorsch, system, TODAY } from './lending.js'

const NO: Declining = { reason: 'other', answer: '', block: false, maxKm: null }
const decline = (world: Lending, by = bensheim, reason: DeclineReason = 'too-far') =>
  world.moves('loan', by, (row, around) => declineLoan(row, { ...NO, reason }, around))
const withdraw = (world: Lending, by = heppenheim) =>
  world.moves('loan', by, (row, around) => withdrawLoan(row, '', around))
const start = (world: Lending, by = bensheim) => world.moves('loan', by, (row, around) => startDuty(row, '', around))
const release = (world: Lending, by = heppenheim) =>
  world.moves('loan', by, (row, around) => releaseLoan(row, '', around))
const recall = (world: Lending, by = bensheim) => world.moves('loan', by, (row, around) => recallLoan(row, '', around))
const stop = (world: Lending, by = bensheim) => world.moves('loan', by, (row, around) => giveUp(row, '', around))
const back = (world: Lending, by = bensheim) => world.moves('loan', by, (row, around) => returnLoan(row, null, around))
const expire = (world: Lending, by = system) => world.moves('loan', by, expireLoan)
const ready = (world: Lending, by = bensheim) => world.moves('loan', by, mobilise)

test('CM-3 A loan moves as the pact says and in no other way', () => {
  const moves = `
    requested: accepted declined expired withdrawn
    offered: accepted declined expired withdrawn
    accepted: mobilising withdrawn recalled cannot-complete
    mobilising: on-duty withdrawn recalled cannot-complete
    on-duty: released recalled cannot-complete
    released: returned
    recalled: returned
    returned:
    declined:
    expired:
    withdrawn:
    cannot-complete:`
  const table = Object.entries(COMMITMENT_TRANSITIONS).map(([from, to]) => `${from}: ${to.join(' ')}`.trim())
  expect(table).toEqual(
    moves
      .trim()
      .split('\n')
      .map((line) => line.trim()),
  )
  const reached = new Set<CommitmentState>(['requested', 'offered'])
  for (const state of reached) COMMITMENT_TRANSITIONS[state].forEach((next) => reached.add(next))
  expect([...reached].sort()).toEqual([...COMMITMENT_STATES].sort())
})

test('CM-3a Every move is refused in every state that it does not start from', () => {
  const paths: Partial<Record<CommitmentState, (world: Lending) => unknown>> = {
    requested: () => null,
    accepted: (world) => world.accepts('loan'),
    mobilising: (world) => [world.accepts('loan'), ready(world)],
    'on-duty': (world) => [world.accepts('loan'), ready(world), start(world)],
    released: (world) => [world.accepts('loan'), ready(world), start(world), release(world)],
    recalled: (world) => [world.accepts('loan'), recall(world)],
    returned: (world) => [world.accepts('loan'), recall(world), back(world)],
    declined: (world) => decline(world),
    withdrawn: (world) => withdraw(world),
    'cannot-complete': (world) => [world.accepts('loan'), stop(world)],
  }
  const moves = {
    accepted: (world: Lending) => world.accepts('loan'),
    declined: decline,
    withdrawn: withdraw,
    mobilising: ready,
    'on-duty': start,
    released: release,
    recalled: recall,
    'cannot-complete': stop,
    returned: back,
  }
  for (const [from, path] of Object.entries(paths)) {
    for (const [to, move] of Object.entries(moves)) {
      const world = asked()
      path(world)
      expect([from, world.commitment('loan').state]).toEqual([from, from])
      const allowed = COMMITMENT_TRANSITIONS[from as CommitmentState].includes(to as CommitmentState)
      const answers = to === 'accepted' || to === 'declined'
      expect([from, to, move(world)]).toEqual([
        from,
        to,
        allowed ? 'done' : answers ? 'already-answered' : 'wrong-state',
      ])
      expect(world.commitment('loan').state).toBe(allowed ? to : from)
    }
  }
})

test('CM-5 A part answer splits a loan, so that each part has one state', () => {
  const open = asked(3)
  expect(open.accepts('loan', { units: 4 })).toBe('too-many-units')
  expect(open.accepts('loan', { units: 1, rest: 'open', restId: 'rest', answer: 'Eine Person geht.' })).toBe('done')
  expect(open.commitment('loan')).toMatchObject({ state: 'accepted', units: 1, answer: 'Eine Person geht.' })
  expect(open.commitment('rest')).toMatchObject({ state: 'requested', units: 2, partOf: 'loan', reason: null })
  expect(open.held('staff')).toEqual(halfDays(3, 0, 1, 2, 3))
  expect(open.rows.meter.need).toMatchObject({ committed: 4 })
  expect(open.accepts('rest', { units: 1, rest: 'needed-at-home', restId: 'rest of rest' })).toBe('done')
  expect(open.commitment('rest of rest')).toMatchObject({ state: 'declined', units: 1, partOf: 'rest' })
  expect(open.commitment('rest of rest').reason).toBe('needed-at-home')
  expect(open.held('staff')).toEqual(halfDays(2, 0, 1, 2, 3))
})

test('CM-26 Who says no to a time blocks that time in the same step, and who says too far how far it goes', () => {
  const say = (world: Lending, said: Partial<Declining>, by = bensheim) =>
    world.moves('loan', by, (row, around) => declineLoan(row, { ...NO, ...said }, around))
  const absent = asked(2)
  absent.now += 2 * HALF_A_DAY
  expect(say(absent, { reason: 'needed-at-home', answer: 'Wahl', block: true })).toBe('done')
  const ahead = { from: TODAY + 2, to: TODAY + 4 }
  expect(Object.values(absent.rows.absence)).toEqual([
    { id: 'loan', offer: 'staff', owner: 'bensheim', window: ahead, units: 3, ended: false },
  ])
  expect(absent.rows.absenceReason['loan']).toMatchObject({ owner: 'bensheim', reason: 'Wahl' })
  const elsewhere = asked()
  expect(say(elsewhere, { reason: 'skill-does-not-fit', block: true, maxKm: 20 })).toBe('done')
  expect([Object.keys(elsewhere.rows.absence), elsewhere.stock('staff').offer.maxKm]).toEqual([[], null])
  const far = asked()
  const { offer } = far.stock('staff')
  expect(say(far, { reason: 'too-far', block: true, maxKm: 20 })).toBe('done')
  expect([Object.keys(far.rows.absence), far.stock('staff').offer]).toEqual([[], { ...offer, maxKm: 20 }])
  const offered = new Lending()
  offered.offers('staff')
  offered.needs('need')
  offered.offersHelp('loan', 'staff')
  expect(say(offered, { reason: 'not-available', block: true }, heppenheim)).toBe('forbidden')
  expect(say(offered, { reason: 'too-far', maxKm: 1 }, heppenheim)).toBe('forbidden')
  expect(say(offered, { reason: 'not-available' }, heppenheim)).toBe('done')
})

test('CM-6 Only the other side answers, and only once', () => {
  const world = asked()
  expect(world.accepts('loan', {}, heppenheim)).toBe('forbidden')
  expect(decline(world, heppenheim)).toBe('forbidden')
  expect(world.accepts('loan', {}, lorsch)).toBe('forbidden')
  expect(decline(world)).toBe('done')
  expect(world.commitment('loan')).toMatchObject({ state: 'declined', reason: 'too-far' })
  expect(world.held('staff')).toEqual({})
  expect(world.accepts('loan')).toBe('already-answered')
  world.offersHelp('help', 'staff')
  expect(world.accepts('help', {}, bensheim)).toBe('forbidden')
  expect(world.accepts('help', {}, heppenheim)).toBe('done')
})

test('CM-6a What is over or withdrawn in the meantime is not accepted any more', () => {
  const over = asked()
  over.requests('long', 'staff', { expiresAt: over.now + 10 * HALF_A_DAY })
  over.now += 4 * HALF_A_DAY
  expect(over.accepts('long')).toBe('window-past')
  const withdrawn = asked()
  withdrawn.happens(moveOffer(withdrawn.stock('staff').offer, 'withdrawn', bensheim), bensheim)
  expect(withdrawn.accepts('loan')).toBe('offer-not-available')
  const ended = asked()
  ended.happens(cancel(ended.emergency, heppenheim), heppenheim)
  expect(ended.accepts('loan')).toBe('emergency-closed')
})

test('CM-7 An unanswered loan expires after 2, 4, 24 or 48 hours by its priority, by itself, and frees its units', () => {
  for (const [priority, hours] of [
    [1, 2],
    [2, 4],
    [3, 24],
    [4, 48],
  ] as const) {
    const world = new Lending()
    world.offers('staff')
    world.needs('need', { priority })
    world.requests('loan', 'staff')
    const at = world.now + hours * 3_600_000
    expect(commitment.due?.(world.commitment('loan'))).toEqual({ at, command: 'commitment.expire' })
    expect(expire(world, bensheim)).toBe('forbidden')
    expect(expire(world)).toBe('wrong-state')
    world.now = at
    expect(world.accepts('loan')).toBe('expired')
    expect(expire(world)).toBe('done')
    expect(world.commitment('loan').state).toBe('expired')
    expect(commitment.due?.(world.commitment('loan'))).toBeNull()
    expect(world.held('staff')).toEqual({})
  }
})

test('CM-9 An unanswered loan is withdrawn by who opened it, an agreed one by the victim until it is on duty', () => {
  const world = asked()
  expect(withdraw(world, bensheim)).toBe('forbidden')
  world.accepts('loan')
  expect(withdraw(world, bensheim)).toBe('forbidden')
  expect(withdraw(world)).toBe('done')
  expect(world.held('staff')).toEqual({})
  const offered = new Lending()
  offered.offers('staff')
  offered.needs('need')
  offered.offersHelp('loan', 'staff')
  expect(withdraw(offered, heppenheim)).toBe('forbidden')
  expect(withdraw(offered, bensheim)).toBe('done')
  offered.offersHelp('loan', 'staff')
  offered.accepts('loan', {}, heppenheim)
  expect(withdraw(offered, bensheim)).toBe('forbidden')
  expect(withdraw(offered, heppenheim)).toBe('done')
})

test('CM-10 The victim releases, the lender recalls, and people are free from the next half day on', () => {
  for (const [end, by, other, state] of [
    [release, heppenheim, bensheim, 'released'],
    [recall, bensheim, heppenheim, 'recalled'],
    [stop, bensheim, heppenheim, 'cannot-complete'],
  ] as const) {
    const world = asked()
    world.accepts('loan')
    expect(ready(world, heppenheim)).toBe('forbidden')
    ready(world)
    expect(start(world, lorsch)).toBe('forbidden')
    start(world)
    world.now += HALF_A_DAY
    expect(end(world, other)).toBe('forbidden')
    expect(end(world, by)).toBe('done')
    expect(world.commitment('loan').state).toBe(state)
    expect(world.held('staff')).toEqual(halfDays(1, 0, 1))
  }
})

test('CM-11 Help that was recalled before it came to anything frees all its units', () => {
  const world = asked()
  world.accepts('loan')
  ready(world)
  expect(recall(world)).toBe('done')
  expect(world.held('staff')).toEqual({})
  expect(world.rows.meter.need).toMatchObject({ committed: 0, fulfilled: 0 })
})

test('CM-18 The victim asks for an extension, the lender answers, and only what is free is agreed', () => {
  const world = asked()
  const ask = (to: number, by = heppenheim) => world.moves('loan', by, (row, around) => askExtension(row, to, around))
  const answer = (agreed: boolean, by = bensheim) =>
    world.moves('loan', by, (row, around) => answerExtension(row, agreed, around))
  expect(ask(TODAY + 6)).toBe('wrong-state')
  world.accepts('loan')
  expect(answer(true)).toBe('wrong-state')
  expect(ask(TODAY + 6, bensheim)).toBe('forbidden')
  expect(ask(TODAY + 4)).toBe('not-longer')
  expect(ask(TODAY + 11)).toBe('window-outside-need')
  expect(ask(TODAY + 6)).toBe('done')
  expect(ask(TODAY + 6)).toBe('unchanged')
  expect(answer(true, heppenheim)).toBe('forbidden')
  world.requests('other', 'staff', { units: 3, window: { from: TODAY + 5, to: TODAY + 6 } })
  expect(answer(true)).toBe('offer-exhausted')
  expect(answer(false)).toBe('done')
  expect(world.commitment('loan').extension).toEqual({ to: TODAY + 6, state: 'refused' })
  expect(ask(TODAY + 5)).toBe('done')
  expect(answer(true)).toBe('done')
  expect(world.commitment('loan')).toMatchObject({
    window: { from: TODAY, to: TODAY + 5 },
    extension: { state: 'agreed' },
  })
  expect(world.held('staff')).toEqual({ ...halfDays(1, 0, 1, 2, 3, 4), ...halfDays(3, 5) })
  expect(world.rows.meter.need).toMatchObject({ committed: 5 })
  world.offers('more', { owner: 'lorsch' })
  world.requests('covering', 'more', { units: 3, window: { from: TODAY + 6, to: TODAY + 7 } })
  world.accepts('covering', {}, lorsch)
  ask(TODAY + 7)
  world.moves('other', heppenheim, (row, around) => withdrawLoan(row, '', around))
  expect(answer(true)).toBe('need-covered')
  world.happens(closeNeed(world.need('need'), 'met', world.around('need', heppenheim)), heppenheim)
  expect(ask(TODAY + 8)).toBe('need-closed')
})

test('CM-19 An emergency ends only when no help is running, and takes requests and needs with it', () => {
  const world = asked()
  const help = () => ({ needs: Object.values(world.rows.need), commitments: Object.values(world.rows.commitment) })
  const ends = () => {
    return world.happens(
      endingHelp(cancel(world.emergency, heppenheim), help(), { by: heppenheim, now: world.now }),
      heppenheim,
    )
  }
  world.requests('agreed', 'staff')
  world.accepts('agreed')
  expect(ends()).toBe('help-running')
  const moved = movePhase(world.emergency, 'contained', heppenheim)
  expect(endingHelp(moved, help(), { by: heppenheim, now: world.now })).toEqual(moved)
  world.moves('agreed', bensheim, mobilise)
  world.moves('agreed', bensheim, (row, around) => startDuty(row, '', around))
  world.moves('agreed', heppenheim, (row, around) => releaseLoan(row, '', around))
  expect(ends()).toBe('help-running')
  world.moves('agreed', bensheim, (row, around) => returnLoan(row, null, around))
  expect(ends()).toBe('done')
  expect(world.emergency.phase).toBe('cancelled')
  expect(world.commitment('loan')).toMatchObject({ state: 'withdrawn', reason: 'emergency-ended' })
  expect(world.need('need')).toMatchObject({ state: 'closed', reason: 'no-help-wanted' })
  expect(world.held('staff')).toEqual(halfDays(1, 0))
  expect(world.requests('late', 'staff')).toBe('emergency-closed')
})
