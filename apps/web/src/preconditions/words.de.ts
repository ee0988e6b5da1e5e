import type { PreconditionState } from '@beistand/domain/precondition'

export default {
  title: 'Voraussetzungen',
  none: 'Keine Voraussetzungen.',
  states: { open: 'Offen', 'in-progress': 'In Arbeit', met: 'Erfüllt', waived: 'Verzichtet' } satisfies Record<
    PreconditionState,
    string
  >,
  add: 'Voraussetzung hinzufügen',
  code: 'Was muss vorher sein?',
  owner: 'Wer kümmert sich?',
  due: 'Bis wann?',
  note: 'Anmerkung',
  move: 'Stand ändern',
  state: 'Stand',
  waive: 'Verzichten',
  reason: 'Warum geht es ohne?',
  by: 'bis',
}
