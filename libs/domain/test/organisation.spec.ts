import { changeOrganisation, type Organisation, registerOrganisation } from '@beistand/domain/organisation'
import { acting, after, coordinator, events, office, refusedAs, stranger } from './acting.js'

const bensheim: Organisation = {
  id: 'bensheim',
  name: 'Stadt Bensheim',
  kind: 'municipality',
  ags: '06431002',
  lat: 49.68,
  lon: 8.62,
  inhabitants: null,
  district: '06431',
  phone: null,
  mailDomain: 'bensheim.example',
}
const card = { lat: 49.7, lon: 8.6, inhabitants: 40_000, phone: '06251 5550-0', mailDomain: null }

test('OR-1 the office enters an organisation once', () => {
  expect(after(events(registerOrganisation(undefined, bensheim, office)))).toEqual({
    'organisation bensheim': bensheim,
  })
  expect(refusedAs(registerOrganisation(bensheim, bensheim, office))).toBe('exists-already')
  expect(refusedAs(registerOrganisation(undefined, bensheim, coordinator))).toBe('forbidden')
})

test('OR-2 an organisation keeps its own entry, and so does the office, in its own name or for it', () => {
  for (const by of [coordinator, office, acting('office', 'heppenheim', 'bensheim')]) {
    const rows = after(events(changeOrganisation(bensheim, card, by)), { 'organisation bensheim': bensheim })
    expect(rows['organisation bensheim']).toEqual({ ...bensheim, ...card })
  }
})

test('OR-3 neither another organisation nor who only helps or reads changes an entry', () => {
  for (const by of [
    stranger,
    acting('helper', 'bensheim'),
    acting('guest', 'bensheim'),
    acting('observer', 'bensheim'),
  ])
    expect(refusedAs(changeOrganisation(bensheim, card, by))).toBe('forbidden')
})
