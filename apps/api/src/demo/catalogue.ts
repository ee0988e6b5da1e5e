import type { Application } from '@beistand/domain/application'
import type { CitizenService } from '@beistand/domain/citizen-service'

const services = {
  1: {
    'subsistence-benefit': 'Bürgergeld und Grundsicherung',
    'housing-benefit': 'Wohngeld',
    'asylum-benefit': 'Leistungen für Geflüchtete',
    'youth-protection': 'Kinder- und Jugendschutz',
    'civil-protection': 'Brand- und Katastrophenschutz',
  },
  2: {
    'civil-status': 'Geburts- und Sterbeurkunden',
    'residents-registration': 'An- und Ummeldung',
    'residence-permit': 'Aufenthaltstitel',
    elections: 'Wahlen',
    payments: 'Auszahlungen der Kasse',
  },
  3: {
    passport: 'Personalausweis und Reisepass',
    'vehicle-registration': 'Kfz-Zulassung',
    'driving-licence': 'Führerschein',
    'business-registration': 'Gewerbeanmeldung',
    'building-permit': 'Bauantrag',
    marriage: 'Eheschließung',
    childcare: 'Kita-Platz',
    taxes: 'Steuern und Abgaben',
    'waste-collection': 'Abfallentsorgung',
  },
  4: { fines: 'Bußgeldverfahren' },
} as const

const applications: Readonly<Record<string, readonly [name: string, ...services: string[]]>> = {
  'civil-register': ['Einwohnermeldewesen', 'residents-registration', 'passport', 'elections'],
  'civil-status-register': ['Personenstand', 'civil-status', 'marriage'],
  'vehicle-register': ['Kfz-Zulassung', 'vehicle-registration'],
  'driving-licence-register': ['Fahrerlaubnis', 'driving-licence'],
  'housing-benefit-system': ['Wohngeld', 'housing-benefit'],
  'social-benefits': ['Sozialhilfe und Grundsicherung', 'subsistence-benefit', 'asylum-benefit'],
  'youth-welfare': ['Jugendamt', 'youth-protection', 'childcare'],
  'foreigners-register': ['Ausländerwesen', 'residence-permit'],
  'trade-register': ['Gewerberegister', 'business-registration'],
  finance: ['Finanzwesen', 'payments', 'taxes'],
  'building-procedures': ['Bauverfahren', 'building-permit'],
  'waste-fees': ['Abfallgebühren', 'waste-collection'],
  'fine-procedures': ['Ordnungswidrigkeiten', 'fines'],
  'mail-and-calendar': ['E-Mail und Kalender'],
  documents: ['Dokumentenverwaltung'],
}

/** Citizen services as German municipalities and counties offer them, with the priority of a need for them. */
export const CITIZEN_SERVICES: readonly CitizenService[] = ([1, 2, 3, 4] as const).flatMap((priority) =>
  Object.entries(services[priority]).map(([id, name]) => ({ id, name, priority })),
)

/** Specialist applications by what they do; products are not named. */
export const APPLICATIONS: readonly Application[] = Object.entries(applications).map(([id, [name, ...needed]]) => ({
  id,
  name,
  services: needed,
}))

const COUNTY_ONLY = [
  'vehicle-register',
  'driving-licence-register',
  'social-benefits',
  'youth-welfare',
  'foreigners-register',
  'building-procedures',
]
const EVERYWHERE = ['finance', 'mail-and-calendar', 'documents', 'fine-procedures']
const TOWN_ONLY = ['civil-register', 'civil-status-register', 'trade-register', 'housing-benefit-system', 'waste-fees']

/** The applications that an administration of a kind usually has. */
export function usualApplications(kind: string): readonly string[] {
  return [...(kind === 'county' ? COUNTY_ONLY : TOWN_ONLY), ...EVERYWHERE]
}
