import type { RefusalCode } from '@beistand/domain/refusal'
import type { DoorCode } from './problem.js'

export type Language = 'de' | 'en'

/** One sentence for people for every code that the server can answer with. */
export const SENTENCES: Readonly<Record<RefusalCode | DoorCode, Readonly<Record<Language, string>>>> = {
  'not-found': { de: 'Das gibt es hier nicht.', en: 'There is no such thing here.' },
  forbidden: { de: 'Das darf Ihre Rolle hier nicht.', en: 'Your role may not do this here.' },
  'office-rests': {
    de: 'Ihre Organisation ist selbst betroffen. Bis zum Ende ruht Ihre Geschäftsstelle, eine andere vertritt sie.',
    en: 'Your own organisation is hit. Until the end your office role rests, and another office person stands in.',
  },
  'not-a-partner': {
    de: 'Nur aktive Mitglieder und externe Organisationen können etwas leihen.',
    en: 'Only active members and external organisations can lend.',
  },
  unchanged: { de: 'Das ist schon so.', en: 'It is so already.' },
  'wrong-state': { de: 'Das geht im jetzigen Zustand nicht.', en: 'This is not possible in the present state.' },
  'emergency-closed': { de: 'Der Notfall ist schon beendet.', en: 'The emergency has ended already.' },
  'victim-stays-involved': {
    de: 'Die betroffene Stelle bleibt immer beteiligt.',
    en: 'The administration that is hit always stays involved.',
  },
  'red-needs-names': {
    de: 'TLP:RED geht nur an namentlich genannte Personen.',
    en: 'TLP:RED goes to named persons only.',
  },
  'last-office': {
    de: 'Ohne diese Person hätte der Pakt keine Geschäftsstelle mehr. Besetzen Sie sie zuerst mit noch jemandem.',
    en: 'Without this person the pact would have no office left. Give someone else an office role first.',
  },
  'last-operator': {
    de: 'Ohne Sie hätte die Installation keinen Betrieb mehr.',
    en: 'Without you the installation would have no operator left.',
  },
  'number-on-file-needed': {
    de: 'Bestätigt ist nur, wer unter einer hinterlegten Nummer zurückgerufen wurde.',
    en: 'Only a call back to a number on file confirms.',
  },
  'card-ended': {
    de: 'Diese Notfallkarte gilt nicht mehr: Sie wurde benutzt, ersetzt, gesperrt oder ist abgelaufen.',
    en: 'This emergency card is no longer good: it was used, replaced, revoked or has expired.',
  },
  'exists-already': { de: 'Das gibt es schon.', en: 'This exists already.' },
  'twice-in-list': { de: 'Das steht in der Liste schon weiter oben.', en: 'The list says this further up already.' },
  'name-ambiguous': {
    de: 'Diesen Namen tragen mehrere Organisationen. Bitte geben Sie den amtlichen Schlüssel an.',
    en: 'Several organisations have this name. Please give the official key.',
  },
  'registered-otherwise': {
    de: 'Diese Organisation ist mit anderem Namen, anderer Art, anderem Schlüssel oder anderem Landkreis eingetragen.',
    en: 'This organisation is registered with another name, kind, key or county.',
  },
  'contact-needs-way': {
    de: 'Ein Kontakt braucht eine Telefonnummer oder E-Mail-Adresse.',
    en: 'A contact needs a phone number or an e-mail address.',
  },
  'fails-already': {
    de: 'Für diesen Dienstleister läuft schon eine Störung.',
    en: 'A failure of this provider is going on already.',
  },
  'offer-held': {
    de: 'Von diesem Angebot ist schon mehr angefragt oder zugesagt.',
    en: 'More of this offer is asked for or promised already.',
  },
  'offer-exhausted': {
    de: 'So viel ist in dieser Zeit nicht mehr frei.',
    en: 'So much is no longer free in this time.',
  },
  'offer-not-available': {
    de: 'Dieses Angebot ist gerade nicht verfügbar.',
    en: 'This offer is not available at present.',
  },
  'other-world': {
    de: 'Übung und Ernstfall lassen sich nicht mischen.',
    en: 'An exercise and the real case cannot be mixed.',
  },
  'kind-does-not-fit': {
    de: 'Diese Art von Angebot passt nicht zum Bedarf.',
    en: 'This kind of offer does not fit the need.',
  },
  'mode-does-not-fit': {
    de: 'Vor Ort oder aus der Ferne: Das passt nicht zusammen.',
    en: 'On site or remote: these do not go together.',
  },
  'too-many-units': { de: 'Das sind mehr, als es hier gibt.', en: 'These are more than there are here.' },
  'window-outside-need': {
    de: 'Der Zeitraum liegt nicht ganz im Zeitraum des Bedarfs.',
    en: 'The period does not lie within the period of the need.',
  },
  'window-past': { de: 'Der Zeitraum ist schon vorbei.', en: 'The period is over already.' },
  'need-closed': { de: 'Der Bedarf ist schon geschlossen.', en: 'The need is closed already.' },
  'need-covered': {
    de: 'So viel wird nicht mehr gebraucht. Bitte weniger zusagen oder den Bedarf erhöhen.',
    en: 'So much is no longer needed. Please agree to less or raise the need.',
  },
  'more-agreed': {
    de: 'Es ist schon mehr Hilfe zugesagt. Bitte zuerst Hilfe entlassen.',
    en: 'More help is agreed already. Please release help first.',
  },
  'already-answered': { de: 'Darauf wurde schon geantwortet.', en: 'This has been answered already.' },
  expired: { de: 'Die Frist für die Antwort ist vorbei.', en: 'The time to answer is over.' },
  'not-longer': {
    de: 'Das neue Ende liegt nicht nach dem alten.',
    en: 'The new end is not later than the old one.',
  },
  'precondition-open': {
    de: 'Eine Voraussetzung ist noch offen. Bitte sagen Sie, warum es trotzdem losgeht.',
    en: 'A precondition is still open. Please say why it begins all the same.',
  },
  'return-state': {
    de: 'Bei Geräten gehört zur Rückgabe ihr Zustand, sonst nicht.',
    en: 'Equipment is returned with its state, nothing else is.',
  },
  'help-running': {
    de: 'Es läuft noch Hilfe. Bitte erst entlassen und die Rückkehr abwarten.',
    en: 'Help is still running. Please release it and wait for its return first.',
  },
  'person-missing': { de: 'Bitte nennen Sie eine Person.', en: 'Please name a person.' },
  'ends-before-start': { de: 'Das Ende liegt vor dem Anfang.', en: 'The end is before the start.' },
  'person-on-shift': {
    de: 'Diese Person ist zu dieser Zeit schon eingeteilt.',
    en: 'This person is on another shift at this time.',
  },
  'all-named': {
    de: 'Für diese Zeit sind schon alle zugesagten Personen benannt.',
    en: 'All agreed persons are named for this time already.',
  },
  'person-in-other-offer': {
    de: 'Diese Person steht schon hinter einem anderen Angebot.',
    en: 'This person stands behind another offer already.',
  },
  'in-the-future': { de: 'Dieser Zeitpunkt liegt in der Zukunft.', en: 'This time lies in the future.' },
  'exercise-over': { de: 'Die Übung ist schon beendet.', en: 'The exercise has ended already.' },
  'only-real-ends-exercise': {
    de: 'Nur ein echter Notfall kann eine Übung beenden.',
    en: 'Only a real emergency can end an exercise.',
  },
  'place-needed': { de: 'Bitte sagen Sie, wo es weitergeht.', en: 'Please say where it goes on.' },
  'reason-needed': { de: 'Bitte nennen Sie einen Grund.', en: 'Please give a reason.' },
  'not-involved': {
    de: 'Diese Stelle ist an dem Notfall nicht beteiligt.',
    en: 'This body is not involved in the emergency.',
  },
  'person-elsewhere': {
    de: 'Diese Person gehört nicht zu dieser Stelle.',
    en: 'This person does not belong to this body.',
  },
  'person-outside-circle': {
    de: 'Diese Person gehört nicht zum Kreis der Aufgabe.',
    en: "This person is not in the task's circle.",
  },
  'task-taken': { de: 'Jemand anderes hat die Aufgabe schon.', en: 'Someone else has the task already.' },
  'deadline-passed': { de: 'Die Frist liegt in der Vergangenheit.', en: 'The deadline lies in the past.' },
  'no-such-option': { de: 'Diese Antwort steht nicht zur Wahl.', en: 'This answer is not among the options.' },
  'call-backs-pending': {
    de: 'Zu diesem Notfall liegen schon viele Meldungen vor. Die Geschäftsstelle ruft zurück.',
    en: 'There are many messages on this emergency already. The office will call back.',
  },
  'recoveries-pending': {
    de: 'Für diese Organisation liegen schon viele Anfragen vor. Die Geschäftsstelle ruft zurück.',
    en: 'There are many requests for this organisation already. The office will call back.',
  },
  'own-recovery': {
    de: 'Den eigenen Zugang stellt niemand selbst wieder her. Bitte überlassen Sie das anderen der Geschäftsstelle.',
    en: 'Nobody restores their own access. Please leave this to others of the office.',
  },
  'second-office-needed': {
    de: 'Hier muss jemand aus der Geschäftsstelle einer anderen Organisation zustimmen.',
    en: 'Someone of the office of another organisation has to agree here.',
  },
  'office-works': {
    de: 'Die Geschäftsstelle kann handeln. Sie braucht keine Vertretung.',
    en: 'The office can act. It needs nobody to stand in.',
  },
  'cannot-stand-in': {
    de: 'Ihre Organisation kann nicht vertreten: Sie ist selbst betroffen oder kein aktives Mitglied.',
    en: 'Your organisation cannot stand in: it is hit itself, or no active member.',
  },
  'another-needed': {
    de: 'Hier muss jemand aus einer anderen Organisation zustimmen.',
    en: 'Someone of another organisation has to agree here.',
  },
  invalid: { de: 'Einige Angaben fehlen oder passen nicht.', en: 'Some entries are missing or do not fit.' },
  'not-signed-in': { de: 'Bitte melden Sie sich an.', en: 'Please sign in.' },
  'wrong-sign-in': { de: 'E-Mail oder Passwort stimmen nicht.', en: 'E-mail or password is wrong.' },
  'proof-needed': {
    de: 'Bitte bestätigen Sie zuerst noch einmal, dass Sie es sind.',
    en: 'Please prove once more first that it is you.',
  },
  'factor-needed': {
    de: 'Ihr Pakt verlangt für diese Rolle einen zweiten Nachweis: einen Passkey oder eine Authenticator-App.',
    en: 'Your pact demands a second proof for this role: a passkey or an authenticator app.',
  },
  'code-needed': {
    de: 'Bitte geben Sie auch den Code Ihrer Authenticator-App ein.',
    en: 'Please enter the code of your authenticator app, too.',
  },
  'wrong-code': {
    de: 'Dieser Code stimmt nicht, oder er wurde schon benutzt. Bitte nehmen Sie den nächsten.',
    en: 'This code is wrong or has been used already. Please take the next one.',
  },
  'too-many-codes': {
    de: 'Zu viele falsche Codes. Nehmen Sie einen Passkey, einen gedruckten Code oder ein Gerät, das Sie schon benutzt haben.',
    en: 'Too many wrong codes. Take a passkey, a printed code or a device that you have used before.',
  },
  'link-ended': {
    de: 'Dieser Link ist abgelaufen, zurückgezogen oder schon benutzt.',
    en: 'This link has expired, was withdrawn or has been used already.',
  },
  'weak-password': {
    de: 'Dieses Passwort ist leicht zu erraten. Nehmen Sie zum Beispiel vier Wörter, die nichts miteinander zu tun haben.',
    en: 'This password is easy to guess. Take four words that have nothing to do with each other, for example.',
  },
  'account-exists': {
    de: 'Zu dieser E-Mail gibt es schon ein Konto. Bitte melden Sie sich damit an.',
    en: 'There is an account with this e-mail already. Please sign in with it.',
  },
  'verification-needed': {
    de: 'Wer für eine andere Organisation handelt, sagt, wie das geprüft ist.',
    en: 'Whoever acts for another organisation says how that was verified.',
  },
  'key-missing': {
    de: 'Dem Befehl fehlt sein Schlüssel (Idempotency-Key).',
    en: 'The command lacks its key (Idempotency-Key).',
  },
  'key-reused': {
    de: 'Dieser Schlüssel gehört schon zu einem anderen Befehl.',
    en: 'This key belongs to another command already.',
  },
  'grant-needed': {
    de: 'Sie haben mehrere Rollen. Bitte wählen Sie eine.',
    en: 'You have several roles. Please choose one.',
  },
  'origin-not-allowed': {
    de: 'Die Anfrage kam nicht von der eigenen Seite dieser Anwendung.',
    en: 'The request did not come from the own page of this application.',
  },
  'too-many': { de: 'Zu viele Anfragen. Bitte kurz warten.', en: 'Too many requests. Please wait a moment.' },
  'provider-unreachable': {
    de: 'Der Anmeldedienst Ihrer Verwaltung antwortet nicht. Nehmen Sie Passkey oder Passwort.',
    en: 'The sign-in service of your administration does not answer. Use your passkey or password.',
  },
  'provider-refused': {
    de: 'Der Anmeldedienst hat die Anmeldung nicht bestätigt, oder sie hat zu lange gedauert.',
    en: 'The sign-in service has not confirmed the sign-in, or it took too long.',
  },
  'provider-rests': {
    de: 'Ihre Verwaltung ist betroffen, deshalb gilt ihr Anmeldedienst gerade nicht. Nehmen Sie Passkey oder Passwort.',
    en: 'Your administration is hit, so its sign-in service does not count now. Use your passkey or password.',
  },
  'account-not-linked': {
    de: 'Dieses Konto ist hier mit niemandem verknüpft. Melden Sie sich anders an und verknüpfen Sie es unter „Meine Geräte“.',
    en: 'This account is linked to nobody here. Sign in another way and link it under “My devices”.',
  },
  'account-linked-already': {
    de: 'Sie haben dort schon ein Konto verknüpft, oder dieses gehört hier einer anderen Person.',
    en: 'You have linked an account there already, or this one belongs to another person here.',
  },
  'too-large': { de: 'Die Anfrage ist zu groß.', en: 'The request is too large.' },
  busy: {
    de: 'Der Server ist gerade ausgelastet. Nichts wurde gespeichert, bitte gleich noch einmal.',
    en: 'The server is busy. Nothing was saved, please try again in a moment.',
  },
  'no-such-page': { de: 'Diese Adresse gibt es nicht.', en: 'There is no such address.' },
  broken: {
    de: 'Da ist etwas schiefgegangen. Nichts wurde gespeichert.',
    en: 'Something went wrong. Nothing was saved.',
  },
}
