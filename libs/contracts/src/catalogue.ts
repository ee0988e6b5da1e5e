import { PRIORITIES } from '@beistand/domain/citizen-service'
import * as z from 'zod/mini'
import { command, id, text } from './command.js'

export const setApplication = command({
  name: 'application.set',
  method: 'put',
  path: '/applications/:application',
  summary: "List a specialist application in the pact's catalogue, or change it there.",
  body: z.object({ name: text(120), services: z.array(id).check(z.maxLength(100)) }),
  example: { name: 'Kfz-Zulassung', services: ['vehicle-registration'] },
  refusals: ['forbidden', 'not-found'],
})

export const setCitizenService = command({
  name: 'citizenService.set',
  method: 'put',
  path: '/citizen-services/:service',
  summary: "List a citizen service in the pact's catalogue, or change it there.",
  body: z.object({ name: text(120), priority: z.literal(PRIORITIES) }),
  example: { name: 'Kfz-Zulassung', priority: 3 },
  refusals: ['forbidden'],
})
