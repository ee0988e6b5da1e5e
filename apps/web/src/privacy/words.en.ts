import type de from './words.de.js'

export default {
  account: 'My account',
  data: {
    title: 'My data',
    lead: 'Everything stored here about you: account, devices, roles, notes and what you have written.',
    download: 'Download my data',
    file: 'my-data.json',
  },
  erase: {
    title: 'Erase my account',
    lead: 'Your sign-in, your roles and everything that names you are erased. This cannot be undone.',
    stays: 'Entries of the journal stay with their numbers. Instead of your function they say “erased”.',
    words: 'Erase what I wrote in emergencies, too',
    open: 'Erase my account',
    now: 'Erase for good',
  },
} satisfies typeof de
