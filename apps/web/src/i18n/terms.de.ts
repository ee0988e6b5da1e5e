import type { EmergencyKind, Phase, Severity } from '@beistand/domain/emergency'
import type { Profile } from '@beistand/domain/involvement'
import type { Role } from '@beistand/domain/noun'
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
    system: 'System',
  } satisfies Record<Role, string>,
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
  unknownOrganisation: 'Unbekannte Organisation',
  exercise: 'Übung',
  demo: 'Demo',
}
