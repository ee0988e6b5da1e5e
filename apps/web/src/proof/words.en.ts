import type de from './words.de.js'

export default {
  title: 'Is it you?',
  lead: 'It then goes on by itself.',
  password: 'Your password',
  prove: 'Prove',
  byPasskey: 'Prove by passkey',
  or: 'Or with your password:',
  noPasskey: 'The browser showed no passkey for this page.',
  unreachable: 'The server does not answer. Please try again in a moment.',
} satisfies typeof de
