import type { FileFault } from './read-table.js'
import type { FieldName, ListName } from './lists.js'

export default {
  title: 'Listen einlesen',
  lead: 'Aus einer Tabelle werden Einträge. Sie sehen vorher jede Zeile. Übernommen wird alles oder nichts.',
  which: 'Was steht in der Liste?',
  lists: { members: 'Mitglieder', invitations: 'Einladungen', contacts: 'Kontakte' } satisfies Record<ListName, string>,
  listHints: {
    members: 'Organisationen und wie sie zum Pakt gehören. Landkreise stehen über ihren Gemeinden.',
    invitations: 'Eine Zeile ist eine Person mit einer Rolle. Jede bekommt einen eigenen Link.',
    contacts: 'Ein Kontakt gilt einer Funktion. Gibt es sie bei der Organisation schon, wird sie geändert.',
  } satisfies Record<ListName, string>,
  columns: 'Spalten der Datei',
  column: 'Spalte',
  content: 'Was hineingehört',
  need: 'Nötig',
  needed: 'ja',
  optional: 'nein',
  empty: 'Ein leeres Feld lässt stehen, was schon eingetragen ist.',
  file: 'CSV-Datei',
  fileHint: 'Bis 500 Zeilen, getrennt durch Semikolon, Komma oder Tabulator. Auch so, wie Excel sie speichert.',
  example: 'Beispiel herunterladen',
  rules: {
    name: 'Höchstens 160 Zeichen.',
    kind: 'Landkreis, Kreisfreie Stadt, Stadt oder Gemeinde, Verband, IT-Dienstleister, CERT, Land oder Andere Stelle.',
    ags: '5 Ziffern für Kreise, 8 für Gemeinden.',
    district: 'Schlüssel oder Name, wie er im Verzeichnis steht.',
    stage: 'eingeladen, extern oder leer. Leer lässt die Mitgliedschaft, wie sie ist.',
    phone: 'Höchstens 60 Zeichen.',
    mailDomain: 'Klein geschrieben und ohne @, zum Beispiel lorsch.example.',
    inhabitants: 'Eine ganze Zahl.',
    lat: 'Grad zwischen -90 und 90, zum Beispiel 49,65.',
    lon: 'Grad zwischen -180 und 180, zum Beispiel 8,57.',
    organisation: 'Schlüssel oder Name, wie er im Verzeichnis des Paktes steht, und nur einmal.',
    title: 'Höchstens 120 Zeichen, zum Beispiel IT-Leitung.',
    role: 'Koordination, Behördenleitung, Einsatzkraft, Gastsachbearbeitung, Beobachtung, Geschäftsstelle oder Betrieb.',
    email: 'Name zum Anmelden, zum Beispiel it-leitung@lorsch.example.',
    mail: 'Eine Adresse, zum Beispiel it-leitung@lorsch.example.',
    note: 'Höchstens 300 Zeichen, zum Beispiel wann jemand erreichbar ist.',
  } satisfies Record<FieldName, string>,
  missing: 'Diese Angabe fehlt.',
  preview: (file: string) => `Vorschau: ${file}`,
  line: 'Zeile',
  lineOf: (line: number) => `Zeile ${line}`,
  entry: 'Eintrag',
  state: 'Was geschieht',
  states: { new: 'neu', changed: 'geändert', unchanged: 'unverändert', wrong: 'falsch' },
  faultsHead: 'Was nicht stimmt',
  fault: (heading: string, reason: string) => `${heading}: ${reason}`,
  lineFault: (line: number, reason: string) => `Zeile ${line}: ${reason}`,
  summary: (counts: { new: number; changed: number; unchanged: number; wrong: number }) =>
    `${counts.new} neu, ${counts.changed} geändert, ${counts.unchanged} unverändert, ${counts.wrong} falsch`,
  mend: 'Nichts wird übernommen, solange eine Zeile falsch ist.',
  mendHow: 'Bitte bessern Sie die Datei aus und wählen Sie sie noch einmal.',
  nothing: 'Alles aus dieser Datei ist schon eingetragen.',
  take: (count: number) => (count === 1 ? '1 Zeile übernehmen' : `${count} Zeilen übernehmen`),
  done: (count: number) => (count === 1 ? '1 Zeile ist übernommen.' : `${count} Zeilen sind übernommen.`),
  other: 'Andere Datei',
  unreadable: 'Diese Datei lässt sich nicht lesen.',
  fileFault: (fault: FileFault): string => {
    switch (fault.fault) {
      case 'empty':
        return 'Unter den Überschriften steht keine Zeile.'
      case 'too-large':
        return 'Die Datei ist größer als 1 MB.'
      case 'quotes':
        return `Ab Zeile ${fault.line} stimmen die Anführungszeichen nicht.`
      case 'too-many':
        return `Die Datei hat ${fault.count} Zeilen. Mehr als 500 gehen nicht auf einmal.`
      case 'missing':
        return `Diese Spalten fehlen: ${fault.headings.join(', ')}.`
      case 'unknown':
        return `Diese Spalten gehören nicht in die Liste: ${fault.headings.join(', ')}.`
      case 'doubled':
        return `Diese Spalten stehen zweimal da: ${fault.headings.join(', ')}.`
    }
  },
  sheet: {
    once: 'Diese Links sind nur jetzt zu sehen.',
    onceWhy: 'Drucken Sie die Blätter oder geben Sie die Links jetzt weiter. Jeder gilt sieben Tage und einmal.',
    print: 'Drucken',
    done: 'Fertig',
    list: 'Einladungen zum Übergeben',
    heading: 'Einladung',
    how: 'Mit dem Telefon abfotografieren oder die Adresse eintippen. Dann ein eigenes Passwort wählen.',
    qr: (title: string) => `QR-Code der Einladung: ${title}`,
    until: (time: string) =>
      `Gilt einmal, bis ${time}. Wer dieses Blatt hat, kann sich anmelden: nur persönlich übergeben.`,
  },
}
