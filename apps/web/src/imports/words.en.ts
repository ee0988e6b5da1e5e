import type { FileFault } from './read-table.js'
import type de from './words.de.js'

export default {
  title: 'Read in lists',
  lead: 'A table becomes entries. You see every row before. All of it is taken, or nothing.',
  which: 'What is in the list?',
  lists: { members: 'Members', invitations: 'Invitations', contacts: 'Contacts' },
  listHints: {
    members: 'Organisations and how they belong to the pact. Counties stand above their municipalities.',
    invitations: 'A row is one person with one role. Each gets a link of their own.',
    contacts: 'A contact is for a function. One that the organisation has already is changed.',
  },
  columns: 'Columns of the file',
  column: 'Column',
  content: 'What belongs there',
  need: 'Needed',
  needed: 'yes',
  optional: 'no',
  empty: 'An empty cell leaves what is on file.',
  file: 'CSV file',
  fileHint: 'Up to 500 rows, separated by semicolon, comma or tab. Also as Excel saves it.',
  example: 'Download an example',
  rules: {
    name: 'At most 160 characters.',
    kind: 'Landkreis, Kreisfreie Stadt, Stadt oder Gemeinde, Verband, IT-Dienstleister, CERT, Land or Andere Stelle.',
    ags: '5 digits for counties, 8 for municipalities.',
    district: 'Key or name, as the directory has it.',
    stage: 'eingeladen, extern or empty. Empty leaves the membership as it is.',
    phone: 'At most 60 characters.',
    mailDomain: 'Small letters and no @, such as lorsch.example.',
    inhabitants: 'A whole number.',
    lat: 'Degrees between -90 and 90, such as 49.65.',
    lon: 'Degrees between -180 and 180, such as 8.57.',
    organisation: "Key or name, as the pact's directory has it, and only once.",
    title: 'At most 120 characters, such as IT-Leitung.',
    role: 'Koordination, Behördenleitung, Einsatzkraft, Gastsachbearbeitung, Beobachtung, Geschäftsstelle or Betrieb.',
    email: 'Name to sign in, such as it-leitung@lorsch.example.',
    mail: 'An address, such as it-leitung@lorsch.example.',
    note: 'At most 300 characters, such as when someone can be reached.',
  },
  missing: 'This is missing.',
  preview: (file: string) => `Preview: ${file}`,
  line: 'Line',
  lineOf: (line: number) => `Line ${line}`,
  entry: 'Entry',
  state: 'What happens',
  states: { new: 'new', changed: 'changed', unchanged: 'unchanged', wrong: 'wrong' },
  faultsHead: 'What is wrong',
  fault: (heading: string, reason: string) => `${heading}: ${reason}`,
  lineFault: (line: number, reason: string) => `Line ${line}: ${reason}`,
  summary: (counts: { new: number; changed: number; unchanged: number; wrong: number }) =>
    `${counts.new} new, ${counts.changed} changed, ${counts.unchanged} unchanged, ${counts.wrong} wrong`,
  mend: 'Nothing is taken as long as a row is wrong.',
  mendHow: 'Please mend the file and choose it again.',
  nothing: 'Everything in this file is on file already.',
  take: (count: number) => (count === 1 ? 'Take 1 row' : `Take ${count} rows`),
  done: (count: number) => (count === 1 ? '1 row is taken.' : `${count} rows are taken.`),
  other: 'Another file',
  unreadable: 'This file cannot be read.',
  fileFault: (fault: FileFault): string => {
    switch (fault.fault) {
      case 'empty':
        return 'There is no row below the headings.'
      case 'too-large':
        return 'The file is larger than 1 MB.'
      case 'quotes':
        return `From line ${fault.line} on the quotation marks do not fit.`
      case 'too-many':
        return `The file has ${fault.count} rows. More than 500 at once do not work.`
      case 'missing':
        return `These columns are missing: ${fault.headings.join(', ')}.`
      case 'unknown':
        return `These columns do not belong in the list: ${fault.headings.join(', ')}.`
      case 'doubled':
        return `These columns are there twice: ${fault.headings.join(', ')}.`
    }
  },
  sheet: {
    once: 'These links can be seen only now.',
    onceWhy: 'Print the sheets or hand the links over now. Each is good for seven days and once.',
    print: 'Print',
    done: 'Done',
    list: 'Invitations to hand over',
    heading: 'Invitation',
    how: 'Scan it with your phone or type the address. Then choose a password of your own.',
    qr: (title: string) => `QR code of the invitation: ${title}`,
    until: (time: string) =>
      `Good once, until ${time}. Whoever has this sheet can sign in: hand it over in person only.`,
  },
} satisfies typeof de
