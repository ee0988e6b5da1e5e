import { declareEmergency, shareEmergency } from '@beistand/contracts/emergency'
import { addComment, addTask, assignTask, moveTask, narrowTask, takeTask } from '@beistand/contracts/task'
import { BENSHEIM, BERGSTRASSE, HEPPENHEIM, ODENWALD, useWorld } from './world.js'

const world = useWorld({ nodes: 2 })
let emergency = ''

beforeAll(async () => {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  emergency = (await bensheim.does(declareEmergency, { ...declareEmergency.example, victim: BENSHEIM.id })).id
  for (const { id } of [HEPPENHEIM, BERGSTRASSE])
    await bensheim.does(shareEmergency, { profile: 'work' }, { params: { emergency, organisation: id } })
})

async function added(): Promise<string> {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  return (await bensheim.does(addTask, { title: 'Arbeitsplätze einrichten' }, { params: { emergency } })).id
}

test('TA-3 of two who take a task at the same moment on two nodes one gets it, and the other is told who has it', async () => {
  const task = await added()
  const [heppenheim, bergstrasse] = [
    await world().partner('coordinator', HEPPENHEIM),
    await world().partner('head', BERGSTRASSE, 1),
  ]
  const answers = await Promise.all(
    [heppenheim, bergstrasse].map((partner) => partner.ask(takeTask, {}, { params: { task } })),
  )
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
  const winner = answers[0]?.ok ? heppenheim : bergstrasse
  expect(answers.find(({ ok }) => !ok)?.problem).toMatchObject({
    code: 'task-taken',
    about: { organisation: winner.organisation, person: winner.person },
  })
  expect((await heppenheim.snapshot()).rows.task[task]).toMatchObject({ state: 'assigned', person: winner.person })
})

test('TA-1 a task goes its way, and everyone of its circle sees it live', async () => {
  const watch = await world().watch(await world().partner('observer', ODENWALD, 1))
  const heppenheim = await world().partner('coordinator', HEPPENHEIM)
  const task = await added()
  await heppenheim.does(takeTask, {}, { params: { task } })
  await heppenheim.does(moveTask, { state: 'in-progress' }, { params: { task } })
  await heppenheim.does(moveTask, { state: 'blocked', reason: 'Der Raum ist zu.' }, { params: { task } })
  await watch.until(({ rows }) => rows.task[task]?.reason === 'Der Raum ist zu.')
  await heppenheim.does(moveTask, { state: 'in-progress' }, { params: { task } })
  await heppenheim.does(moveTask, { state: 'done' }, { params: { task } })
  await watch.until(({ rows }) => rows.task[task]?.state === 'done')
})

test('TA-5 a helper sees the own task only, from when it is assigned until it is not', async () => {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const helper = await world().partner('helper', HEPPENHEIM, 1)
  const watch = await world().watch(helper)
  const task = await added()
  expect((await helper.ask(moveTask, { state: 'in-progress' }, { params: { task } })).problem?.code).toBe('not-found')
  const assignment = { assignee: HEPPENHEIM.id, person: helper.person }
  const comment = await bensheim.does(addComment, { text: 'Schlüssel beim Empfang.' }, { params: { task } })
  await bensheim.does(assignTask, assignment, { params: { task } })
  await watch.until(({ rows }) => rows.task[task] !== undefined && rows.comment[comment.id] !== undefined)
  expect(Object.keys(watch.replica.rows.task)).toEqual([task])
  await helper.does(moveTask, { state: 'in-progress' }, { params: { task } })
  await helper.does(addComment, { text: 'Bin da.' }, { params: { task } })
  await bensheim.does(assignTask, { assignee: null, person: null }, { params: { task } })
  await watch.until(({ rows }) => Object.keys({ ...rows.task, ...rows.comment }).length === 0)
})

test('TA-4 a person of another organisation is not given the task', async () => {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const task = await added()
  const assign = async (assignee: string, person: string) =>
    (await bensheim.ask(assignTask, { assignee, person }, { params: { task } })).problem?.code
  expect(await assign(HEPPENHEIM.id, `helper-${BERGSTRASSE.id}`)).toBe('person-elsewhere')
  expect(await assign(ODENWALD.id, `helper-${ODENWALD.id}`)).toBe('not-involved')
})

test('TA-7 a narrowed task takes its comments along, out of the sight of everyone whom it does not name', async () => {
  const bensheim = await world().partner('coordinator', BENSHEIM)
  const [named, other] = [
    await world().partner('head', BERGSTRASSE, 1),
    await world().partner('coordinator', HEPPENHEIM),
  ]
  const [namedWatch, otherWatch] = await Promise.all([world().watch(named), world().watch(other)])
  const task = await added()
  const comments = await Promise.all(
    [bensheim, other].map((partner) =>
      partner.does(addComment, { text: 'Verdacht gegen innen.' }, { params: { task } }),
    ),
  )
  const ids = comments.map(({ id }) => id)
  await Promise.all(
    [namedWatch, otherWatch].map((watch) => watch.reaches(Math.max(...comments.map(({ last }) => last)))),
  )
  const { first, last } = await bensheim.does(narrowTask, { persons: [named.person] }, { params: { task } })
  expect(last - first + 1).toBe(3)
  await Promise.all([namedWatch.reaches(last), otherWatch.reaches(last)])
  expect(ids.map((id) => namedWatch.replica.rows.comment[id]?.tlp)).toEqual(['TLP:RED', 'TLP:RED'])
  expect(otherWatch.replica.rows.task[task]).toBeUndefined()
  expect(ids.filter((id) => otherWatch.replica.rows.comment[id])).toEqual([])
  expect(JSON.stringify(await other.log())).not.toContain('Verdacht gegen innen.')
})
