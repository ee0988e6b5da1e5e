import type de from './words.de.js'

export default {
  title: 'Authenticator app',
  lead: 'Whoever signs in by password then enters a code of the app. With a passkey that is not needed.',
  add: 'Set up an app',
  on: 'set up',
  remove: 'Remove the app',
  scan: 'Open an authenticator app and scan this code.',
  qr: 'QR code for the authenticator app',
  openHere: 'The app is on this device: open it here',
  typed: 'Or type this key into the app',
  code: 'Code of the app',
  codeHint: 'The app now shows six digits.',
  confirm: 'Confirm',
  codes: 'Printed codes',
  noCodes: 'None yet. With a printed code you get in when the app is missing.',
  codesLeft: (left) =>
    left === 1
      ? 'One code is still unused. New codes end the old ones.'
      : `${left} codes are still unused. New codes end the old ones.`,
  makeCodes: 'Make ten codes',
  renewCodes: 'Make ten new codes',
  once: 'These codes are shown only now.',
  keep: 'Print them, or write them down. Do not keep them with the app. Each is good once.',
  codesOf: (email) => `Beistand: codes for ${email}`,
  made: (time) => `made: ${time}`,
  print: 'Print',
  secureTitle: 'Secure your account',
  secureLead: 'A password alone can be guessed or read along. A second proof takes a minute.',
  missing: 'Still missing: a passkey or an authenticator app.',
  missingMore: 'One of the two is enough. A passkey is easier.',
  later: 'Later, go on now',
  secured: 'Your account is secured.',
  securedMore: 'It is good to have another way: a further device or printed codes.',
  goOn: 'Go on',
} satisfies typeof de
