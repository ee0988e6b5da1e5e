import { halfDayAt } from '@beistand/domain/half-day'
import type { Id } from '@beistand/domain/noun'
import type { DomainEvent } from '@beistand/domain/registry'
import type { Need, Offer } from '@beistand/matching/plan'
import { problemOf, SIZES } from './matching-scenario.js'

/** The pact-size problem of the matcher's figures as it stands in a journal: emergencies, needs and offers of a pact's organisations. */
export function busyPact(organisations: readonly Id[]): DomainEvent[] {
  const { emergencies, needs, offers } = problemOf(SIZES.pact)
  const today = halfDayAt(Date.now())
  const place = (index: number) => organisations[1 + (index % (organisations.length - 1))] ?? ''
  const victims = new Map(emergencies.map(({ id }, index) => [id, place(index)]))
  return [
    ...emergencies.map(({ id }) => emergencyOpened(id, victims.get(id) ?? '')),
    ...needs.flatMap((need) => needOpened(need, victims.get(need.emergency) ?? '', today)),
    ...offers.flatMap((offer) => offerMade(offer, place(Number(offer.owner.slice(1))), today)),
  ]
}

function emergencyOpened(id: Id, victim: Id): DomainEvent {
  const unknown = { awareAt: null, nextUpdateDue: null, disasterBy: null, disasterAt: null, relapseOf: null }
  const opened = { phase: 'declared', callBack: 'not-needed', kind: 'other-outage', severity: 'serious' } as const
  return {
    ...{ type: 'emergency-opened', id, victim, exercise: null, cause: null, personalData: 'unknown' },
    ...unknown,
    ...opened,
  }
}

function needOpened(need: Need, victim: Id, today: number): DomainEvent[] {
  const { id, emergency, kind, quantity, priority, skills = {}, features = [], mode = 'any', maxKm = null } = need
  const window = { from: today + need.window.from, to: today + need.window.to }
  const content = { quantity, priority, window, skills, features, mode, maxKm, place: null, service: null, note: '' }
  return [
    { type: 'need-opened', id, emergency, victim, exercise: null, kind, ...content },
    { type: 'meter-opened', id, asked: quantity * (window.to - window.from) },
  ]
}

function offerMade(offer: Offer, owner: Id, today: number): DomainEvent[] {
  const { id, kind, units, maxSlots = null, maxKm = null, skills = {}, features = [] } = offer
  const windows = offer.windows.map(({ from, to }) => ({ from: today + from, to: today + to }))
  const modes = kind === 'remote' ? (['remote'] as const) : kind === 'staff' ? offer.modes : (['onsite'] as const)
  const content = { title: null, place: null, units, windows, reserve: 0, maxSlots, skills, features, maxKm }
  const rest = { modes: modes ?? ['onsite', 'remote'], dependsOn: [], preconditions: [], contact: null } as const
  return [
    ...[
      {
        type: 'offer-made',
        id,
        owner,
        kind,
        exercise: null,
        copyOf: null,
        keepInPlan: false,
        ...content,
        ...rest,
      } as const,
    ],
    { type: 'load-opened', id },
  ]
}
