import type { Language } from '@beistand/contracts/sentences'
import { type Html, markup } from '../http/html.js'

const WORDS = {
  de: {
    title: 'Die Anmeldung ging nicht.',
    ways: 'Andere Wege',
    signIn: 'Mit Passkey oder Passwort anmelden',
    form: 'Notfall ohne Anmeldung melden',
  },
  en: {
    title: 'Signing in did not work.',
    ways: 'Other ways',
    signIn: 'Sign in with passkey or password',
    form: 'Report an emergency without signing in',
  },
}

/** Tells who comes back from a sign-in service in vain why, and which other ways there are. */
export function failedPage(sentence: string, language: Language): Html {
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
