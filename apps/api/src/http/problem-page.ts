import type { Language } from '@beistand/contracts/sentences'
import { type Html, markup } from './html.js'

const WORDS = {
  de: {
    title: 'Das ging nicht.',
    ways: 'So geht es weiter',
    signIn: 'Mit Passkey oder Passwort anmelden',
    form: 'Notfall ohne Anmeldung melden',
  },
  en: {
    title: 'This did not work.',
    ways: 'What you can do',
    signIn: 'Sign in with passkey or password',
    form: 'Report an emergency without signing in',
  },
}

/** Tells a person who opened an address of the server itself why nothing came of it, and which ways there are. */
export function problemPage(sentence: string, language: Language): Html {
  const words = WORDS[language]
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${words.title} · Beistand</title>
<link rel="stylesheet" href="/notfall/notfall.css">
</head>
<body>
<main>
<h1>${words.title}</h1>
<p role="alert">${sentence}</p>
<h2>${words.ways}</h2>
<ul>
<li><a href="/">${words.signIn}</a></li>
<li><a href="/notfall">${words.form}</a></li>
</ul>
</main>
</body>
</html>`
}
