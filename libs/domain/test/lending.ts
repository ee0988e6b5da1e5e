import type { AbsenceEvent } from '@beistand/domain/absence'
import { acceptLoan, type Acceptance } from '@beistand/domain/commitment-answers'
import type { Commitment } from '@beistand/domain/commitment'
import { type LoanWish, offerLoan, type Parties, requestLoan } from '@beistand/domain/commitment-opening'
import { requestLoans } from '@beistand/domain/commitment-requests'
import { declare, type Emergency } from '@beistand/domain/emergency'
import { halfDayAt } from '@beistand/domain/half-day'
import { involvementId } from '@beistand/domain/involvement'
import type { Stock } from '@beistand/domain/load-capacity'
import type { Stage } from '@beistand/domain/membership'
import { type Need, type NeedWish, openNeed } from '@beistand/domain/need'
import type { By, Id, Instant, NounEvent } from '@beistand/domain/noun'
import { makeOffer, type OfferWish } from '@beistand/domain/offer'
import { type Decision, isRefusal } from '@beistand/domain/refusal'
import { noRows, type Rows } from '@beistand/domain/registry'
import { applyEntries, type Entry } from '@beistand/domain/replica'
import { acting } from './acting.js'

export const heppenheim = acting('coordinator', 'heppenheim')
export const bensheim = acting('coordinator', 'bensheim')
export const lorsch = acting('coordinator', 'lorsch')
export const system = acting('system', 'system')

/** 2026-10-26, 08:33 in Berlin. */
export const MORNING = 1_793_000_000_000
/** The half day that runs then. */
export const TODAY = halfDayAt(MORNING)
export const HALF_A_DAY = 43_200_000

/** What a loan is asked for, and by whom. */
export type Asking = Partial<LoanWish> & { readonly need?: Id; readonly by?: By }

type OneOf = readonly [id: Id, offer: Id, wish?: Asking]

/** Heppenheim was attacked; others lend. Rows as the product itself makes them, in memory, with a clock to set. */
export class Lending {
  rows: Rows = noRows()
  now: Instant = MORNING
  /** How the lender belongs to the pact. */
  stage: Stage = 'active'
  private last = 0

  constructor(readonly exercise: { id: Id; state: string } | null = null) {
    const seen = { kind: 'attack', severity: 'serious', suspected: false, awareAt: null, relapseOf: null } as const
    const text = 'Alle Bildschirme sind schwarz.'
    const wish = { id: 'emergency', report: 'report', victim: 'heppenheim', text, exercise, ...seen }
    this.happens(declare(wish, undefined, heppenheim), heppenheim)
  }

  /** Lets a decision happen; a refusal is answered by its code and changes nothing. */
  happens(decision: Decision<NounEvent>, by: By): string {
    if (isRefusal(decision)) return decision.refused
    const first = this.last + 1
    const entries = decision.map((event) => {
      this.last++
      return { seq: this.last, batch: first, at: this.now, entered: this.now, by, event } as Entry
    })
    this.rows = applyEntries(this.rows, entries)
    return 'done'
  }

  get emergency(): Emergency {
    return found(this.rows.emergency.emergency)
  }

  commitment(id: Id): Commitment {
    return found(this.rows.commitment[id])
  }

  need(id: Id): Need {
    return found(this.rows.need[id])
  }

  stock(offer: Id): Stock {
    const absences = Object.values(this.rows.absence).filter((row) => row.offer === offer)
    return { offer: found(this.rows.offer[offer]), absences, load: found(this.rows.load[offer]) }
  }

  held(offer: Id): Readonly<Record<string, number>> {
    return this.stock(offer).load.held
  }

  /** What a move of one commitment, or of one need's, is judged by. */
  around(need: Id, by: By) {
    const commitments = Object.values(this.rows.commitment).filter((row) => row.need === need)
    return { by, now: this.now, need: this.need(need), commitments, deployments: [], preconditions: [] }
  }

  parties(need: Id, offer: Id, by: By): Parties {
    const stock = this.stock(offer)
    const involvement = this.rows.involvement[involvementId('emergency', stock.offer.owner)]
    const membership = { id: stock.offer.owner, stage: this.stage, since: 0, admittedFor: null }
    return { ...this.around(need, by), emergency: this.emergency, stock, involvement, membership }
  }

  offers(id: Id, wish: Partial<OfferWish> = {}): void {
    const whole: OfferWish = { ...STAFF, id, ...wish }
    done(this.happens(makeOffer(whole, acting('coordinator', whole.owner)), bensheim))
  }

  needs(id: Id, wish: Partial<NeedWish> = {}): void {
    done(
      this.happens(openNeed(this.emergency, { ...WANTED, id, ...wish }, { by: heppenheim, now: this.now }), heppenheim),
    )
  }

  requests(id: Id, offer: Id, { need = 'need', by = heppenheim, ...wish }: Asking = {}): string {
    return this.happens(requestLoan({ ...LOAN, id, ...wish }, this.parties(need, offer, by)), by)
  }

  /** Several requests in one; `id`, offer and what else differs from the usual. */
  requestsAll(first: OneOf, ...rest: readonly OneOf[]): string {
    const one = ([id, offer, { need = 'need', by = heppenheim, ...wish } = {}]: OneOf) => {
      return { wish: { ...LOAN, id, ...wish }, parties: this.parties(need, offer, by) }
    }
    return this.happens(requestLoans([one(first), ...rest.map(one)]), heppenheim)
  }

  offersHelp(id: Id, offer: Id, { need = 'need', by = bensheim, ...wish }: Asking = {}): string {
    return this.happens(offerLoan({ ...LOAN, id, ...wish }, this.parties(need, offer, by)), by)
  }

  accepts(id: Id, part: Partial<Acceptance> = {}, by = bensheim): string {
    const { need, offer } = this.commitment(id)
    const acceptance: Acceptance = { units: null, rest: 'open', restId: `${id}-rest`, answer: '', ...part }
    return this.happens(acceptLoan(this.commitment(id), acceptance, this.parties(need, offer, by)), by)
  }

  /** A move of one commitment that is judged by what is around its need. */
  moves(
    id: Id,
    by: By,
    move: (row: Commitment, around: ReturnType<Lending['aroundOf']>) => Decision<NounEvent>,
  ): string {
    return this.happens(move(this.commitment(id), this.aroundOf(id, by)), by)
  }

  blocks(decision: Decision<AbsenceEvent>): void {
    done(this.happens(decision, bensheim))
  }

  aroundOf(id: Id, by: By) {
    const { need, offer } = this.commitment(id)
    const around = { ...this.around(need, by), stock: this.stock(offer) }
    const deployments = Object.values(this.rows.deployment).filter((row) => row.commitment === id)
    const preconditions = Object.values(this.rows.precondition).filter((row) => row.commitment === id)
    return { ...around, deployments, preconditions }
  }
}

export const STAFF: OfferWish = {
  id: 'staff',
  owner: 'bensheim',
  kind: 'staff',
  title: 'Netzwerkfachkräfte',
  place: null,
  units: 3,
  windows: [{ from: TODAY - 10, to: TODAY + 40 }],
  reserve: 0,
  maxSlots: 28,
  skills: { network: 2 },
  features: [],
  modes: ['onsite', 'remote'],
  maxKm: null,
  dependsOn: [],
  preconditions: [],
  contact: '',
}

const WANTED: NeedWish = {
  id: 'need',
  kind: 'staff',
  quantity: 3,
  skills: { network: 1 },
  features: [],
  mode: 'any',
  window: { from: TODAY, to: TODAY + 10 },
  priority: 2,
  service: null,
  place: null,
  maxKm: null,
  note: '',
}

const LOAN: LoanWish = {
  id: 'loan',
  units: 1,
  window: { from: TODAY, to: TODAY + 4 },
  mode: 'onsite',
  expiresAt: null,
  message: '',
  basis: null,
}

/** Heppenheim asks Bensheim for some of its three people. */
export function asked(units = 1): Lending {
  const world = new Lending()
  world.offers('staff')
  world.needs('need')
  world.requests('loan', 'staff', { units })
  return world
}

/** What is held in half days so far ahead. */
export const halfDays = (units: number, ...ahead: number[]) =>
  Object.fromEntries(ahead.map((h) => [String(TODAY + h), units]))

export function found<R>(row: R | undefined): R {
  if (row === undefined) throw new Error('no such row')
  return row
}

function done(outcome: string): void {
  if (outcome !== 'done') throw new Error(`refused: ${outcome}`)
}
