import { setApplication } from '@beistand/domain/application'
import { setCitizenService } from '@beistand/domain/citizen-service'
import { after, coordinator, events, office, refusedAs } from './acting.js'

const service = { id: 'vehicle-registration', name: 'Kfz-Zulassung', priority: 3 } as const
const application = { id: 'vehicles', name: 'Kfz-Wesen', services: ['vehicle-registration'] }

test('CT-1 the office keeps the catalogue of citizen services and specialist applications', () => {
  const listed = after([
    ...events(setCitizenService(undefined, service, office)),
    ...events(setApplication(undefined, application, office)),
  ])
  expect(listed).toEqual({ 'citizenService vehicle-registration': service, 'application vehicles': application })
  const changed = after(
    [
      ...events(setCitizenService(service, { ...service, priority: 2 }, office)),
      ...events(setApplication(application, { ...application, services: [] }, office)),
    ],
    listed,
  )
  expect(changed['citizenService vehicle-registration']).toEqual({ ...service, priority: 2 })
  expect(changed['application vehicles']).toEqual({ ...application, services: [] })
})

test('CT-2 nobody else changes the catalogue', () => {
  expect(refusedAs(setCitizenService(undefined, service, coordinator))).toBe('forbidden')
  expect(refusedAs(setApplication(undefined, application, coordinator))).toBe('forbidden')
})
