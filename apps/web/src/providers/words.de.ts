import type { Failure } from '@beistand/domain/cause'
import type { ProviderState } from '@beistand/domain/provider'

export default {
  title: 'IT-Dienstleister',
  none: 'Noch kein IT-Dienstleister eingetragen.',
  states: {
    working: 'In Betrieb',
    suspected: 'Störung vermutet',
    unavailable: 'Nicht erreichbar',
    compromised: 'Angegriffen',
    restored: 'Wieder in Betrieb',
  } satisfies Record<ProviderState, string>,
  failures: {
    suspected: 'Störung vermutet',
    unavailable: 'Nicht erreichbar',
    compromised: 'Angegriffen',
  } satisfies Record<Failure, string>,
  depends: { one: 'Organisation hängt davon ab', other: 'Organisationen hängen davon ab' },
  set: 'Dienstleister eintragen',
  provider: 'Welche Organisation?',
  cert: 'Zuständiges CERT',
  changeCert: 'CERT ändern',
  fail: 'Ausfall melden',
  failExplain: (count: string) =>
    `Für ${count} wird je ein Verdachtsfall eröffnet. Jede bestätigt oder verneint ihren eigenen.`,
  failure: 'Was ist los?',
  text: 'Was ist bekannt?',
  exercise: 'Nur in einer Übung',
  assess: 'Einschätzung ändern',
  restore: 'Läuft wieder',
  restoreExplain: 'Die Notfälle der Betroffenen bleiben offen, bis sie selbst sie beenden.',
  running: 'Laufende Ausfälle',
  affected: { one: 'Verwaltung betroffen', other: 'Verwaltungen betroffen' },
  since: 'seit',
  organisations: { one: 'Organisation', other: 'Organisationen' },
}
