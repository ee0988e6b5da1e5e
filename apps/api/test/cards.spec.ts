import { issueCards, revokeCard } from '@beistand/contracts/card'
import { settleCallBack } from '@beistand/contracts/call-back'
import { addReport, declareEmergency, moveEmergency } from '@beistand/contracts/emergency'
import { openNeed } from '@beistand/contracts/need'
import { makeOffer } from '@beistand/contracts/offer'
import { CARD_LASTS } from '@beistand/domain/card'
import { CARD_ACTS } from '@beistand/domain/grant'
import { newCardCode } from '@beistand/sim/card'
import { Partner } from '@beistand/sim/partner'
import { openedForm, type Sent, sendForm } from './notfall-form.js'
import { BENSHEIM, BERGSTRASSE, EKOM21, HEPPENHEIM, ODENWALD, PACT, type TestOrganisation, useWorld } from './world.js'

const NOW = 1_793_000_000_000
/** Ten from each address, which is not slowed down by so few. */
const GUESSES = process.env['TEST_FULL'] === '1' ? 100_000 : 1_000
const towns = [BENSHEIM, HEPPENHEIM, ODENWALD, EKOM21]
const world = useWorld({
  nodes: 2,
  manualClock: true,
  events: towns.map(({ id }) => ({
    type: 'contact-added',
    id: `it-${id}`,
    organisation: id,
    title: 'IT-Leitung',
    phone: '06251 90009-012',
    mail: null,
    note: null,
  })),
})
beforeAll(() => world().setClock(NOW))

/** Of the device that the office has called back. */
const cookies: string[] = []
const office = () => world().partner('office', BERGSTRASSE)

async function issued(of: TestOrganisation, places: readonly (1 | 2 | 3)[] = [1]): Promise<string[]> {
  const codes = places.map(() => newCardCode())
  const cards = places.map((place, index) => ({ place, code: codes[index] ?? '' }))
  await (await office()).does(issueCards, { cards }, { params: { organisation: of.id } })
  return codes
}

const notice = { lang: 'de', seen: 'Alle Server verschlüsselt.', severity: 'critical', phone: '0170 7654321' }

async function declared(of: TestOrganisation, code: string, more: Record<string, string> = {}): Promise<Sent> {
  const { key, token } = await openedForm(world().url, '/notfall/karte')
  return sendForm(world().url, { ...notice, key, token, organisation: `${PACT}/${of.id}`, code, ...more })
}

async function openEmergencyOf({ id }: TestOrganisation) {
  const { rows } = await (await office()).snapshot()
  const emergency = Object.values(rows.emergency).find((row) => row.victim === id && row.phase !== 'cancelled')
  return { rows, emergency, pending: Object.values(rows.callBack).filter((row) => row.victim === id) }
}

test('CD-9 with a card someone without an account declares; until the office has called back the device sees nothing', async () => {
  const [code = ''] = await issued(BENSHEIM, [1, 2, 3])
  const watch = await (await world().partner('head', ODENWALD)).watch()
  const { status, page, cookie } = await declared(BENSHEIM, code.toUpperCase())
  expect([status, page.includes('72 Stunden')]).toEqual([200, true])
  await watch.until(({ rows }) => Object.values(rows.emergency).some(({ victim }) => victim === BENSHEIM.id))
  watch.close()
  const { emergency, rows } = await openEmergencyOf(BENSHEIM)
  expect(emergency).toMatchObject({ phase: 'suspected', callBack: 'pending' })
  expect(Object.values(rows.card).filter(({ state }) => state === 'used')).toMatchObject([{ emergency: emergency?.id }])
  const session = await fetch(`${world().url}/api/session`, { headers: { Cookie: cookie } })
  expect(await session.json()).toMatchObject({ email: '', operator: false, grants: [] })
  expect((await fetch(`${world().url}/api/snapshot`, { headers: { Cookie: cookie } })).status).toBe(403)
})

test('CD-10 the same form sent twice is one declaration and answered alike; the card is used up for any other', async () => {
  const [code = ''] = await issued(HEPPENHEIM)
  const { key, token } = await openedForm(world().url, '/notfall/karte')
  const form = { ...notice, key, token, organisation: HEPPENHEIM.id, code }
  const [first, second] = [await sendForm(world().url, form), await sendForm(world().url, form)]
  expect([first.status, second.status, second.page === first.page, second.cookie !== '']).toEqual([
    200,
    200,
    true,
    true,
  ])
  expect(first.page).toContain('Jetzt ruft zurück')
  const again = await declared(HEPPENHEIM, code)
  expect([again.status, again.page.includes('gilt nicht mehr'), again.cookie]).toEqual([409, true, ''])
  expect((await openEmergencyOf(HEPPENHEIM)).pending).toHaveLength(1)
})

test('CD-10 of ten who use one card at once on two nodes, one declares', async () => {
  const [code = ''] = await issued(EKOM21)
  const forms = await Promise.all(Array.from({ length: 10 }, () => openedForm(world().url, '/notfall/karte')))
  const sent = await Promise.all(
    forms.map(({ key, token }, index) =>
      sendForm(
        world().node(index % 2).url,
        { ...notice, key, token, organisation: EKOM21.id, code },
        `127.0.1.${index + 1}`,
      ),
    ),
  )
  expect(sent.map(({ status }) => status).sort()).toEqual([200, ...Array.from({ length: 9 }, () => 409)])
  expect((await openEmergencyOf(EKOM21)).pending).toHaveLength(1)
})

test('CD-11 revoked, renewed and expired cards declare nothing, nor does one of another town, and nothing is recorded', async () => {
  const [revoked = '', renewed = '', kept = ''] = await issued(ODENWALD, [1, 2, 3])
  const { rows } = await (await office()).snapshot()
  const first = Object.values(rows.card).find(({ organisation, place }) => organisation === ODENWALD.id && place === 1)
  await (await office()).does(revokeCard, {}, { params: { card: first?.id ?? '' } })
  await issued(ODENWALD, [2])
  expect([(await declared(ODENWALD, revoked)).status, (await declared(ODENWALD, renewed)).status]).toEqual([409, 409])
  expect((await declared(BENSHEIM, kept)).status).toBe(422)
  expect((await openEmergencyOf(ODENWALD)).emergency).toBeUndefined()
})

test('CD-11 what is mistyped is told by the check word, without a guess', async () => {
  const words = newCardCode().split(' ')
  const mistyped = words.with(0, words[0] === 'abend' ? 'zopf' : 'abend').join(' ')
  const answers: Sent[] = []
  for (let count = 0; count < 30; count++) answers.push(await declared(ODENWALD, mistyped))
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([422]))
  expect(answers[0]?.page).toContain('Prüfen Sie die fünf Wörter')
  expect(Math.max(...answers.slice(-5).map(({ took }) => took))).toBeLessThan(2000)
})

test('CD-12 however many guess from however many addresses, nothing is found, and the real card works at once', async () => {
  const [early = '', late = ''] = await issued(ODENWALD, [1, 3])
  const { key, token } = await openedForm(world().url, '/notfall/karte')
  let left = GUESSES
  const found: number[] = []
  const guesser = async () => {
    while (left > 0) {
      const address = Math.ceil(left-- / 10)
      const from = `127.${address >> 16}.${(address >> 8) & 255}.${address & 255 || 1}`
      const form = { ...notice, key, token, organisation: ODENWALD.id, code: newCardCode() }
      const { status } = await sendForm(world().url, form, from)
      if (status !== 422) found.push(status)
    }
  }
  const began = performance.now()
  const guessing = Promise.all(Array.from({ length: 6 }, guesser))
  const first = await declared(ODENWALD, early)
  await guessing
  const second = await declared(ODENWALD, late)
  const each = (performance.now() - began) / GUESSES
  expect(found).toEqual([])
  for (const real of [first, second]) expect([real.status, real.took < 20 * each + 1000]).toEqual([200, true])
}, 3_600_000)

test('CD-12 one address that goes on guessing waits for every answer, and is told to use another network', async () => {
  const { key, token } = await openedForm(world().url, '/notfall/karte')
  const guess = () =>
    sendForm(world().url, { ...notice, key, token, organisation: BENSHEIM.id, code: newCardCode() }, '127.8.0.1')
  for (let count = 0; count < 12; count++) await guess()
  expect((await guess()).took).toBeGreaterThan(900)
  const crowd = await Promise.all(Array.from({ length: 12 }, guess))
  const sent = crowd.map(({ status }) => status)
  expect([sent.filter((status) => status === 422).length, sent.filter((status) => status === 429).length]).toEqual([
    8, 4,
  ])
}, 60_000)

test('CD-13 after the call-back the device reads and works on that emergency like the coordinator, and nothing else', async () => {
  const [code = ''] = await issued(BENSHEIM, [2])
  const { cookie } = await declared(BENSHEIM, code)
  cookies.push(cookie)
  const { emergency, pending, rows: all } = await openEmergencyOf(BENSHEIM)
  const params = { emergency: emergency?.id ?? '' }
  const mine = pending.find(({ card }) => all.card[card ?? '']?.place === 2)
  const wish = { result: 'confirmed' as const, note: 'IT-Leitung.', cards: [mine?.id ?? ''] }
  expect((await (await office()).ask(settleCallBack, wish, { params })).problem?.code).toBe('number-on-file-needed')
  await (await office()).does(settleCallBack, { ...wish, calledOn: `it-${BENSHEIM.id}` }, { params })

  const device = await Partner.resumed(world().url, cookie)
  expect(device.session.grants).toMatchObject([
    { role: 'card', organisation: BENSHEIM.id, emergency: params.emergency },
  ])
  const { rows } = await device.snapshot()
  expect(Object.keys(rows.emergency)).toEqual([params.emergency])
  for (const noun of ['contact', 'invitation', 'card', 'callBack', 'shift', 'recovery', 'decision'] as const)
    expect([noun, Object.keys(rows[noun])]).toEqual([noun, []])
  expect(Object.values(rows.grant).map(({ person }) => person)).toEqual([device.person])

  await device.does(moveEmergency, { phase: 'contained' }, { params })
  await device.does(
    addReport,
    { text: 'Wir arbeiten auf Papier.', tlp: 'TLP:AMBER', circle: { to: 'involved' } },
    { params },
  )
  await device.does(openNeed, openNeed.example, { params })
  expect((await device.ask(declareEmergency, { ...declareEmergency.example, victim: BENSHEIM.id })).status).toBe(403)
  expect((await device.ask(makeOffer, makeOffer.example)).status).toBe(403)
  const { emergency: other } = await openEmergencyOf(EKOM21)
  const elsewhere = { params: { emergency: other?.id ?? '' } }
  expect((await device.ask(moveEmergency, { phase: 'contained' }, elsewhere)).status).toBe(404)
  const { entries } = await (await office()).log('?type=need-opened')
  expect(entries[0]?.by).toMatchObject({ role: 'card', organisation: BENSHEIM.id, person: device.person })
})

test('CD-14 used or not, the device stays for 72 hours, longer than any other idle session; then it is sent away', async () => {
  const cookie = cookies.at(-1) ?? ''
  const device = await Partner.resumed(world().url, cookie)
  const { rows } = await device.snapshot()
  const until = rows.grant[device.grant]?.until ?? 0
  expect(until).toBe(NOW + CARD_ACTS)
  await world().setClock(until - 1)
  expect((await device.snapshot()).keys).toContain(`emergency:${Object.keys(rows.emergency)[0] ?? ''}`)
  const watch = await device.watch()
  await world().setClock(until)
  await watch.until(() => watch.ended === 'sent-away')
  watch.close()
  expect((await fetch(`${world().url}/api/snapshot`, { headers: { Cookie: cookie } })).status).toBe(403)
}, 60_000)

test('CD-14 a card that nobody used ends by itself after thirteen months', async () => {
  await world().setClock(NOW + CARD_LASTS)
  const watch = await (await office()).watch()
  await watch.until(({ rows }) => Object.values(rows.card).every(({ state }) => state !== 'valid'))
  watch.close()
  const states = new Set(Object.values(watch.replica.rows.card).map(({ state }) => state))
  expect(states).toEqual(new Set(['used', 'revoked', 'renewed', 'expired']))
})
