import type { SessionView } from '@beistand/contracts/session'
import { Inject, Injectable } from '@nestjs/common'
import type { Request, Response } from 'express'
import { randomBytes } from 'node:crypto'
import { Audit } from '../audit/audit.js'
import { CONFIG, type Config } from '../config.js'
import { DoorProblem } from '../http/problem.js'
import { browserOf } from './browsers.js'
import type { Caller } from './caller.js'
import { deviceIn, keepCookies } from './cookies.js'
import type { Account } from './entities.js'
import { KnownBrowsers } from './known-browsers.js'
import { Sessions } from './sessions.js'

/** A request and its answer. */
export interface Exchange {
  readonly request: Request
  readonly response: Response
}

/** Lets people in who have proved who they are, and knows the browsers that they came with before. */
@Injectable()
export class Door {
  constructor(
    @Inject(KnownBrowsers) private readonly browsers: KnownBrowsers,
    @Inject(Sessions) private readonly sessions: Sessions,
    @Inject(CONFIG) private readonly config: Config,
    @Inject(Audit) private readonly audit: Audit,
  ) {}

  /** Opens a session for a person in the browser that asks; `proven`: not by a link or a foreign service alone. */
  async enter({ request, response }: Exchange, account: Account, proven = true): Promise<SessionView> {
    const { id: person } = account
    const device = deviceIn(request.headers.cookie, this.config) ?? randomBytes(32).toString('base64url')
    const strange = await this.browsers.isStrange(person, device)
    const browser = browserOf(request.headers['user-agent'])
    const session = await this.sessions.open({ account, browser, strange, proven })
    if (session === null) throw new DoorProblem('wrong-sign-in')
    await this.browsers.remember(person, device)
    const caller = await this.sessions.caller(session)
    if (!caller) throw new DoorProblem('not-signed-in')
    keepCookies(response, this.config, { session, device })
    await this.audit.note(strange ? 'new-device' : 'sign-in', { person, about: browser, request })
    return this.view(caller)
  }

  /** What a browser knows of whoever is signed in with it. */
  async view({ person, sessionId, email, operator, secured, grants }: Caller): Promise<SessionView> {
    const sessions = await this.sessions.ofPerson(person)
    const strange = sessions.filter((session) => session.strange && session.id !== sessionId).length
    return { person, email, operator, strange, secured, grants: grants.map(({ person: _, ...grant }) => grant) }
  }
}
