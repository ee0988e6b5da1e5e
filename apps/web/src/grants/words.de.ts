export default {
  title: 'Rollen',
  lead: 'Wer hier was darf. Zu sehen sind Funktionen, keine Namen.',
  none: 'Keine solche Rolle.',
  filter: 'Filter',
  all: 'Alle',
  state: 'Stand',
  standing: 'Gilt',
  ended: 'Zurückgenommen',
  person: 'Person',
  function: 'Funktion',
  role: 'Rolle',
  organisation: 'Organisation',
  give: 'Rolle geben',
  giveExplain: 'Für Personen, die hier schon eine Rolle haben. Wer neu ist, wird eingeladen.',
  revoke: 'Zurücknehmen',
  revokeOf: (who: string) => `Rolle zurücknehmen: ${who}`,
  revokeExplain: 'Die Person sieht danach nur noch, was ihre anderen Rollen zeigen.',
  reason: 'Grund',
  reasonHint: 'Steht im Einsatztagebuch, zum Beispiel: hat die Dienststelle gewechselt',
  lastOffice: 'Letzte Rolle der Geschäftsstelle, bleibt bestehen',
  erase: 'Person löschen',
  eraseOf: (who: string) => `Person löschen: ${who}`,
  eraseExplain:
    'Alle Rollen der Person enden. Was sie benennt, verschwindet überall, auch aus dem Einsatztagebuch. Hat sie in keinem anderen Pakt eine Rolle, endet auch ihr Konto. Das lässt sich nicht rückgängig machen.',
  eraseWords: 'Auch löschen, was die Person in Notfällen geschrieben hat',
  factor: {
    demand: 'Zweiten Nachweis verlangen',
    explain:
      'Koordination, Behördenleitung und Geschäftsstelle brauchen dann einen Passkey oder eine Authenticator-App. Bis dahin wird gewarnt, wer keins von beiden hat. Danach wird es beim Anmelden eingerichtet. Melden geht immer.',
    from: 'Ab wann?',
    change: 'Zeitpunkt ändern',
    end: 'Nicht mehr verlangen',
    missing: (missing: number, people: number) =>
      `${missing} von ${people} Personen mit diesen Rollen haben nur ein Passwort.`,
    rest: (missing: number, people: number) =>
      `Die Rollen von ${missing} der ${people} Personen ruhen: Sie haben nur ein Passwort.`,
    demanded: (time: string) => `Ein zweiter Nachweis wird verlangt ab ${time}.`,
  },
  office: {
    narrow: (span: number) =>
      span === 1
        ? 'Die Geschäftsstelle sitzt in nur einer Organisation.'
        : `Die Geschäftsstelle sitzt in nur ${span} Organisationen.`,
    narrowMore:
      'Ein einziger Vorfall kann sie ganz ausschalten. Geben Sie die Rolle in mindestens drei Organisationen.',
    rests: 'Die ganze Geschäftsstelle ist betroffen und ruht.',
    restsMore: 'Die Koordination zweier aktiver Mitglieder, die nicht betroffen sind, kann sie gemeinsam vertreten.',
    stepIn: 'Vertretung anbieten',
    stepInExplain: 'Sobald die Koordination eines anderen Mitglieds zustimmt, haben beide die Rolle Geschäftsstelle.',
    asked: (name: string) => `${name} bietet an, die Geschäftsstelle zu vertreten.`,
    agree: 'Gemeinsam vertreten',
    agreeExplain: 'Sie beide haben dann für höchstens 72 Stunden die Rolle Geschäftsstelle.',
    standing: (time: string) => `Die Geschäftsstelle wird vertreten, bis ${time}.`,
    end: 'Vertretung beenden',
    endExplain: 'Beide Rollen enden sofort.',
  },
}
