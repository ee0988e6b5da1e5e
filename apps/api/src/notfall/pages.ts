import type { CallingBack } from '@beistand/contracts/roster'
import type { Language } from '@beistand/contracts/sentences'
import { dialled } from '@beistand/domain/contact'
import { SEVERITIES } from '@beistand/domain/emergency'
import type { Instant } from '@beistand/domain/noun'
import { markup, type Html } from '../http/html.js'
import { nameOf, type Victim } from './victims.js'
import { WORDS } from './words.js'

export const FIELDS = ['organisation', 'seen', 'severity', 'phone', 'code'] as const
export type Field = (typeof FIELDS)[number]

/** Why a form comes back that was filled in well. */
export type FormProblem = 'expired' | 'throttled' | 'again' | 'ended' | 'busy'

/** The form as someone left it. */
export interface Filled {
  readonly language: Language
  /** `code` is null on the form that asks for no card. */
  readonly values: Readonly<Record<Exclude<Field, 'code'>, string>> & { readonly code: string | null }
  readonly wrong: readonly Field[]
  readonly problem: FormProblem | null
  readonly key: string
  readonly token: string
}

/** Above this many organisations a list would be too heavy for a slow line: then the name or key is typed. */
export const LONGEST_LIST = 150

/** The form for a card may be filled in by its QR code, with a script that does nothing else; typed, it needs none. */
const SCRIPT = markup`<script src="/notfall/karte.js" defer></script>`

interface Look {
  readonly language: Language
  readonly card: boolean
  readonly script: boolean
}

function page({ language, card, script }: Look, title: string, body: Html): Html {
  const other = language === 'de' ? 'en' : 'de'
  return markup`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <title>${title}</title>
        <link rel="stylesheet" href="/notfall/notfall.css">
        ${script ? SCRIPT : null}
      </head>
      <body>
        <header><p><a href="/notfall${card ? '/karte' : ''}?lang=${other}" lang="${other}">${WORDS[language].other}</a></p></header>
        ${body}
      </body>
    </html>
`
}

export function formPage(form: Filled, victims: readonly Victim[]): Html {
  const { language, values, wrong, key, token } = form
  const words = WORDS[language]
  const card = values.code !== null
  const faulty = wrong.length > 0 || form.problem !== null
  const body = markup`<main>
    <h1>${words.title}</h1>
    <p>${card ? words.cardLead : words.lead}</p>
    ${card ? null : markup`<p><a href="/notfall/karte?lang=${language}">${words.toCard}</a></p>`}
    ${faulty ? summary(form) : null}
    <form method="post" action="/notfall" accept-charset="utf-8">
      <input type="hidden" name="key" value="${key}">
      <input type="hidden" name="token" value="${token}">
      <input type="hidden" name="lang" value="${language}">
      ${heading(form, 'organisation', victims.length > LONGEST_LIST ? words.organisationHint : null)}
      ${organisation(form, victims)} ${heading(form, 'seen', words.seenHint)}
      <textarea id="seen" name="seen" rows="3" maxlength="2000" required${described(form, 'seen', true)}>
${values.seen}</textarea>
      ${heading(form, 'severity', null)}
      <select id="severity" name="severity" required${described(form, 'severity', false)}>
        <option value="">${words.choose}</option>
        ${SEVERITIES.map((severity) => option(severity, words.severities[severity], values.severity))}
      </select>
      ${heading(form, 'phone', words.phoneHint)}
      <input id="phone" name="phone" type="tel" maxlength="40" required autocomplete="tel" value="${values.phone}"${described(form, 'phone', true)}>
      ${card ? code(form) : null}
      <button type="submit">${words.send}</button>
    </form>
  </main>`
  return page({ language, card, script: card }, faulty ? `${words.errorTitle}${words.title}` : words.title, body)
}

function summary({ language, wrong, problem }: Filled): Html {
  const words = WORDS[language]
  const links = wrong.map((field) => markup`<li><a href="#${field}">${words.wrong[field]}</a></li>`)
  const list = markup`<h2>${words.errors}</h2>
    <ul>${links}</ul>`
  return markup`<div class="box bad" role="alert" tabindex="-1" autofocus>
    ${problem === null ? list : markup`<p>${words.problems[problem]}</p>`}
  </div>`
}

function heading({ language, wrong }: Filled, field: Field, hint: string | null): Html {
  const words = WORDS[language]
  return markup`<label for="${field}">${words[field]}</label>
    ${hint === null ? null : markup`<p class="hint" id="${field}-hint">${hint}</p>`}
    ${wrong.includes(field) ? markup`<p class="error" id="${field}-error">${words.wrong[field]}</p>` : null}`
}

function described({ wrong }: Filled, field: Field, hinted: boolean): Html {
  const faulty = wrong.includes(field)
  const ids = [...(faulty ? [`${field}-error`] : []), ...(hinted ? [`${field}-hint`] : [])].join(' ')
  return markup`${faulty ? markup` aria-invalid="true"` : null}${ids === '' ? null : markup` aria-describedby="${ids}"`}`
}

function code(form: Filled): Html {
  return markup`${heading(form, 'code', WORDS[form.language].codeHint)}
      <input id="code" name="code" maxlength="80" required autocomplete="off" autocapitalize="none" spellcheck="false" value="${form.values.code}"${described(form, 'code', true)}>`
}

function option(value: string, label: string, chosen: string): Html {
  return markup`<option value="${value}"${value === chosen ? markup` selected` : null}>${label}</option>
`
}

function organisation(form: Filled, victims: readonly Victim[]): Html {
  const { language, values } = form
  const words = WORDS[language]
  if (victims.length > LONGEST_LIST)
    return markup`<input id="organisation" name="organisation" maxlength="120" required value="${values.organisation}"${described(form, 'organisation', true)}>`
  const pacts = [...new Map(victims.map((victim) => [victim.pact, victim])).values()]
  const group = ({ pact, pactName, demo }: Victim) =>
    markup`<optgroup label="${pactName}${demo ? ` · ${words.demo}` : ''}">
      ${victims.filter((victim) => victim.pact === pact).map((victim) => option(nameOf(victim), victim.name, values.organisation))}
    </optgroup>
`
  return markup`<select id="organisation" name="organisation" required${described(form, 'organisation', false)}>
    <option value="">${words.choose}</option>
    ${pacts.map(group)}
  </select>`
}

/** What stands after a notice: the emergency that it opened or was added to. */
export interface Receipt {
  readonly language: Language
  readonly victim: Victim
  readonly number: number
  readonly at: Instant
  /** The notice was not stored beside the many that wait already. */
  readonly tooMany: boolean
  readonly callingBack: CallingBack
  /** It came with an emergency card. */
  readonly card?: boolean
}

export function receiptPage({ language, victim, number, at, tooMany, callingBack, card = false }: Receipt): Html {
  const words = WORDS[language]
  const time = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    timeZone: 'Europe/Berlin',
    dateStyle: 'long',
    timeStyle: 'short',
  }).format(at)
  return page(
    { language, card, script: false },
    words.done,
    markup`<main>
      <h1>${words.done}</h1>
      <div class="box">
        <p>${victim.name}${victim.demo ? ` · ${words.demo}` : ''}</p>
        <p>${words.number}</p>
        <p class="number">${number}</p>
        <p class="hint">${words.numberHint}</p>
        <p>${words.time} ${time}${words.clock}</p>
        <p><b>${words.pending}</b></p>
      </div>
      ${tooMany ? markup`<p>${words.many}</p>` : null}
      <h2>${words.next}</h2>
      <ol>
        ${(card ? words.cardSteps : words.steps).map((step) => markup`<li>${step}</li>`)}
      </ol>
      ${callers(language, callingBack)}
      ${card ? markup`<p><a href="/">${words.toEmergency}</a></p>` : null}
      <p><a href="/notfall?lang=${language}">${words.another}</a></p>
    </main>`,
  )
}

/** Who calls, so that the call is known for what it is, and a number to call instead where it is not. */
function callers(language: Language, callingBack: CallingBack): Html | null {
  const words = WORDS[language]
  if (callingBack.length === 0) return null
  const line = ({ title, organisation, phone }: CallingBack[number]) => {
    const number = phone && markup`: <a href="${dialled(phone)}">${phone}</a>`
    return markup`<li>${title ?? words.office}, ${organisation}${number || null}</li>`
  }
  return markup`<h2>${words.callers}</h2>
      <ul>${callingBack.map(line)}</ul>
      <p>${words.callersHint}</p>`
}
