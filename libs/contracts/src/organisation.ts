import { ORGANISATION_KINDS } from '@beistand/domain/organisation'
import * as z from 'zod/mini'
import { command, id, text } from './command.js'

/** Official municipality key: 5 digits for a county or independent city, 8 for a municipality. */
export const ags = z.string().check(z.regex(/^\d{5}(\d{3})?$/))
/** A mail domain without the at sign. */
const mailDomain = z.string().check(z.toLowerCase(), z.maxLength(253), z.regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+$/))
const card = {
  lat: z.nullable(z.number().check(z.minimum(-90), z.maximum(90))),
  lon: z.nullable(z.number().check(z.minimum(-180), z.maximum(180))),
  inhabitants: z.nullable(z.int().check(z.minimum(0), z.maximum(100_000_000))),
  phone: z.nullable(text(60)),
  mailDomain: z.nullable(mailDomain),
}

export const registerOrganisation = command({
  name: 'organisation.register',
  method: 'post',
  path: '/organisations',
  summary: "Enter an organisation into the pact's directory. One with an official key gets the key as its id.",
  body: z.object({
    name: text(160),
    kind: z.enum(ORGANISATION_KINDS),
    ags: z.nullable(ags),
    district: z.nullable(id),
    ...card,
  }),
  example: {
    name: 'Stadt Bensheim',
    kind: 'municipality',
    ags: '06431002',
    district: '06431',
    lat: 49.68,
    lon: 8.62,
    inhabitants: null,
    phone: null,
    mailDomain: 'bensheim.example',
  },
  refusals: ['forbidden', 'not-found', 'exists-already'],
})

export const changeOrganisation = command({
  name: 'organisation.change',
  method: 'put',
  path: '/organisations/:organisation',
  summary: 'Change what the directory says of an organisation.',
  body: z.object(card),
  example: { lat: 49.68, lon: 8.62, inhabitants: 40_000, phone: null, mailDomain: 'bensheim.example' },
  refusals: ['forbidden', 'not-found'],
})

export const letPartnersAct = command({
  name: 'pact.let-partners-act',
  method: 'put',
  path: '/pact/partners-act',
  summary: 'Say whether coordinators of active members may act for a victim that cannot act itself.',
  body: z.object({ partnersAct: z.boolean() }),
  example: { partnersAct: true },
  refusals: ['forbidden', 'unchanged'],
  fresh: true,
})
