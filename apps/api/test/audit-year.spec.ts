import { auditPage, noticeList } from '@beistand/contracts/audit'
import type { Partner } from '@beistand/sim/partner'
import { BERGSTRASSE, HEPPENHEIM, PACT, useWorld } from './world.js'

const DAY = 86_400_000
const FULL = process.env['TEST_FULL'] === '1'
const NOTES = FULL ? 200_000 : 20_000
/** That these reach over a year, but for a few days: none of them has had its time yet. */
const APART = 31_104_000 / NOTES
const BEGINNING = Date.now()
const world = useWorld({ manualClock: true })
let office: Partner

/**
 * A year of notes, the newest of an hour ago: of ten, six sign-ins of people of the pact, two of people of other pacts, one
 * failure of nobody known and one of the pact itself, of which every hundredth is the use of a card. Texts by hand, so that
 * the test can count: $1 the newest, $2 pact
 */
const YEAR = `INSERT INTO app.audit (id, at, kind, person, actor, pact, organisation, about, place, count)
  SELECT gen_random_uuid(), $1::timestamptz - n * interval '${APART} seconds',
    CASE WHEN n % 10 = 8 THEN 'sign-in-failed' WHEN n % 1000 = 9 THEN 'card-used' WHEN n % 10 = 9 THEN 'journal-exported' ELSE 'sign-in' END,
    CASE WHEN n % 10 < 6 THEN people[1 + n % cardinality(people)] WHEN n % 10 < 8 THEN 'elsewhere-' || n % 300 END,
    NULL, CASE WHEN n % 10 = 9 THEN $2 END, CASE WHEN n % 10 = 9 THEN '${HEPPENHEIM.id}' END, 'Firefox, Linux', '203.0.113.0/24', 1
  FROM generate_series(1, ${NOTES}) n, (SELECT array_agg(id ORDER BY id) AS people FROM app.identity) i`

beforeAll(async () => {
  await world().setClock(BEGINNING)
  office = await world().partner('office', BERGSTRASSE)
  await world().db.query(YEAR, [new Date(BEGINNING - 3_600_000), PACT])
  await world().db.query('ANALYZE app.audit')
}, 120_000)

test('AU-9 the pages of a year hold each note once', async () => {
  const seen = new Set<string>()
  const walk = async (kinds: string) => {
    for (let next: string | null = ''; next !== null;) {
      const before: string = next && `&before=${encodeURIComponent(next)}`
      const page = auditPage.parse((await office.call(`/audit?limit=200&kinds=${kinds}${before}`)).body)
      for (const { id } of page.notes) seen.add(id)
      next = page.next
    }
  }
  await walk('card-used')
  expect(seen.size).toBe(NOTES / 1000)
  await walk('journal-exported')
  expect(seen.size).toBe(NOTES / 10)
  expect(noticeList.parse((await office.call('/session/notices')).body).notes).toHaveLength(FULL ? 8 : 1)
}, 120_000)

test('AU-9 the table of a year is whole', async () => {
  const table = await fetch(`${world().url}/api/audit`, {
    headers: { Accept: 'text/csv', Cookie: office.cookie, 'Acting-Grant': office.grant },
  })
  const lines = (await table.text()).split('Firefox, Linux').length - 1
  expect(lines).toBe(NOTES * 0.7)
}, 300_000)

test('AU-9 what has had its time goes although it is a whole year, and the office reads on meanwhile', async () => {
  const value = async (text: string) => (await world().db.query<{ value: number }>(text)).rows[0]?.value
  const places = `SELECT count(*)::int AS value FROM app.audit WHERE place = '203.0.113.0/24'`
  await world().setClock(BEGINNING + 366 * DAY)
  office = await world().partner('office', BERGSTRASSE)
  while ((await value(places)) !== 0) expect((await office.call('/audit?limit=200')).ok).toBe(true)
  while ((await value(`SELECT count(*)::int AS value FROM app.audit WHERE about = 'Firefox, Linux'`)) !== 0)
    expect((await office.call('/audit?limit=200')).ok).toBe(true)
}, 120_000)
