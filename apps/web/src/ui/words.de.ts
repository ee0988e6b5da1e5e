export default {
  optionalMark: '(freiwillig)',
  close: 'Schließen',
  cancel: 'Abbrechen',
  loading: 'Wird geladen …',
  errorSummary: 'Bitte prüfen Sie diese Angaben:',
  newItems: { one: 'neue anzeigen', other: 'neue anzeigen' },
  working: 'Wird gesendet …',
  required: 'Diese Angabe fehlt.',
  tooLong: 'Das ist zu lang.',
  notFitting: 'Diese Angabe passt nicht.',
  pleaseChoose: 'Bitte wählen',
}
