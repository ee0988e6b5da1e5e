import type { ImpactState } from '@beistand/domain/impact'

export default {
  title: 'Leistungen für Bürgerinnen und Bürger',
  tab: 'Auswirkungen',
  none: 'Noch keine Auswirkung eingetragen. Tragen Sie ein, welche Leistungen ausfallen. Dann können Nachbarn einspringen.',
  states: {
    down: 'Ausgefallen',
    limited: 'Eingeschränkt',
    moved: 'Verlegt',
    restored: 'Läuft wieder',
  } satisfies Record<ImpactState, string>,
  add: 'Auswirkung eintragen',
  change: 'Ändern',
  service: 'Welche Leistung?',
  state: 'Wie steht es?',
  at: 'Wer hilft den Menschen jetzt?',
  place: 'Wo genau?',
  opening: 'Wann ist dort offen?',
  note: 'Anmerkung',
  onlyMoved: 'Nur nötig, wenn verlegt.',
  since: 'seit',
}
