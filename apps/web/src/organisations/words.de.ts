export default {
  title: 'Meine Organisation',
  sections: 'Bereiche meiner Organisation',
  requests: 'Anfragen',
  offers: 'Angebote',
  tasks: 'Aufgaben',
  decisions: 'Entscheidungen',
  contacts: 'Kontakte',
  cards: 'Notfallkarten',
  dependencies: 'Abhängigkeiten',
  emergency: 'Wir haben gerade einen Notfall',
  toEmergency: 'Zum Notfall',
}
