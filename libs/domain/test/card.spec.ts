import { COMMANDS, keysOf, may } from '@beistand/domain/access'
import { type Called, declareByCard, declareUnverified, MOST_PENDING, settleCallBack } from '@beistand/domain/call-back'
import { CARD_LASTS, card, expireCard, isGood, issueCards, revokeCard } from '@beistand/domain/card'
import { CARD_ACTS, endGrant, grant } from '@beistand/domain/grant'
import type { Rows } from '@beistand/domain/registry'
import { CARD_COMMANDS } from './access-cells.js'
import { acting, coordinator, events, office, refusedAs, stranger } from './acting.js'
import { happened } from './happened.js'

const system = acting('system', 'pact', 'bensheim')
const wishes = [1, 2, 3].map((place) => ({ id: `card${place}`, place, code: `hash${place}` }))
const found = <T>(row: T | undefined): T => {
  if (!row) throw new Error('no row')
  return row
}

function issued(): Rows {
  return happened(issueCards('bensheim', wishes, { cards: [], by: coordinator }), coordinator)
}
const cardsOf = (rows: Rows) => Object.values(rows.card)
const states = (rows: Rows) => Object.fromEntries(cardsOf(rows).map(({ id, state }) => [id, state]))

const notice = {
  id: 'e1',
  report: 'r1',
  callBack: 'c1',
  person: 'card-person',
  victim: 'bensheim',
  kind: 'unknown',
  severity: 'critical',
  suspected: true,
  awareAt: null,
  relapseOf: null,
  exercise: null,
  text: 'Nichts geht mehr.',
  phone: '0170 1',
} as const
const alone = { current: undefined, pending: [], by: system, now: 5000 }

function used(): Rows {
  const rows = issued()
  return happened(declareByCard(notice, found(rows.card.card2), alone), system, rows, 10)
}

test('CD-3 coordinators of an organisation and the office issue its cards, and nobody else', () => {
  const outcome = (by: typeof office) => refusedAs(issueCards('bensheim', wishes, { cards: [], by }))
  expect([coordinator, office].map(outcome)).toEqual([null, null])
  const others = [
    stranger,
    ...(['head', 'observer', 'helper', 'guest', 'card'] as const).map((r) => acting(r, 'bensheim')),
  ]
  expect(others.map(outcome)).toEqual(others.map(() => 'forbidden'))
})

test('CD-3 a card is seen by its organisation and the office', () => {
  expect(card.audience(found(issued().card.card1))).toEqual(['office', 'org:bensheim'])
})

test('CD-4 renewing names the card before and ends it; the others stay good', () => {
  const rows = issued()
  const again = [{ id: 'card4', place: 2, code: 'hash4' }]
  const renewed = happened(issueCards('bensheim', again, { cards: cardsOf(rows), by: office }), office, rows, 10)
  expect(states(renewed)).toEqual({ card1: 'valid', card2: 'renewed', card3: 'valid', card4: 'valid' })
  expect(renewed.card.card4).toMatchObject({ renews: 'card2', place: 2 })
  const third = [{ id: 'card5', place: 2, code: 'hash5' }]
  const twice = happened(issueCards('bensheim', third, { cards: cardsOf(renewed), by: office }), office, renewed, 20)
  expect(twice.card.card5).toMatchObject({ renews: 'card4' })
})

test('CD-4 the same place twice, no card at all and a code that was there before are refused', () => {
  const cards = cardsOf(issued())
  const issue = (wish: typeof wishes) => refusedAs(issueCards('bensheim', wish, { cards, by: office }))
  expect(issue([])).toBe('unchanged')
  expect(
    issue([
      { id: 'a', place: 1, code: 'x' },
      { id: 'b', place: 1, code: 'y' },
    ]),
  ).toBe('unchanged')
  expect(issue([{ id: 'a', place: 1, code: 'hash3' }])).toBe('exists-already')
})

test('CD-5 a card is good for thirteen months and not a moment longer, whether or not its timer has run', () => {
  const row = found(issued().card.card1)
  expect(CARD_LASTS / 86_400_000).toBe(396)
  expect(card.due?.(row)).toEqual({ at: row.until, command: 'card.expire' })
  expect([isGood(row, row.until - 1), isGood(row, row.until)]).toEqual([true, false])
  expect(refusedAs(declareByCard(notice, row, { ...alone, now: row.until }))).toBe('card-ended')
  expect(events(expireCard(row))).toEqual([{ type: 'card-ended', id: 'card1', state: 'expired' }])
})

test('CD-5 used, renewed, revoked and expired cards declare nothing, and a card of one town nothing for another', () => {
  const row = found(issued().card.card1)
  for (const state of ['used', 'renewed', 'revoked', 'expired'] as const) {
    expect(refusedAs(declareByCard(notice, { ...row, state }, alone))).toBe('card-ended')
    expect(refusedAs(revokeCard({ ...row, state }, office))).toBe('wrong-state')
    expect(refusedAs(expireCard({ ...row, state }))).toBe('unchanged')
    expect(card.due?.({ ...row, state })).toBeNull()
  }
  expect(refusedAs(declareByCard({ ...notice, victim: 'lorsch' }, row, alone))).toBe('card-ended')
  expect(refusedAs(revokeCard(row, stranger))).toBe('forbidden')
  expect(refusedAs(revokeCard(row, coordinator))).toBeNull()
})

test('CD-6 a card opens what the open form would, is used up by it, and gives nobody a role yet', () => {
  const rows = used()
  expect(rows.emergency.e1).toMatchObject({ phase: 'suspected', callBack: 'pending', victim: 'bensheim' })
  expect(rows.report.r1).toMatchObject({ circle: { to: 'involved' } })
  expect(rows.callBack.c1).toMatchObject({ card: 'card2', person: 'card-person', state: 'pending' })
  expect(rows.card.card2).toMatchObject({ state: 'used', emergency: 'e1' })
  expect(rows.grant).toEqual({})
})

test('CD-6 a flood of the open form does not keep a card out', () => {
  const rows = used()
  const one = found(rows.callBack.c1)
  const pending = Array.from({ length: MOST_PENDING }, (_, index) => ({ ...one, id: `flood${index}` }))
  const around = { ...alone, current: found(rows.emergency.e1), pending }
  const { person: _, ...plain } = notice
  expect(refusedAs(declareUnverified({ ...plain, id: 'e2' }, around))).toBe('call-backs-pending')
  const decided = events(declareByCard({ ...notice, id: 'e2' }, found(rows.card.card3), around))
  expect(decided.map(({ type }) => type)).toEqual(['report-added', 'call-back-asked', 'card-used'])
  expect(decided.at(-1)).toMatchObject({ emergency: 'e1' })
})

function called(rows: Rows): Called {
  const organisation = { id: 'bensheim', phone: '06251 1' }
  return { pending: Object.values(rows.callBack), organisation, contacts: [], by: office, now: 9000 }
}

test('CD-7 after the call-back the device of the card that was named acts for 72 hours, and no other', () => {
  const one = used()
  const around = { ...alone, current: found(one.emergency.e1), pending: Object.values(one.callBack) }
  const other = { ...notice, callBack: 'c2', report: 'r2', person: 'thief' }
  const rows = happened(declareByCard(other, found(one.card.card3), around), system, one, 20)
  const wish = { result: 'confirmed', note: null, calledOn: 'bensheim', cards: ['c1'] } as const
  const after = happened(settleCallBack(found(rows.emergency.e1), wish, called(rows)), office, rows, 30)
  expect(Object.values(after.grant)).toMatchObject([
    { person: 'card-person', organisation: 'bensheim', role: 'card', emergency: 'e1', until: 9000 + CARD_ACTS },
  ])
  const given = found(Object.values(after.grant)[0])
  expect(CARD_ACTS).toBe(72 * 3_600_000)
  expect(grant.due?.(given)).toEqual({ at: given.until, command: 'grant.end' })
  expect(events(endGrant(given))).toEqual([{ type: 'role-revoked', id: given.id }])
  const ended = { ...given, revoked: true }
  expect([grant.due?.(ended), refusedAs(endGrant(ended))]).toEqual([null, 'unchanged'])
})

test('CD-7 a card that was denied gives nothing, even if it is named', () => {
  const rows = used()
  const wish = { result: 'denied', note: null, calledOn: null, cards: ['c1'] } as const
  const after = happened(settleCallBack(found(rows.emergency.e1), wish, called(rows)), office, rows, 30)
  expect(after.grant).toEqual({})
})

test('CD-8 the device of a card has the directory and the one emergency, and no other key of its organisation', () => {
  const standing = { organisation: 'bensheim', role: 'card', hit: true, emergency: 'e1' } as const
  expect(keysOf('p', [standing], () => ['e1', 'e2'])).toEqual(['all', 'card:e1', 'emergency:e1', 'offers', 'person:p'])
})

test('CD-8 it does what a coordinator does in an emergency, as listed by hand, and nothing else', () => {
  const by = acting('card', 'bensheim')
  const mine = {
    victim: 'bensheim',
    owner: 'bensheim',
    lender: 'lorsch',
    involved: ['bensheim'],
    keepers: ['bensheim'],
  }
  expect(COMMANDS.filter((command) => may(by, command, mine)).sort()).toEqual([...CARD_COMMANDS].sort())
  const theirs = { victim: 'lorsch', owner: 'lorsch', lender: 'lorsch', involved: ['lorsch'], keepers: ['lorsch'] }
  expect(COMMANDS.filter((command) => may(by, command, theirs))).toEqual([])
  expect(COMMANDS.filter((command) => may({ ...by, for: 'lorsch' }, command, theirs))).toEqual([])
})
