import { halfDayAt } from '@beistand/domain/half-day'
import type { Id, Instant } from '@beistand/domain/noun'
import type { OfferKind, OfferWish } from '@beistand/domain/offer'
import type { Organisation } from '@beistand/domain/organisation'
import { usualApplications } from './catalogue.js'
import { ON_THE_WAY } from './directory.js'
import { ADMINISTRATIONS, EKOM21, filmNumber, HEPPENHEIM, ORGANISATIONS } from './region.js'

/** How long the demo's offers stand, in half days. */
const OFFERED_FOR = 360

type Details = Partial<Omit<OfferWish, 'kind' | 'title' | 'skills'>>
type Sketch = Partial<OfferWish> & { readonly kind: OfferKind; readonly title: string; readonly units: number }

const access = { code: 'access', owner: 'victim', leadDays: 0 } as const
const processing = { code: 'data-processing-agreement', owner: 'victim', leadDays: 0 } as const
const briefing = { code: 'briefing', owner: 'lender', leadDays: 1 } as const
const consent = { code: 'authority-consent', owner: 'authority', leadDays: 2 } as const

/** A person or a team: what they are good at, and what else is to be said. */
function people(title: string, skills: OfferWish['skills'], rest: Details = {}): Sketch {
  return { kind: 'staff', title, units: 1, skills, ...rest }
}

function afar(title: string, skills: OfferWish['skills'], rest: Details = {}): Sketch {
  return { kind: 'remote', title, units: 1, skills, ...rest }
}

function things(title: string, feature: string, rest: Details = {}): Sketch {
  return { kind: 'equipment', title, units: 1, features: [feature], ...rest }
}

const PEOPLE: readonly Sketch[] = [
  people('Arbeitsplätze neu aufsetzen', { windows: 2, helpdesk: 2 }, { units: 2, preconditions: [access, briefing] }),
  people('Netz und Firewall', { network: 3, firewall: 2 }, { maxKm: 80, preconditions: [access] }),
  people(
    'Verzeichnisdienst prüfen und neu aufbauen',
    { 'active-directory': 3, windows: 2 },
    { maxSlots: 8, preconditions: [access, processing] },
  ),
  people('Telefonberatung für Beschäftigte', { helpdesk: 2 }, { units: 3, reserve: 1, maxKm: 40 }),
  people(
    'Datensicherung und Wiederherstellung',
    { backup: 2, virtualisation: 2 },
    { preconditions: [access, processing] },
  ),
]
const AFAR: readonly Sketch[] = [
  afar(
    'Fernwartung von Arbeitsplätzen',
    { windows: 2, helpdesk: 2 },
    { units: 2, dependsOn: [EKOM21], preconditions: [access, processing] },
  ),
  afar('Beratung zum Wiederanlauf', { backup: 2, linux: 2 }),
  afar('Betreuung von Cloud-Diensten', { m365: 3 }, { preconditions: [access, processing] }),
]
const THINGS: readonly Sketch[] = [
  things('Notebooks ohne Netzanbindung', 'notebook', { units: 10 }),
  things('LTE-Router', 'router-lte', { units: 4, maxKm: 60 }),
  things('Drucker', 'printer', { units: 3, maxKm: 40 }),
  things('Mobiltelefone mit Karte', 'phone', { units: 12 }),
  things('Satellitenverbindung', 'satlink'),
  things('Ersatzserver', 'server', { maxKm: 100 }),
]
const EXPERTS: readonly Sketch[] = [
  people('Stabsarbeit und Krisenleitung', { 'crisis-lead': 3 }),
  people('Erfahrung aus einem eigenen Vorfall', { 'crisis-experience': 3, 'crisis-lead': 2 }, { maxSlots: 6 }),
  people('Spuren sichern', { forensics: 2, windows: 2 }, { maxSlots: 8, preconditions: [access, processing] }),
]

/** Desks at which a neighbour's clerks serve their citizens, with the applications that the lender has anyway. */
function desks({ id, kind }: Organisation, index: number): Sketch {
  const features = usualApplications(kind).slice(0, 3 + (index % 3))
  return {
    kind: 'workstation',
    title: 'Arbeitsplätze mit Publikumsverkehr',
    units: 2 + (index % 4),
    features: index % 3 === 0 ? [...features, 'staffed-by-lender'] : features,
    dependsOn: [EKOM21],
    preconditions: id === HEPPENHEIM ? [access, briefing] : [access, briefing, consent],
  }
}

function one(sketches: readonly Sketch[], index: number): readonly Sketch[] {
  const start = index % sketches.length
  return sketches.slice(start, start + 1)
}

function sketchesOf(organisation: Organisation, index: number): readonly Sketch[] {
  const { kind, name, id } = organisation
  if (kind === 'provider') return AFAR.slice(1)
  const atHome = desks(organisation, index)
  if (id === HEPPENHEIM) return [atHome, ...PEOPLE.slice(0, 3), ...one(THINGS, 1)]
  if (kind === 'county')
    return [atHome, ...PEOPLE.slice(index % 3), ...one(EXPERTS, index), ...one(AFAR, index), ...one(THINGS, index)]
  if (name.startsWith('Stadt')) return [atHome, ...one(PEOPLE, index), ...one(THINGS, index)]
  return [...one(PEOPLE, index), ...one(THINGS, index + 3)]
}

function wish(sketch: Sketch, owner: Id, from: number): Omit<OfferWish, 'id'> {
  return {
    owner,
    place: null,
    reserve: 0,
    maxSlots: null,
    skills: {},
    features: [],
    modes: sketch.kind === 'staff' ? ['onsite', 'remote'] : ['onsite'],
    maxKm: null,
    dependsOn: [],
    preconditions: [],
    windows: [{ from, to: from + OFFERED_FOR }],
    contact: `Vermittlung ${filmNumber(100)} (erfunden)`,
    ...sketch,
  }
}

/** Invented offers of all who may lend: active members and one provider. They begin with the half day of an instant. */
export function offersFrom(at: Instant): readonly OfferWish[] {
  const from = halfDayAt(at)
  const members = ADMINISTRATIONS.filter(({ id }) => !(id in ON_THE_WAY))
  return [...members, ...ORGANISATIONS.filter(({ id }) => id === EKOM21)].flatMap((owner, index) =>
    sketchesOf(owner, index).map((sketch, number) => ({
      ...wish(sketch, owner.id, from),
      id: `${owner.id}-offer-${number + 1}`,
    })),
  )
}
