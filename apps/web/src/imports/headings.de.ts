import type { GRANTABLE } from '@beistand/contracts/grant'
import type { FirstStage } from '@beistand/domain/membership'
import type { OrganisationKind } from '@beistand/domain/organisation'

/** The headings of the columns in a file, which are the same in every language of the screen. */
export const HEADINGS = {
  name: 'Name',
  kind: 'Art',
  ags: 'Amtlicher Schlüssel',
  district: 'Landkreis',
  stage: 'Aufnahme',
  phone: 'Telefon',
  mailDomain: 'Mail-Domain',
  inhabitants: 'Einwohner',
  lat: 'Breitengrad',
  lon: 'Längengrad',
  organisation: 'Organisation',
  title: 'Funktion',
  role: 'Rolle',
  email: 'E-Mail',
  mail: 'E-Mail',
  note: 'Hinweis',
} as const

export const KIND_CELLS: Readonly<Record<OrganisationKind, string>> = {
  county: 'Landkreis',
  'independent-city': 'Kreisfreie Stadt',
  municipality: 'Stadt oder Gemeinde',
  association: 'Verband',
  provider: 'IT-Dienstleister',
  cert: 'CERT',
  land: 'Land',
  other: 'Andere Stelle',
}

export const STAGE_CELLS: Readonly<Record<FirstStage, string>> = { invited: 'eingeladen', external: 'extern' }

export const ROLE_CELLS: Readonly<Record<(typeof GRANTABLE)[number], string>> = {
  coordinator: 'Koordination',
  head: 'Behördenleitung',
  helper: 'Einsatzkraft',
  guest: 'Gastsachbearbeitung',
  observer: 'Beobachtung',
  office: 'Geschäftsstelle',
  operator: 'Betrieb',
}

const COUNTY = { name: 'Landkreis Bergstraße', kind: 'Landkreis', ags: '06431', stage: 'eingeladen' }
const TOWN = { name: 'Stadt Lorsch', kind: 'Stadt oder Gemeinde', ags: '06431016', district: '06431' }

/** Rows of the files to start from. */
export const EXAMPLES = {
  members: [
    { ...COUNTY, phone: '06252 90009-0', mailDomain: 'kreis.example', inhabitants: '270000' },
    { ...TOWN, stage: 'eingeladen', phone: '06251 90009-0', mailDomain: 'lorsch.example', lat: '49,65', lon: '8,57' },
  ],
  invitations: [
    { organisation: '06431', title: 'IT-Leitung', role: 'Koordination', email: 'it-leitung@kreis.example' },
    { organisation: '06431', title: 'Landratsamt', role: 'Behördenleitung', email: 'leitung@kreis.example' },
  ],
  contacts: [
    { organisation: '06431', title: 'IT-Leitung', phone: '06252 90009-12', note: 'Rufbereitschaft ab 18 Uhr' },
    { organisation: '06431', title: 'Pressestelle', mail: 'presse@kreis.example' },
  ],
} as const
