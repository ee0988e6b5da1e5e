import { addReport, declareEmergency, moveEmergency } from '@beistand/contracts/emergency'
import type { Partner } from '@beistand/sim/partner'
import { declares } from './help.js'
import { BENSHEIM, BERGSTRASSE, HEPPENHEIM, ODENWALD, useWorld } from './world.js'

const world = useWorld({ nodes: 2 })

/** Someone who may report, at one node or the other. */
async function reporter(): Promise<{ emergency: string; at: (index: number) => Partner }> {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  return { emergency: await declares(bensheim), at: (index) => bensheim.at(world().node(index % 2).url) }
}

test('J-1 Numbers have no gaps and batches do not mix, however many commands come at once on two nodes', async () => {
  const { emergency, at } = await reporter()
  const others = [await world().partner('coordinator', HEPPENHEIM), await world().partner('coordinator', ODENWALD, 1)]
  const many = Array.from({ length: 40 }, (_, index) =>
    at(index).does(addReport, { text: `Meldung ${index}` }, { params: { emergency } }),
  )
  const declared = others.map((partner) =>
    partner.does(declareEmergency, {
      victim: partner.organisation,
      kind: 'attack',
      severity: 'serious',
      text: 'Alles steht.',
    }),
  )
  const answers = await Promise.all([...many, ...declared])
  const numbers = answers.flatMap(({ first, last }) =>
    Array.from({ length: last - first + 1 }, (_, index) => first + index),
  )
  expect(new Set(numbers).size).toBe(numbers.length)
  const { rows } = await world().db.query<{ seq: number; batch: number }>(
    'SELECT seq::int, batch::int FROM app.journal ORDER BY seq',
  )
  expect(rows.map(({ seq }) => seq)).toEqual(rows.map((_, index) => index + 1))
  for (const { first, last } of answers)
    expect(rows.slice(first - 1, last).map(({ batch }) => batch)).toEqual(
      Array.from({ length: last - first + 1 }, () => first),
    )
})

test('J-2 One key is recorded once, at two nodes at once as well, and means nothing else ever after', async () => {
  const { emergency, at } = await reporter()
  const key = 'nur-einmal-0001'
  const ask = (index: number, text: string) => at(index).ask(addReport, { text }, { key, params: { emergency } })
  const { seq } = await at(0).snapshot()
  const answers = await Promise.all([0, 1, 2, 3, 4, 5].map((index) => ask(index, 'Einmal.')))
  expect(answers.map(({ body }) => body)).toEqual(answers.map(() => answers[0]?.body))
  expect((await ask(0, 'Einmal.')).body).toEqual(answers[0]?.body)
  const other = await ask(1, 'Etwas anderes.')
  expect([other.status, other.problem?.code]).toEqual([409, 'key-reused'])
  expect((await at(0).snapshot()).seq).toBe(seq + 1)
})

test('J-2 Two people may use the same key', async () => {
  const { emergency, at } = await reporter()
  const head = await world().partner('head', BENSHEIM)
  const asking = { key: 'derselbe-0001', params: { emergency } }
  const [one, two] = [
    await at(0).does(addReport, { text: 'A' }, asking),
    await head.does(addReport, { text: 'B' }, asking),
  ]
  expect(one.id).not.toBe(two.id)
})

test('J-3 A refused command leaves nothing, says why in the language asked for, and its key may be tried again', async () => {
  const { emergency } = await reporter()
  const heppenheim = await world().partner('coordinator', HEPPENHEIM)
  const { seq } = await heppenheim.snapshot()
  const asking = { key: 'verweigert-0001', params: { emergency } }
  const answer = await heppenheim.ask(moveEmergency, { phase: 'contained' }, asking)
  expect(answer.status).toBe(403)
  expect(answer.problem?.detail).toBe('Das darf Ihre Rolle hier nicht.')
  expect((await heppenheim.ask(moveEmergency, { phase: 'declared' }, asking)).problem?.code).toBe('forbidden')
  expect((await heppenheim.snapshot()).seq).toBe(seq)
})

test.each(['Ein\u0000Nul', 'halbes \ud800 Paar'])(
  'J-17 A text that the database cannot keep is refused at the door',
  async (text) => {
    const { emergency, at } = await reporter()
    const { seq } = await at(0).snapshot()
    const answer = await at(0).ask(addReport, { text }, { params: { emergency } })
    expect([answer.status, answer.problem?.code]).toEqual([422, 'invalid'])
    expect((await at(0).snapshot()).seq).toBe(seq)
  },
)

test('J-15 The log comes newest first and in pages, filtered, and is exported whole, oldest first', async () => {
  const { emergency, at } = await reporter()
  const office = await world().partner('office', BERGSTRASSE)
  for (const text of ['Eins', 'Zwei', 'Drei']) await at(0).does(addReport, { text }, { params: { emergency } })
  const query = `?emergency=${emergency}&type=report-added&person=coordinator-${BENSHEIM.id}&limit=2`
  const page = await office.log(query)
  expect(page.entries.map(({ event }) => 'text' in event && event.text)).toEqual(['Drei', 'Zwei'])
  const next = await office.log(`${query}&before=${page.next}`)
  expect(next.entries[0]).toMatchObject({ event: { text: 'Eins' } })
  const exported = await office.exported()
  expect(exported.map(({ seq }) => seq)).toEqual(exported.map(({ seq }) => seq).sort((a, b) => a - b))
  const { rows } = await world().db.query<{ seq: number }>(
    `SELECT seq::int FROM app.journal WHERE audience && '{all,pact,office}' ORDER BY seq`,
  )
  expect(exported.map(({ seq }) => seq)).toEqual(expect.arrayContaining(rows.map(({ seq }) => seq)))
})
