import {
  type AccessRequest,
  accessRequest,
  answerAccess,
  askAccess,
  withdrawAccess,
} from '@beistand/domain/access-request'
import type { Involvement } from '@beistand/domain/involvement'
import type { By } from '@beistand/domain/noun'
import { acting, after, events, refusedAs } from './acting.js'
import { Lending } from './lending.js'

const { emergency } = new Lending()
const lorsch = acting('coordinator', 'lorsch')
const victim = acting('coordinator', 'heppenheim')
const wish = { id: 'r', profile: 'work', reason: 'Wir nehmen Ihre Bürger auf.' } as const
const nothing = { current: undefined, requests: [] }
const ask = (by: By, requests: readonly AccessRequest[] = [], current?: Involvement) =>
  askAccess(emergency, wish, { by, current, requests })
const asked: AccessRequest = {
  id: 'r',
  emergency: 'emergency',
  victim: 'heppenheim',
  organisation: 'lorsch',
  author: lorsch.person,
  madeFor: null,
  profile: 'work',
  reason: wish.reason,
  state: 'asked',
  askedAt: 1,
  settledAt: null,
  movedFor: null,
  answer: null,
}
const involved: Involvement = {
  id: 'emergency:lorsch',
  emergency: 'emergency',
  organisation: 'lorsch',
  profile: 'work',
  ended: false,
}

test('RO-14 an organisation asks to be involved, once at a time, and only while the emergency is open', () => {
  expect(Object.values(after(events(ask(lorsch))))[0]).toMatchObject({ state: 'asked', profile: 'work' })
  expect(refusedAs(ask(lorsch, [asked]))).toBe('exists-already')
  expect(refusedAs(ask(lorsch, [{ ...asked, state: 'refused' }]))).toBeNull()
  expect(refusedAs(ask(acting('coordinator', 'lampertheim'), [asked]))).toBeNull()
  expect(refusedAs(ask(lorsch, [], involved))).toBe('unchanged')
  expect(refusedAs(ask(lorsch, [], { ...involved, profile: 'read' }))).toBeNull()
  expect(refusedAs(askAccess({ ...emergency, phase: 'closed' }, wish, { by: lorsch, ...nothing }))).toBe(
    'emergency-closed',
  )
})

test('RO-15 the victim answers, or the office for it, as far as it wants; the answer involves in the same batch', () => {
  const answer = (by: By, profile: 'read' | 'work' | null) =>
    answerAccess(asked, { profile, answer: 'Gern.' }, { by, current: undefined })
  expect(events(answer(victim, 'read')).map(({ type }) => type)).toEqual(['access-granted', 'organisation-involved'])
  const rows = after(events(answer(victim, 'read')), { 'accessRequest r': asked })
  expect(rows['accessRequest r']).toMatchObject({ state: 'granted', profile: 'read', answer: 'Gern.' })
  expect(rows['involvement emergency:lorsch']).toMatchObject({ profile: 'read', ended: false })
  expect(events(answer(acting('office', 'lorsch', 'heppenheim'), null)).map(({ type }) => type)).toEqual([
    'access-refused',
  ])
  for (const by of [lorsch, acting('office', 'lorsch'), acting('observer', 'heppenheim')])
    expect(refusedAs(answer(by, 'work'))).toBe('forbidden')
})

test('RO-15 who has access already and is given more or less only changes its profile', () => {
  const given = answerAccess(asked, { profile: 'lead', answer: '' }, { by: victim, current: involved })
  expect(events(given).map(({ type }) => type)).toEqual(['access-granted', 'involvement-changed'])
})

test('RO-16 a request is answered or taken back once, by who asked', () => {
  expect(events(withdrawAccess(asked, lorsch))).toEqual([{ type: 'access-request-withdrawn', id: 'r' }])
  expect(refusedAs(withdrawAccess(asked, victim))).toBe('forbidden')
  for (const state of ['granted', 'refused', 'withdrawn'] as const) {
    const row = { ...asked, state }
    expect(refusedAs(withdrawAccess(row, lorsch))).toBe('already-answered')
    const late = answerAccess(row, { profile: 'read', answer: '' }, { by: victim, current: undefined })
    expect(refusedAs(late)).toBe('already-answered')
  }
})

test('RO-16 a request is seen by who asks, by the victim with its card, and by the office, and by nobody else', () => {
  expect(accessRequest.audience(asked)).toEqual(['office', 'org:heppenheim', 'org:lorsch', 'card:emergency'])
})
