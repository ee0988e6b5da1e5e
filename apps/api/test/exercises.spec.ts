import { declareEmergency } from '@beistand/contracts/emergency'
import { endExercise, startExercise } from '@beistand/contracts/exercise'
import { makeOffer } from '@beistand/domain/offer'
import { isRefusal } from '@beistand/domain/refusal'
import { BENSHEIM, HEPPENHEIM, OFFICE, useWorld } from './world.js'

const system = { person: 'founding', organisation: 'system', role: 'system', for: null } as const
const made = makeOffer(
  {
    id: 'notebooks',
    owner: HEPPENHEIM.id,
    kind: 'equipment',
    title: 'Notebooks',
    place: null,
    units: 5,
    windows: [{ from: 41_000, to: 42_000 }],
    reserve: 0,
    maxSlots: null,
    skills: {},
    features: ['notebook'],
    modes: ['onsite'],
    maxKm: null,
    dependsOn: [],
    preconditions: [],
    contact: '',
  },
  system,
)
const world = useWorld({ events: isRefusal(made) ? [] : made })
const attack = { victim: BENSHEIM.id, kind: 'attack', severity: 'serious', text: 'ÜBUNG' } as const

test('EX-1 an exercise starts with its own copy of every offer, and only the office starts it', async () => {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  expect((await bensheim.ask(startExercise, { name: 'Herbstübung' })).status).toBe(403)
  const { id } = await (await world().partner('office', OFFICE)).does(startExercise, { name: 'Herbstübung' })
  const { rows } = await bensheim.snapshot()
  const copies = Object.values(rows.offer).filter(({ exercise }) => exercise === id)
  expect(copies.map(({ copyOf, units }) => [copyOf, units])).toEqual([['notebooks', 5]])
  expect(rows.load[copies[0]?.id ?? '']).toMatchObject({ held: {}, tainted: 0 })
})

test('EX-2 a victim has one open emergency in the exercise and one in reality, and neither is the other', async () => {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const exercise = Object.values((await bensheim.snapshot()).rows.exercise)[0]?.id ?? ''
  const onPaper = await bensheim.does(declareEmergency, { ...attack, exercise })
  const again = await bensheim.does(declareEmergency, { ...attack, exercise })
  expect([onPaper.last - onPaper.first, again.last - again.first]).toEqual([4, 0])
  const real = await bensheim.does(declareEmergency, attack)
  const { emergency } = (await bensheim.snapshot()).rows
  expect([emergency[onPaper.id]?.exercise, emergency[real.id]?.exercise]).toEqual([exercise, null])
})

test('EX-4 a real declaration ends the exercise with one command, and everyone sees that it is over', async () => {
  const helper = await world().watch(await world().partner('helper', HEPPENHEIM))
  const heppenheim = await world().partner('coordinator', HEPPENHEIM)
  const exercise = Object.values((await heppenheim.snapshot()).rows.exercise)[0]?.id ?? ''
  const real = { ...attack, victim: HEPPENHEIM.id, text: 'Echt: alles verschlüsselt' }
  const inside = await heppenheim.ask(declareEmergency, { ...real, exercise, endExercise: exercise })
  expect(inside.problem?.code).toBe('only-real-ends-exercise')
  const { id } = await heppenheim.does(declareEmergency, { ...real, endExercise: exercise })
  await helper.until(({ rows }) => rows.exercise[exercise]?.endedFor === id)
  const { rows } = await heppenheim.snapshot()
  const inExercise = Object.values(rows.emergency).filter((row) => row.exercise === exercise)
  expect(inExercise.map(({ phase }) => phase)).toEqual(['closed'])
  expect(rows.emergency[id]).toMatchObject({ phase: 'declared', exercise: null })
  expect(
    Object.values(rows.offer)
      .map((row) => [row.exercise, row.state])
      .sort(),
  ).toEqual(
    [
      [null, 'available'],
      [exercise, 'withdrawn'],
    ].sort(),
  )
})

test('EX-3 an exercise that is over is not ended again', async () => {
  const office = await world().partner('office', OFFICE)
  const exercise = Object.values((await office.snapshot()).rows.exercise)[0]?.id ?? ''
  expect((await office.ask(endExercise, {}, { params: { exercise } })).problem?.code).toBe('exercise-over')
})
