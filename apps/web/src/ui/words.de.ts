import { LEVEL_NAMES } from '@beistand/contracts/resource-names'

export default {
  optionalMark: '(freiwillig)',
  close: 'Schließen',
  cancel: 'Abbrechen',
  loading: 'Wird geladen …',
  retry: 'Noch einmal versuchen',
  errorSummary: 'Bitte prüfen Sie diese Angaben:',
  newItems: { one: 'neue anzeigen', other: 'neue anzeigen' },
  working: 'Wird gesendet …',
  required: 'Diese Angabe fehlt.',
  tooLong: 'Das ist zu lang.',
  notFitting: 'Diese Angabe passt nicht.',
  none: 'keine',
  levels: LEVEL_NAMES.de,
  actions: 'Aktionen',
  moreActions: 'Weitere Schritte',
  more: 'Mehr angeben',
  pleaseChoose: 'Bitte wählen',
}
