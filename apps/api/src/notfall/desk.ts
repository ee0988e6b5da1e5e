import { type Notice, notice } from '@beistand/contracts/call-back'
import type { Language } from '@beistand/contracts/sentences'
import { type CodeReading, readCode } from '@beistand/domain/card-code'
import { Inject, Injectable } from '@nestjs/common'
import type { Request } from 'express'
import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { Enrolments } from '../access/enrolments.js'
import { Clock } from '../clock.js'
import { SECRET } from '../journal/journal.js'
import { Notices } from './notices.js'
import { CardUses, type CardNotice } from './card-uses.js'
import { type Field, FIELDS, formPage, type FormProblem, receiptPage } from './pages.js'
import { Throttle } from './throttle.js'
import { tokenFor, tokenState } from './token.js'
import { nameOf, type Victim, victimNamed, Victims } from './victims.js'

const word = z.catch(z.string().check(z.maxLength(4000)), '')
export const sent = z.object({
  organisation: word,
  seen: word,
  severity: word,
  phone: word,
  /** The words of an emergency card, where the form asks for them. */
  code: z.catch(z.nullable(z.string().check(z.maxLength(200))), null),
  key: z.catch(z.uuid(), ''),
  token: word,
  lang: z.catch(z.enum(['de', 'en']), 'de'),
})
export type Sent = z.infer<typeof sent>

export interface Page {
  readonly status: number
  readonly text: string
  /** For the device of whoever declared with a card. */
  readonly session?: string
}

const STATUS: Readonly<Record<FormProblem, number>> = {
  expired: 403,
  throttled: 429,
  again: 409,
  ended: 409,
  busy: 503,
}
const BLANK = { organisation: '', seen: '', severity: '', phone: '', key: '', token: '' }
/** What is sent after these is another command. */
const ANOTHER: readonly (FormProblem | null)[] = ['expired', 'again']

/** Takes what the open form sends and says what came of it. Whatever goes wrong, the form comes back as it was filled in. */
@Injectable()
export class Desk {
  private readonly throttle = new Throttle()

  constructor(
    @Inject(Notices) private readonly notices: Notices,
    @Inject(Enrolments) private readonly enrolments: Enrolments,
    @Inject(CardUses) private readonly cards: CardUses,
    @Inject(Victims) private readonly victims: Victims,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SECRET) private readonly secret: string,
  ) {}

  /** The form to fill in, with or without a card. */
  async blank(language: Language, card: boolean, request: Request): Promise<Page> {
    const [enrolled] = await this.enrolments.of(request)
    const organisation = enrolled ? nameOf({ pact: enrolled.pact, id: enrolled.organisation }) : ''
    return this.form(
      { ...BLANK, organisation, code: card ? '' : null, lang: language },
      { wrong: [], problem: null },
      200,
    )
  }

  async receive(form: Sent, request: Request): Promise<Page> {
    const state = tokenState(form.token, { key: form.key, secret: this.secret, now: this.clock.now() })
    if (state !== 'good') return this.back(form, 'expired')
    const read = notice.safeParse(form)
    const victim = victimNamed(await this.victims.all(), form.organisation)
    const card = form.code === null ? null : readCode(form.code)
    const wrong = wrongFields(read.error?.issues ?? [], { victim, card })
    if (!read.success || !victim || wrong.length > 0) return this.form(form, { wrong, problem: null }, 422)
    if (card && 'code' in card) return this.byCard(form, victim, { notice: read.data, code: card.code, request })
    return this.byNotice(form, victim, { notice: read.data, request })
  }

  private async byNotice(
    form: Sent,
    victim: Victim,
    { notice, request }: { readonly notice: Notice; readonly request: Request },
  ): Promise<Page> {
    const at = this.clock.now()
    const enrolled = (await this.enrolments.of(request)).find(
      ({ pact, organisation }) => pact === victim.pact && organisation === victim.id,
    )
    const place = enrolled ? `enrolled ${enrolled.id}` : (request.ip ?? '')
    if (!this.throttle.allows(place, { key: form.key, victim: `${victim.pact}/${victim.id}`, at }))
      return this.back(form, 'throttled')
    const standing = await this.notices.leave(victim, form.key, { notice, enrolledBy: enrolled?.person ?? null })
    if (!standing) return this.back(form, 'again')
    return { status: 200, text: receiptPage({ language: form.lang, victim, ...standing }).text }
  }

  private async byCard(form: Sent, victim: Victim, given: Omit<CardNotice, 'key'>): Promise<Page> {
    const use = await this.cards.use(victim, { ...given, key: form.key })
    if (use === 'no-such-card') return this.form(form, { wrong: ['code'], problem: null }, 422)
    if (use === 'card-ended') return this.back(form, 'ended')
    if (use === 'again') return this.back(form, 'again')
    const receipt = { language: form.lang, victim, ...use.standing, card: true }
    return { status: 200, text: receiptPage(receipt).text, session: use.session }
  }

  /** The form as it was sent, with what stood in the way. */
  back(form: Sent, problem: FormProblem): Promise<Page> {
    return this.form(form, { wrong: [], problem }, STATUS[problem])
  }

  private async form(
    { lang: language, ...values }: Sent,
    { wrong, problem }: { readonly wrong: readonly Field[]; readonly problem: FormProblem | null },
    status: number,
  ): Promise<Page> {
    const key = values.key === '' || ANOTHER.includes(problem) ? randomUUID() : values.key
    const token = tokenFor(key, this.secret, this.clock.now())
    const page = formPage({ language, values, wrong, problem, key, token }, await this.victims.all())
    return { status, text: page.text }
  }
}

function wrongFields(
  issues: readonly z.core.$ZodIssue[],
  { victim, card }: { readonly victim: Victim | undefined; readonly card: CodeReading | null },
): readonly Field[] {
  const wrong = new Set<unknown>(issues.map(({ path }) => path[0]))
  if (!victim) wrong.add('organisation')
  if (card && 'fault' in card) wrong.add('code')
  return FIELDS.filter((field) => wrong.has(field))
}
