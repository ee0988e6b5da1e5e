import { dependantsOf, type Dependency, endDependency, setDependency } from '@beistand/domain/dependency'
import { type Membership, STAGES, type Stage } from '@beistand/domain/membership'
import { after, coordinator, events, office, refusedAs, stranger } from './acting.js'

const wish = { organisation: 'bensheim', provider: 'ekom21', applications: ['civil-register'] }
const stated: Dependency = { id: 'bensheim:ekom21', ...wish, ended: false }
const member = (id: string, stage: Stage): Membership => ({ id, stage, since: 0, admittedFor: null })
const dependency = (organisation: string, changed: Partial<Dependency> = {}): Dependency => ({
  ...stated,
  id: `${organisation}:ekom21`,
  organisation,
  ...changed,
})

test('DE-1 an organisation or the office states, changes and ends what comes from a provider', () => {
  for (const by of [coordinator, office]) {
    expect(after(events(setDependency(undefined, wish, by)))).toEqual({ 'dependency bensheim:ekom21': stated })
    const ended = after(events(endDependency(stated, by)), { 'dependency bensheim:ekom21': stated })
    expect(ended['dependency bensheim:ekom21']).toEqual({ ...stated, ended: true })
    const again = setDependency({ ...stated, ended: true }, { ...wish, applications: ['finance'] }, by)
    expect(after(events(again), ended)['dependency bensheim:ekom21']).toEqual({ ...stated, applications: ['finance'] })
  }
  expect(refusedAs(setDependency(undefined, wish, stranger))).toBe('forbidden')
  expect(refusedAs(endDependency(stated, stranger))).toBe('forbidden')
  expect(refusedAs(endDependency({ ...stated, ended: true }, coordinator))).toBe('unchanged')
})

test('DE-2 a failure hits who depends on the provider now, at any stage but left and rejected', () => {
  const all = STAGES.map((stage) => dependency(stage))
  expect(
    dependantsOf(
      'ekom21',
      all,
      STAGES.map((stage) => member(stage, stage)),
    ),
  ).toEqual(STAGES.filter((stage) => stage !== 'left' && stage !== 'rejected'))
})

test('DE-3 ended dependencies, other providers and strangers to the pact are not hit', () => {
  const dependencies = [
    dependency('ended', { ended: true }),
    dependency('elsewhere', { provider: 'other' }),
    dependency('stranger'),
  ]
  expect(dependantsOf('ekom21', dependencies, [member('ended', 'active'), member('elsewhere', 'active')])).toEqual([])
})
