export default {
  title: 'Wovon wir abhängen',
  none: 'Noch keine Abhängigkeit eingetragen. Tragen Sie ein, welche Fachverfahren von welchem Dienstleister kommen. Fällt er aus, sind Sie sofort dabei.',
  set: 'Abhängigkeit eintragen',
  provider: 'IT-Dienstleister',
  applications: 'Welche Fachverfahren kommen von dort?',
  change: 'Ändern',
  end: 'Beenden',
  endExplain: 'Ein Ausfall dieses Dienstleisters betrifft Sie dann nicht mehr.',
}
