import {
  acceptLoan,
  declineLoan,
  mobilise,
  offerLoan,
  recallLoan,
  releaseLoan,
  requestLoan,
  returnLoan,
  startDuty,
  withdrawLoan,
} from '@beistand/contracts/commitment'
import { cancelDeployment, namePerson } from '@beistand/contracts/deployment'
import { setImpact } from '@beistand/contracts/impact'
import { closeNeed, openNeed } from '@beistand/contracts/need'
import { blockOffer, makeOffer } from '@beistand/contracts/offer'
import { DECLINE_REASONS } from '@beistand/domain/commitment'
import { halfDayAt, type Window } from '@beistand/domain/half-day'
import { CLOSING_REASONS } from '@beistand/domain/need'
import { anyOf, type Move, to, wish } from './moves.js'

function ahead(now: number, halfDays: number): Window {
  const from = halfDayAt(now)
  return { from, to: from + halfDays }
}

const offer: Move = ({ dice, me, secret, now }) =>
  wish(makeOffer, {
    owner: me.organisation,
    kind: 'staff',
    title: secret(),
    units: 1 + dice.below(3),
    windows: [ahead(now, 60)],
    contact: secret(),
  })
const block = to('offer', ({ id }, { secret, now }) =>
  wish(blockOffer, { window: ahead(now, 2), units: 1, reason: secret() }, { offer: id }),
)

const need = to('emergency', ({ id }, { dice, secret, now }) =>
  wish(
    openNeed,
    { kind: 'staff', quantity: 1 + dice.below(3), window: ahead(now, 6), priority: 2, note: secret() },
    { emergency: id },
  ),
)
const close = to('need', ({ id }, { dice }) => wish(closeNeed, { reason: dice.pick(CLOSING_REASONS) }, { need: id }))

const loan: Move = (turn) => {
  const [from, by, { dice, secret, now }] = [anyOf(turn, 'offer'), anyOf(turn, 'need'), turn]
  if (!from || !by) return null
  const command = dice.chance(0.5) ? requestLoan : offerLoan
  const body = { offer: from.id, units: 1, window: ahead(now, 4), mode: 'onsite', message: secret() } as const
  return wish(command, body, { need: by.id })
}
const accept = to('commitment', ({ id }, { secret }) => wish(acceptLoan, { answer: secret() }, { commitment: id }))
const decline = to('commitment', ({ id }, { dice, secret }) =>
  wish(
    declineLoan,
    { reason: dice.pick(DECLINE_REASONS), answer: secret(), block: dice.chance(0.5) },
    { commitment: id },
  ),
)
const course = to('commitment', ({ id }, { dice, secret }) => {
  const params = { commitment: id }
  return dice.pick([
    wish(withdrawLoan, { answer: secret() }, params),
    wish(mobilise, {}, params),
    wish(startDuty, {}, params),
    wish(releaseLoan, { answer: secret() }, params),
    wish(recallLoan, { answer: secret() }, params),
    wish(returnLoan, {}, params),
  ])
})

const post = to('commitment', ({ id }, { dice, persons, secret, now }) => {
  const person = dice.pick(persons) ?? null
  const posting = { person, name: secret(), reportAt: now, until: now + 3_600_000, place: secret(), contact: secret() }
  return wish(namePerson, posting, { commitment: id })
})
const unpost = to('deployment', ({ id }) => wish(cancelDeployment, {}, { deployment: id }))

const impact: Move = (turn) => {
  const [emergency, service] = [anyOf(turn, 'emergency'), anyOf(turn, 'citizenService')]
  if (!emergency || !service) return null
  const params = { emergency: emergency.id, service: service.id }
  return wish(setImpact, { state: 'moved', place: turn.secret(), opening: turn.secret(), note: turn.secret() }, params)
}

/** Moves of lending, each as often as it stands here. */
export const LENDING_MOVES: readonly Move[] = [
  ...[offer, offer, block, need, need, close, loan, loan, loan, accept, accept, decline],
  ...[course, course, post, post, unpost, impact],
]
