import type { EmergencyKind, Phase, Severity } from '@beistand/domain/emergency'
import type { Profile } from '@beistand/domain/involvement'
import type { Role, Verification } from '@beistand/domain/noun'
import type { NeedMode, Priority } from '@beistand/domain/need'
import type { OfferKind, PreconditionCode, PreconditionOwner } from '@beistand/domain/offer'
import type { OrganisationKind } from '@beistand/domain/organisation'

export default {
  phase: {
    suspected: 'Verdacht',
    declared: 'Ausgerufen',
    contained: 'Eingedämmt',
    'emergency-operation': 'Notbetrieb',
    rebuilding: 'Wiederaufbau',
    closed: 'Beendet',
    cancelled: 'Fehlalarm',
  } satisfies Record<Phase, string>,
  severity: {
    unknown: 'Ausmaß unbekannt',
    limited: 'Begrenzt',
    serious: 'Ernst',
    critical: 'Kritisch',
  } satisfies Record<Severity, string>,
  kind: {
    attack: 'Angriff',
    'precautionary-disconnect': 'Vorsorglich vom Netz',
    'provider-outage': 'Ausfall beim IT-Dienstleister',
    'other-outage': 'Anderer Ausfall',
    unknown: 'Ursache unbekannt',
  } satisfies Record<EmergencyKind, string>,
  role: {
    coordinator: 'Koordination',
    head: 'Behördenleitung',
    helper: 'Einsatzkraft',
    guest: 'Gastsachbearbeitung',
    observer: 'Beobachtung',
    office: 'Geschäftsstelle',
    operator: 'Betrieb',
    card: 'Notfallkarte',
    wall: 'Wandanzeige',
    system: 'System',
  } satisfies Record<Role, string>,
  verified: {
    'call-back': 'Rückruf bestätigt',
    'known-voice': 'Stimme bekannt',
    'in-person': 'persönlich vor Ort',
    'agreed-before': 'vorher vereinbart',
  } satisfies Record<Verification, string>,
  actedFor: (organisation: string, how: string) => `Stellvertretend für ${organisation}, geprüft: ${how}`,
  profile: { read: 'liest mit', work: 'arbeitet mit', lead: 'leitet' } satisfies Record<Profile, string>,
  organisation: {
    county: 'Landkreis',
    'independent-city': 'Kreisfreie Stadt',
    municipality: 'Stadt oder Gemeinde',
    association: 'Verband',
    provider: 'IT-Dienstleister',
    cert: 'CERT',
    land: 'Land',
    other: 'Andere Stelle',
  } satisfies Record<OrganisationKind, string>,
  personalData: { yes: 'ja', no: 'nein', unknown: 'noch unklar' },
  offerKind: {
    staff: 'Fachkräfte',
    remote: 'Fernhilfe',
    workstation: 'Arbeitsplätze',
    equipment: 'Geräte',
  } satisfies Record<OfferKind, string>,
  mode: { onsite: 'vor Ort', remote: 'aus der Ferne', any: 'vor Ort oder aus der Ferne' } satisfies Record<
    NeedMode,
    string
  >,
  priority: {
    1: '1 · Leben, Sicherheit, Existenz',
    2: '2 · Fristen und Register',
    3: '3 · Andere Leistungen',
    4: '4 · Innere Verwaltung',
  } satisfies Record<Priority, string>,
  precondition: {
    access: 'Zugang',
    'data-processing-agreement': 'Vertrag zur Auftragsverarbeitung',
    'authority-consent': 'Zustimmung einer Behörde',
    briefing: 'Einweisung',
    other: 'Anderes',
  } satisfies Record<PreconditionCode, string>,
  preconditionOwner: {
    victim: 'betroffene Stelle',
    lender: 'helfende Stelle',
    authority: 'Behörde',
  } satisfies Record<PreconditionOwner, string>,
  unknownOrganisation: 'Unbekannte Organisation',
  exercise: 'Übung',
  demo: 'Demo',
  erased: 'gelöscht',
}
