import { acceptLoan } from '@beistand/domain/commitment-answers'
import { mobilise, startDuty } from '@beistand/domain/commitment-moves'
import { type LoanWish, offerLoan, requestLoan } from '@beistand/domain/commitment-opening'
import { namePerson } from '@beistand/domain/deployment-moves'
import { halfDayAt } from '@beistand/domain/half-day'
import { involvementId } from '@beistand/domain/involvement'
import { type NeedWish, openNeed } from '@beistand/domain/need'
import type { Id, Instant } from '@beistand/domain/noun'
import type { Offer } from '@beistand/domain/offer'
import { movePrecondition } from '@beistand/domain/precondition'
import { GUEST, HELPER, LENDER, OFFICE, VICTIM } from './people.js'
import { BENSHEIM, COUNTY, filmNumber, HEPPENHEIM } from './region.js'
import { acting, type Actor, type Rehearsal } from './rehearsal.js'
import { type Ago, EMERGENCY, EXERCISE } from './story.js'

const DAY = 86_400_000

/** Needs of the exercise and the help for them, in every state that a first look should show. */
export function playHelp(rehearsal: Rehearsal, ago: Ago): void {
  openNeeds(rehearsal, ago)
  const help = new Help(rehearsal, ago)
  help.agree('demo-loan-staff', { need: 'demo-need-staff', offer: offerWith(rehearsal, HEPPENHEIM, 'windows') })
  help.agree('demo-loan-desks', { need: 'demo-need-desks', offer: offerWith(rehearsal, HEPPENHEIM, 'civil-register') })
  help.start('demo-loan-staff')
  help.nameShifts()
  help.request('demo-loan-lead', { need: 'demo-need-lead', offer: offerWith(rehearsal, COUNTY, 'crisis-lead') })
  help.offerUnasked('demo-loan-notebooks', 'demo-need-notebooks')
}

function openNeeds(rehearsal: Rehearsal, ago: Ago): void {
  const from = halfDayAt(ago(0))
  const need = (id: string, wish: Partial<NeedWish> & Pick<NeedWish, 'kind' | 'quantity' | 'priority' | 'note'>) => ({
    id: `demo-need-${id}`,
    skills: {},
    features: [],
    mode: 'onsite' as const,
    window: { from, to: from + 10 },
    service: null,
    place: null,
    maxKm: null,
    ...wish,
  })
  const victim = acting(VICTIM)
  const needs: readonly NeedWish[] = [
    need('staff', { kind: 'staff', quantity: 3, priority: 2, skills: { windows: 2 }, note: 'Arbeitsplätze aufsetzen' }),
    need('forensics', { kind: 'staff', quantity: 1, priority: 2, skills: { forensics: 2 }, note: 'Spuren sichern' }),
    need('lead', { kind: 'staff', quantity: 1, priority: 2, skills: { 'crisis-lead': 2 }, note: 'Stab beraten' }),
    need('desks', {
      kind: 'workstation',
      quantity: 4,
      priority: 3,
      features: ['civil-register'],
      service: 'residents-registration',
      maxKm: 25,
      note: 'Gästeplätze für das Bürgerbüro',
    }),
    need('notebooks', { kind: 'equipment', quantity: 8, priority: 4, features: ['notebook'], note: 'Für den Stab' }),
  ]
  for (const [index, wish] of needs.entries()) {
    const at = ago(220 - index)
    rehearsal.play(victim, at, openNeed(rehearsal.get('emergency', EMERGENCY), wish, { by: victim.by, now: at }))
  }
}

/** The copy of an offer that has a skill or a feature. */
function offerWith(rehearsal: Rehearsal, owner: Id | null, word: string): Offer {
  const found = rehearsal.all('offer').find((offer) => {
    const fits = offer.features.includes(word) || word in offer.skills
    const others = offer.owner !== BENSHEIM && offer.owner !== HEPPENHEIM && offer.owner !== COUNTY
    return offer.exercise === EXERCISE && fits && (owner === null ? others : offer.owner === owner)
  })
  if (!found) throw new Error(`the demo has no offer with ${word}`)
  return found
}

interface Pair {
  readonly need: Id
  readonly offer: Offer
}

/** Loans of the exercise, asked, answered and begun as the rules have it. */
class Help {
  private readonly victim = acting(VICTIM)
  private readonly lender = acting(LENDER)

  constructor(
    private readonly rehearsal: Rehearsal,
    private readonly ago: Ago,
  ) {}

  request(id: Id, { need, offer }: Pair, at = this.ago(150)): void {
    const { rehearsal, victim } = this
    rehearsal.play(victim, at, requestLoan(this.wish(id, need, offer), this.parties(need, offer, { ...victim, at })))
  }

  /** Asked by the victim, accepted and mobilised by the lender. */
  agree(id: Id, pair: Pair): void {
    const { rehearsal, lender } = this
    this.request(id, pair, this.ago(200))
    const at = this.ago(180)
    const acceptance = { units: null, rest: 'open', restId: `${id}-rest`, answer: 'Gern, wir kommen.' } as const
    const answering = this.parties(pair.need, pair.offer, { ...lender, at })
    rehearsal.play(lender, at, acceptLoan(rehearsal.get('commitment', id), acceptance, answering))
    const moving = this.parties(pair.need, pair.offer, { ...lender, at: this.ago(120) })
    rehearsal.play(lender, moving.now, mobilise(rehearsal.get('commitment', id), moving))
  }

  start(id: Id): void {
    const { rehearsal, lender, victim } = this
    const row = rehearsal.get('commitment', id)
    const mine = () => rehearsal.all('precondition').filter(({ commitment }) => commitment === id)
    for (const precondition of mine()) {
      const actor = precondition.owner === 'lender' ? lender : victim
      const met = { state: 'met', due: precondition.due, note: '' } as const
      rehearsal.play(actor, this.ago(90), movePrecondition(precondition, met, actor.by))
    }
    const at = this.ago(60)
    const parties = this.parties(row.need, rehearsal.get('offer', row.offer), { ...lender, at })
    rehearsal.play(lender, at, startDuty(row, '', { ...parties, preconditions: mine() }))
  }

  /** One helper on site, and one clerk of the victim for the lent desks. */
  nameShifts(): void {
    const { rehearsal, lender, victim } = this
    const shift = { name: null, reportAt: this.ago(-60), until: this.ago(-9 * 60), contact: filmNumber(202) }
    const none = { ofCommitment: [], ofPerson: [], crews: [], grants: rehearsal.all('grant') }
    const helper = { ...shift, id: 'demo-shift-helper', person: HELPER.person, place: 'Rathaus Bensheim, Empfang' }
    const staff = rehearsal.get('commitment', 'demo-loan-staff')
    rehearsal.play(lender, this.ago(58), namePerson(staff, helper, { by: lender.by, ...none }))
    const guest = { ...shift, id: 'demo-shift-guest', person: GUEST.person, place: 'Rathaus Heppenheim, Bürgerbüro' }
    const desks = rehearsal.get('commitment', 'demo-loan-desks')
    rehearsal.play(victim, this.ago(56), namePerson(desks, guest, { by: victim.by, ...none }))
  }

  /** A lender without a sign-in of its own in the demo, by phone over the office. */
  offerUnasked(id: Id, need: Id): void {
    const offer = offerWith(this.rehearsal, null, 'notebook')
    const office = acting(OFFICE, offer.owner)
    const at = this.ago(140)
    const wish = this.wish(id, need, offer)
    this.rehearsal.play(office, at, offerLoan(wish, this.parties(need, offer, { ...office, at })))
  }

  private wish(id: Id, need: Id, { units }: Offer): LoanWish {
    const { quantity, window } = this.rehearsal.get('need', need)
    return {
      id,
      units: Math.min(units, quantity),
      window,
      mode: 'onsite',
      expiresAt: this.ago(0) + 14 * DAY,
      message: '',
      basis: null,
    }
  }

  private parties(need: Id, offer: Offer, { by, at }: Actor & { readonly at: Instant }) {
    const { rehearsal } = this
    return {
      by,
      now: at,
      emergency: rehearsal.get('emergency', EMERGENCY),
      need: rehearsal.get('need', need),
      commitments: rehearsal.all('commitment').filter((row) => row.need === need),
      stock: { offer, absences: [], load: rehearsal.get('load', offer.id) },
      involvement: rehearsal.find('involvement', involvementId(EMERGENCY, offer.owner)),
      membership: rehearsal.find('membership', offer.owner),
    }
  }
}
