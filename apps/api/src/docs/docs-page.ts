import { type Language, SENTENCES } from '@beistand/contracts/sentences'
import { markup, type Html } from '../http/html.js'
import { statusOf } from '../http/problem.js'
import { type Content, type Document, type Operation, type Parameter, ref } from './document.js'
import { type Code, DOOR } from './problems.js'

const WORDS = {
  de: {
    title: 'Beistand: Schnittstelle',
    other: 'English',
    otherLink: '?lang=en',
    document: 'Als OpenAPI-3.1-Dokument',
    english: 'Beschreibungen stehen auf Englisch.',
    contents: 'Inhalt',
    skip: 'Zum Inhalt',
    codes: 'Codes der Fehler',
    code: 'Code',
    status: 'Status',
    sentence: 'Satz',
    body: 'Beispiel der Anfrage',
    answer: 'Beispiel der Antwort',
    needs: 'Angaben',
    required: 'nötig',
    answers: 'Ablehnungen',
    everywhere: 'Jeder Befehl kann außerdem so beantwortet werden:',
  },
  en: {
    title: 'Beistand: API',
    other: 'Deutsch',
    otherLink: '?lang=de',
    document: 'As an OpenAPI 3.1 document',
    english: '',
    contents: 'Contents',
    skip: 'Skip to contents',
    codes: 'Codes of problems',
    code: 'Code',
    status: 'Status',
    sentence: 'Sentence',
    body: 'Example request',
    answer: 'Example answer',
    needs: 'Parameters',
    required: 'required',
    answers: 'Refusals',
    everywhere: 'Any command may also be answered with:',
  },
} as const satisfies Record<Language, Record<string, string>>
type Words = (typeof WORDS)[Language]

const EVERYWHERE: ReadonlySet<string> = new Set(DOOR)

/** What every command answers; the introduction says it once. */
const RECORDED = ref('schemas', 'Recorded').$ref

interface Entry {
  readonly method: string
  readonly path: string
  readonly operation: Operation
}

/** The description as one page to read: no script, nothing inline, one stylesheet. */
export function docsPage(document: Document, language: Language): Html {
  const words = WORDS[language]
  const entries = entriesOf(document)
  return markup`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${words.title}</title>
        <link rel="stylesheet" href="/api/docs/docs.css" />
      </head>
      <body>
        <a class="skip" href="#contents">${words.skip}</a>
        <header>
          <p><a href="/api/docs${words.otherLink}" lang="${language === 'de' ? 'en' : 'de'}">${words.other}</a></p>
          <h1>${words.title}</h1>
          <p>${document.info.version} · ${document.info.title} · <a href="/api/openapi.json">${words.document}</a></p>
          ${language === 'de' ? markup`<p>${words.english}</p>` : null}
        </header>
        <main lang="en">
          ${document.info.description.split('\n\n').map((paragraph) => markup`<p>${paragraph}</p>`)}
          <nav id="contents" aria-labelledby="contents-title">
            <h2 id="contents-title" lang="${language}">${words.contents}</h2>
            <ul>
              ${document.tags.map(({ name }) => markup`<li><a href="#tag-${name}">${name}</a></li> `)}
              <li><a href="#codes" lang="${language}">${words.codes}</a></li>
            </ul>
          </nav>
          ${document.tags.map(({ name }) => section(name, entries, words))} ${codes(words, language)}
        </main>
      </body>
    </html>
`
}

function entriesOf(document: Document): Entry[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method, path, operation })),
  )
}

function section(tag: string, entries: readonly Entry[], words: Words): Html {
  const own = entries.filter(({ operation }) => operation.tags.includes(tag))
  return markup`<section aria-labelledby="tag-${tag}">
    <h2 id="tag-${tag}">${tag}</h2>
    ${own.map((entry) => article(entry, words))}
  </section>
`
}

function article({ method, path, operation }: Entry, words: Words): Html {
  const id = operation.operationId
  const named = operation.parameters.flatMap((parameter) => ('in' in parameter ? [parameter] : []))
  const ok = Object.entries(operation.responses).find(([status]) => status.startsWith('2'))?.[1]
  return markup`<article aria-labelledby="${id}">
    <h3 id="${id}"><code>${method.toUpperCase()} /api${path}</code></h3>
    <p>${operation.summary}</p>
    ${
      named.length > 0
        ? markup`<h4>${words.needs}</h4>
            <ul>
              ${named.map((parameter) => needed(parameter, words))}
            </ul>`
        : null
    }
    ${example(operation.requestBody?.content, words.body)} ${example(ok?.content, words.answer)}
    ${refusals(operation, words)}
  </article>
`
}

function needed(parameter: Exclude<Parameter, { readonly $ref: string }>, { required }: Words): Html {
  return markup`<li><code>${parameter.name}</code> (${parameter.in}${parameter.required ? `, ${required}` : ''})</li>`
}

function example(content: Readonly<Record<string, Content>> | undefined, title: string): Html | null {
  const { schema, example: given } = content?.['application/json'] ?? {}
  if (schema?.['$ref'] === RECORDED) return null
  return given === undefined
    ? null
    : markup`<h4>${title}</h4>
        <pre tabindex="0"><code>${JSON.stringify(given, null, 2)}</code></pre>`
}

/** The codes of a command's own; what the door may answer to any command is said once. */
function refusals({ responses }: Operation, words: Words): Html | null {
  const problems = Object.values(responses).flatMap(({ content }) => content?.['application/problem+json'] ?? [])
  const own = problems.flatMap(({ examples }) => Object.keys(examples ?? {})).filter((code) => !EVERYWHERE.has(code))
  const links = own.map((code) => markup`<li><a href="#${code}">${code}</a></li>`)
  return links.length > 0 ? markup`<h4>${words.answers}</h4><ul>${links}</ul>` : null
}

function codes(words: Words, language: Language): Html {
  const all = Object.keys(SENTENCES) as Code[]
  return markup`<section aria-labelledby="codes" lang="${language}">
    <h2 id="codes">${words.codes}</h2>
    <p>${words.everywhere} ${DOOR.join(', ')}.</p>
    <table>
      <thead>
        <tr>
          <th scope="col">${words.code}</th>
          <th scope="col">${words.status}</th>
          <th scope="col">${words.sentence}</th>
        </tr>
      </thead>
      <tbody>
        ${all.map(
          (code) =>
            markup`<tr>
              <th scope="row" id="${code}"><code>${code}</code></th>
              <td>${statusOf(code)}</td>
              <td>${SENTENCES[code][language]}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </section>
`
}
