export default {
  title: 'Sind Sie es?',
  lead: 'Danach geht es von selbst weiter.',
  password: 'Ihr Passwort',
  prove: 'Bestätigen',
  byPasskey: 'Mit Passkey bestätigen',
  or: 'Oder mit Passwort:',
  noPasskey: 'Der Browser hat keinen Passkey für diese Seite vorgezeigt.',
  unreachable: 'Der Server antwortet nicht. Bitte versuchen Sie es gleich noch einmal.',
}
