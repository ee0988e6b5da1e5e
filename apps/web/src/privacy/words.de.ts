export default {
  account: 'Mein Konto',
  data: {
    title: 'Meine Daten',
    lead: 'Alles, was hier über Sie gespeichert ist: Konto, Geräte, Rollen, Vermerke und was Sie geschrieben haben.',
    download: 'Meine Daten herunterladen',
    file: 'meine-daten.json',
  },
  erase: {
    title: 'Konto löschen',
    lead: 'Ihre Anmeldung, Ihre Rollen und alles, was Sie benennt, werden gelöscht. Das lässt sich nicht rückgängig machen.',
    stays: 'Einträge im Einsatztagebuch bleiben mit ihrer Nummer stehen. Statt Ihrer Funktion steht dort „gelöscht“.',
    words: 'Auch löschen, was ich in Notfällen geschrieben habe',
    open: 'Konto löschen',
    now: 'Endgültig löschen',
  },
}
