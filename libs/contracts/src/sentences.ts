import type { RefusalCode } from '@beistand/domain/refusal'
import type { DoorCode } from './problem.js'

export type Language = 'de' | 'en'

/** One sentence for people for every code that the server can answer with. */
export const SENTENCES: Readonly<Record<RefusalCode | DoorCode, Readonly<Record<Language, string>>>> = {
  'not-found': { de: 'Das gibt es hier nicht.', en: 'There is no such thing here.' },
  forbidden: { de: 'Das darf Ihre Rolle hier nicht.', en: 'Your role may not do this here.' },
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
  'exists-already': { de: 'Das gibt es schon.', en: 'This exists already.' },
  'contact-needs-way': {
    de: 'Ein Kontakt braucht eine Telefonnummer oder E-Mail-Adresse.',
    en: 'A contact needs a phone number or an e-mail address.',
  },
  'fails-already': {
    de: 'Für diesen Dienstleister läuft schon eine Störung.',
    en: 'A failure of this provider is going on already.',
  },
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
  invalid: { de: 'Einige Angaben fehlen oder passen nicht.', en: 'Some entries are missing or do not fit.' },
  'not-signed-in': { de: 'Bitte melden Sie sich an.', en: 'Please sign in.' },
  'wrong-sign-in': { de: 'E-Mail oder Passwort stimmen nicht.', en: 'E-mail or password is wrong.' },
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
  'origin-not-allowed': { de: 'Die Anfrage kam von einer fremden Seite.', en: 'The request came from a foreign page.' },
  'too-many': { de: 'Zu viele Anfragen. Bitte kurz warten.', en: 'Too many requests. Please wait a moment.' },
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
