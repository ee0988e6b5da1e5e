import * as loans from '@beistand/contracts/commitment'
import * as shifts from '@beistand/contracts/deployment'
import { narrowNeedNote, noteNeed } from '@beistand/contracts/need-note'
import { changeNeed, closeNeed, openNeed } from '@beistand/contracts/need'
import { blockOffer, changeOffer, endBlock, keepOffer, makeOffer, moveOffer, nameCrew } from '@beistand/contracts/offer'
import { addPrecondition, movePrecondition, waivePrecondition } from '@beistand/contracts/precondition'
import type { Command, Recorded } from '@beistand/contracts/command'
import type * as z from 'zod/mini'
import { ahead } from '../help.js'
import { readersOf } from './emergency.js'
import { type Actor, coordinator, type Deed, type Does, LENDER, NOW, personOf, VICTIM } from './cast.js'

const HOUR = 3_600_000
const victim = coordinator(VICTIM)
const lender = coordinator(LENDER)
const owned = { as: lender, is: { owner: [LENDER] } }
const asked = { as: victim, is: { victim: [VICTIM] } }
const lent = { as: lender, is: { lender: [LENDER] } }
const sides = { as: lender, is: { victim: [VICTIM], lender: [LENDER] } }
const helper: Actor = { role: 'helper', organisation: LENDER }
const guest: Actor = { role: 'guest', organisation: VICTIM }

export type Kind = 'staff' | 'equipment' | 'workstation'

/** The offers and needs of the story, one of each kind; enough of each for everyone whom the full run lets ask at each step. */
export interface Stock {
  readonly offers: Readonly<Record<Kind, string>>
  readonly needs: Readonly<Record<Kind, string>>
}

/** The lender's offers, changed, paused, blocked and staffed. */
export async function offerAll(does: Does): Promise<Stock['offers']> {
  const content = { title: 'Hilfe', units: 60, windows: [ahead(60, NOW)] }
  const make = async (kind: Kind) => (await does(makeOffer, { ...owned, body: { owner: LENDER, kind, ...content } })).id
  const offers = {
    staff: await make('staff'),
    equipment: await make('equipment'),
    workstation: await make('workstation'),
  }
  const params = { offer: offers.staff }
  await does(changeOffer, { ...owned, body: { ...content, title: 'Netzwerkfachkräfte' }, params })
  for (const state of ['paused', 'available'] as const) await does(moveOffer, { ...owned, body: { state }, params })
  await does(keepOffer, { ...owned, body: { keep: true }, params })
  for (const persons of [[personOf(lender)], [personOf(helper)]])
    await does(nameCrew, { ...owned, body: { persons }, params })
  const window = { from: ahead(60, NOW).to - 2, to: ahead(60, NOW).to }
  const { id } = await does(blockOffer, { ...owned, body: { window, units: 1, reason: 'Urlaub' }, params })
  await does(endBlock, { ...owned, body: {}, params: { absence: id } })
  return offers
}

export async function needAll(does: Does, emergency: string): Promise<Stock['needs']> {
  const open = async (kind: Kind) => {
    const body = { kind, quantity: 60, window: ahead(6, NOW), priority: 1 } as const
    return (await does(openNeed, { ...asked, body, params: { emergency } })).id
  }
  const needs = {
    staff: await open('staff'),
    equipment: await open('equipment'),
    workstation: await open('workstation'),
  }
  const body = { quantity: 60, window: ahead(6, NOW), priority: 1, note: 'Mit Erfahrung' } as const
  await does(changeNeed, { ...asked, body, params: { need: needs.staff } })
  const params = { need: needs.staff }
  const { id } = await does(noteNeed, { ...asked, body: { text: 'Schlüssel an der Pforte.' }, params })
  const narrowed = { body: { persons: readersOf(VICTIM) }, params: { note: id } }
  await does(narrowNeedNote, { as: victim, is: { owner: [VICTIM] }, ...narrowed })
  return needs
}

/** Loans of every course, told one after the other. */
export class Loans {
  constructor(
    private readonly does: Does,
    private readonly stock: Stock,
  ) {}

  async tell(): Promise<void> {
    await this.answers()
    await this.duty()
    await this.exits()
    await this.equipment()
    await this.desk()
    await this.leftToTime()
  }

  /** Closes a need whose help is over; what is unanswered is withdrawn with it. */
  async close(): Promise<void> {
    await this.does(closeNeed, { ...asked, body: { reason: 'met' }, params: { need: this.stock.needs.staff } })
  }

  private async request(kind: Kind, units = 1, length = 4): Promise<string> {
    const body = { offer: this.stock.offers[kind], units, window: ahead(length, NOW), mode: 'onsite' } as const
    const params = { need: this.stock.needs[kind] }
    return (await this.does(loans.requestLoan, { ...asked, body, params })).id
  }

  private step<C extends Command>(
    command: C,
    deed: Pick<Deed, 'as' | 'is'>,
    commitment: string,
    body: z.input<C['body']>,
  ): Promise<Recorded> {
    return this.does(command, { ...deed, body, params: { commitment } })
  }

  /** Accepted in part, the rest declined; withdrawn; offered unasked and accepted by the victim. */
  private async answers(): Promise<void> {
    const whole = await this.request('staff', 2)
    await this.step(loans.acceptLoan, lent, whole, { units: 1, rest: 'not-available' })
    await this.step(loans.declineLoan, lent, await this.request('staff'), { reason: 'needed-at-home' })
    await this.step(loans.withdrawLoan, asked, await this.request('staff'), {})
    const body = { offer: this.stock.offers.staff, units: 1, window: ahead(4, NOW), mode: 'onsite' } as const
    const wish = { offer: this.stock.offers.staff, units: 1, window: ahead(4, NOW), mode: 'onsite' } as const
    const both = [this.stock.needs.staff, this.stock.needs.staff].map((need) => ({ ...wish, need }))
    const { id } = await this.does(loans.requestLoans, { ...asked, body: { requests: both } })
    await this.step(loans.withdrawLoan, asked, id, {})
    const offered = await this.does(loans.offerLoan, { ...lent, body, params: { need: this.stock.needs.staff } })
    await this.step(loans.acceptLoan, asked, offered.id, {})
  }

  /** From acceptance to the way home, with preconditions, a shift and a longer stay. */
  private async duty(): Promise<void> {
    const id = await this.request('staff')
    await this.step(loans.acceptLoan, lent, id, {})
    for (const [to, agreed] of [
      [5, false],
      [6, true],
    ] as const) {
      await this.step(loans.askExtension, asked, id, { to: ahead(to, NOW).to })
      await this.step(loans.answerExtension, lent, id, { agreed })
    }
    await this.step(loans.mobilise, lent, id, {})
    await this.prepare(id)
    await this.shifts(id, { namers: lent, person: personOf(helper), actor: helper })
    await this.step(loans.startDuty, sides, id, { despite: 'Es eilt.' })
    await this.step(loans.releaseLoan, asked, id, { answer: 'Danke!' })
    await this.step(loans.returnLoan, lent, id, {})
  }

  private async prepare(commitment: string): Promise<void> {
    const add = () =>
      this.does(addPrecondition, {
        ...sides,
        body: { code: 'authority-consent', owner: 'authority' },
        params: { commitment },
      })
    const [met, waived] = [(await add()).id, (await add()).id]
    await this.does(movePrecondition, { ...sides, body: { state: 'met' }, params: { precondition: met } })
    const body = { reason: 'Gefahr im Verzug' }
    await this.does(waivePrecondition, { ...sides, body, params: { precondition: waived } })
  }

  private async shifts(
    commitment: string,
    { namers, person, actor }: { namers: Pick<Deed, 'as' | 'is'>; person: string; actor: Actor },
  ): Promise<void> {
    const shift = (begin: number) => ({ person, reportAt: NOW + begin * HOUR, until: NOW + (begin + 4) * HOUR })
    const name = async (begin: number) =>
      (await this.does(shifts.namePerson, { ...namers, body: shift(begin), params: { commitment }, person })).id
    const [first, second] = [await name(0), await name(24)]
    await this.does(shifts.changeDeployment, { ...namers, body: shift(25), params: { deployment: second }, person })
    await this.does(shifts.cancelDeployment, { ...namers, body: {}, params: { deployment: second }, person })
    const own = { as: actor, is: sides.is, body: {}, params: { deployment: first }, person }
    await this.does(shifts.arrive, own)
    await this.does(shifts.leave, own)
  }

  private async begun(kind: Kind): Promise<string> {
    const id = await this.request(kind, 1, kind === 'equipment' ? 1 : 4)
    await this.step(loans.acceptLoan, lent, id, {})
    await this.step(loans.mobilise, lent, id, {})
    await this.step(loans.startDuty, sides, id, { despite: 'Es eilt.' })
    return id
  }

  private async exits(): Promise<void> {
    await this.step(loans.recallLoan, lent, await this.begun('staff'), { answer: 'Wir brauchen sie selbst.' })
    await this.step(loans.giveUp, lent, await this.begun('staff'), { answer: 'Erkrankt' })
  }

  private async equipment(): Promise<void> {
    const id = await this.begun('equipment')
    await this.step(loans.recallLoan, lent, id, {})
    await this.step(loans.returnLoan, lent, id, { equipmentReturn: 'exposed' })
    await this.step(loans.clearEquipment, lent, id, {})
  }

  /** At a lent desk the victim names its own clerks. */
  private async desk(): Promise<void> {
    const id = await this.request('workstation')
    await this.step(loans.acceptLoan, lent, id, {})
    await this.shifts(id, { namers: { ...sides, as: victim }, person: personOf(guest), actor: guest })
  }

  /** One that nobody answers, and equipment that is not back in time. */
  private async leftToTime(): Promise<void> {
    await this.begun('equipment')
    await this.request('workstation')
  }
}
