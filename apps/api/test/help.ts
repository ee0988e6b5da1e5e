import { requestLoan } from '@beistand/contracts/commitment'
import { declareEmergency } from '@beistand/contracts/emergency'
import { openNeed } from '@beistand/contracts/need'
import { makeOffer } from '@beistand/contracts/offer'
import { isOpen } from '@beistand/domain/emergency'
import { halfDayAt, type Window } from '@beistand/domain/half-day'
import type { Partner } from '@beistand/sim/partner'
import type * as z from 'zod/mini'
import { BENSHEIM, HEPPENHEIM, type TestOrganisation } from './world.js'

/** The ids of a need, an offer that may serve it, and the request between them. */
export interface Asked {
  readonly emergency: string
  readonly need: string
  readonly offer: string
  readonly loan: string
}

/** From the running half day on, as the tests need it. */
export function ahead(halfDays: number, now = Date.now()): Window {
  const from = halfDayAt(now)
  return { from, to: from + halfDays }
}

/** The victim's open emergency; a further declaration is a report on it. */
export async function declares(victim: Partner, { id }: TestOrganisation = BENSHEIM): Promise<string> {
  const attack = { victim: id, kind: 'attack', severity: 'serious', text: 'Alle Bildschirme sind schwarz.' } as const
  await victim.does(declareEmergency, attack)
  const { emergency } = (await victim.snapshot()).rows
  const current = Object.values(emergency).find((row) => row.victim === id && isOpen(row))
  if (!current) throw new Error('nothing was declared')
  return current.id
}

export async function needs(
  victim: Partner,
  emergency: string,
  wish: Partial<z.input<(typeof openNeed)['body']>> = {},
): Promise<string> {
  const body = { kind: 'staff', quantity: 2, window: ahead(6), priority: 2, ...wish } as const
  return (await victim.does(openNeed, body, { params: { emergency } })).id
}

export async function offers(
  lender: Partner,
  wish: Partial<z.input<(typeof makeOffer)['body']>> = {},
): Promise<string> {
  const body: z.input<(typeof makeOffer)['body']> = {
    owner: HEPPENHEIM.id,
    kind: 'staff',
    title: 'Fachkraft',
    units: 3,
    windows: [ahead(60)],
    ...wish,
  }
  return (await lender.does(makeOffer, body)).id
}

/** Declares, needs, offers and requests one unit for four half days. */
export async function asks(
  victim: Partner,
  lender: Partner,
  offering: Parameters<typeof offers>[1] = {},
): Promise<Asked> {
  const emergency = await declares(victim)
  const [need, offer] = [await needs(victim, emergency, needFor(offering.kind)), await offers(lender, offering)]
  const wish = { offer, units: 1, window: ahead(4), mode: 'onsite' } as const
  const { id } = await victim.does(requestLoan, wish, { params: { need } })
  return { emergency, need, offer, loan: id }
}

function needFor(kind: z.input<(typeof makeOffer)['body']>['kind'] = 'staff') {
  return kind === 'remote' ? {} : { kind }
}
