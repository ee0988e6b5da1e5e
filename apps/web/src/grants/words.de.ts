export default {
  title: 'Rollen',
  none: 'Noch keine Rollen vergeben.',
  person: 'Person',
  function: 'Funktion',
  role: 'Rolle',
  organisation: 'Organisation',
  give: 'Rolle geben',
  revoke: 'Rolle zurücknehmen',
  revokeExplain: 'Die Person sieht danach nur noch, was ihre anderen Rollen zeigen.',
}
