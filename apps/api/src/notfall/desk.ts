import { notice } from '@beistand/contracts/call-back'
import type { Language } from '@beistand/contracts/sentences'
import { Inject, Injectable } from '@nestjs/common'
import { randomUUID } from 'node:crypto'
import * as z from 'zod/mini'
import { Clock } from '../clock.js'
import { SECRET } from '../journal/journal.js'
import { Notices } from './notices.js'
import { type Field, FIELDS, formPage, type FormProblem, receiptPage } from './pages.js'
import { Throttle } from './throttle.js'
import { tokenFor, tokenState } from './token.js'
import { victimNamed, Victims } from './victims.js'

const word = z.catch(z.string().check(z.maxLength(4000)), '')
export const sent = z.object({
  organisation: word,
  seen: word,
  severity: word,
  phone: word,
  key: z.catch(z.uuid(), ''),
  token: word,
  lang: z.catch(z.enum(['de', 'en']), 'de'),
})
export type Sent = z.infer<typeof sent>

export interface Page {
  readonly status: number
  readonly text: string
}

const STATUS: Readonly<Record<FormProblem, number>> = { expired: 403, throttled: 429, again: 409, busy: 503 }
const BLANK = { organisation: '', seen: '', severity: '', phone: '', key: '', token: '' }
/** What is sent after these is another command. */
const ANOTHER: readonly (FormProblem | null)[] = ['expired', 'again']

/** Takes what the open form sends and says what came of it. Whatever goes wrong, the form comes back as it was filled in. */
@Injectable()
export class Desk {
  private readonly throttle = new Throttle()

  constructor(
    @Inject(Notices) private readonly notices: Notices,
    @Inject(Victims) private readonly victims: Victims,
    @Inject(Clock) private readonly clock: Clock,
    @Inject(SECRET) private readonly secret: string,
  ) {}

  blank(language: Language): Promise<Page> {
    return this.form({ ...BLANK, lang: language }, { wrong: [], problem: null }, 200)
  }

  async receive(form: Sent, address: string): Promise<Page> {
    const state = tokenState(form.token, { key: form.key, secret: this.secret, now: this.clock.now() })
    if (state !== 'good') return this.back(form, 'expired')
    const read = notice.safeParse(form)
    const victim = victimNamed(await this.victims.all(), form.organisation)
    if (!read.success || !victim) return this.wrong(form, read.error?.issues ?? [], victim !== undefined)
    const at = this.clock.now()
    if (!this.throttle.allows(address, { key: form.key, victim: `${victim.pact}/${victim.id}`, at }))
      return this.back(form, 'throttled')
    const standing = await this.notices.leave(victim, form.key, read.data)
    if (!standing) return this.back(form, 'again')
    return { status: 200, text: receiptPage({ language: form.lang, victim, ...standing }).text }
  }

  /** The form as it was sent, with what stood in the way. */
  back(form: Sent, problem: FormProblem): Promise<Page> {
    return this.form(form, { wrong: [], problem }, STATUS[problem])
  }

  private wrong(form: Sent, issues: readonly z.core.$ZodIssue[], victimKnown: boolean): Promise<Page> {
    const named = issues.map(({ path }) => path[0])
    const wrong = FIELDS.filter((field) => named.includes(field) || (field === 'organisation' && !victimKnown))
    return this.form(form, { wrong, problem: null }, 422)
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
