import { founding, officeInvitation, type PactView } from '@beistand/contracts/access'
import { id } from '@beistand/contracts/command'
import { foundPact } from '@beistand/domain/founding'
import { invite } from '@beistand/domain/invitation'
import type { Id } from '@beistand/domain/noun'
import { refuse } from '@beistand/domain/refusal'
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put, Req } from '@nestjs/common'
import type { Request } from 'express'
import { randomUUID } from 'node:crypto'
import { Pipeline } from '../database.js'
import { checked } from '../http/asked.js'
import { recordedOrProblem } from '../http/handles.js'
import { DoorProblem } from '../http/problem.js'
import { type Decide, Journal } from '../journal/journal.js'
import { callerOf, provenCallerOf } from './caller.js'

const PACTS = `SELECT p.pact AS id, p.name, p.demo, EXISTS (
    SELECT 1 FROM app."grant" g WHERE g.pact = p.pact AND g.role = 'office' AND NOT g.revoked) AS "hasOffice"
  FROM app.pact p ORDER BY p.name, p.pact`

/** What the operator of the installation does: found pacts. It sees nothing of what is in them. */
@Controller('installation/pacts')
export class InstallationController {
  constructor(
    @Inject(Journal) private readonly journal: Journal,
    @Inject(Pipeline) private readonly pool: Pipeline,
  ) {}

  @Get()
  async list(@Req() request: Request): Promise<PactView[]> {
    operatorOf(request)
    const { rows } = await this.pool.query<PactView>(PACTS)
    return rows
  }

  /** The pact's id is its founder's choice, so that founding it twice founds it once. */
  @Put(':pact')
  async found(@Param('pact') pact: string, @Body() body: unknown, @Req() request: Request) {
    const { name, organisation, office } = checked(founding, body, 'invalid')
    const asking = this.asking(pact, request, { key: 'founding', body })
    const nothing = { lat: null, lon: null, inhabitants: null, district: null, phone: null, mailDomain: null }
    const place = { id: organisation.ags ?? randomUUID(), ...organisation, ...nothing }
    return this.record(asking, async (tx) => {
      const current = await tx.row('pact', pact)
      const wish = { id: pact, name, organisation: place, office: { id: tx.id(), ...office } }
      return foundPact(current, wish, await tx.by)
    })
  }

  /** Invites another first office person, in the place of the one before, while nobody runs the pact's office. */
  @Post(':pact/office')
  @HttpCode(200)
  async inviteOffice(@Param('pact') pact: string, @Body() body: unknown, @Req() request: Request) {
    const wish = checked(officeInvitation, body, 'invalid')
    return this.record(this.asking(pact, request, { key: wish.link, body }), async (tx) => {
      const [grants, invitations] = await Promise.all([tx.all('grant'), tx.all('invitation')])
      const [first] = invitations.filter(({ role }) => role === 'office')
      if (!first) return refuse('not-found')
      if (grants.some(({ role, revoked }) => role === 'office' && !revoked)) return refuse('exists-already')
      const open = invitations.filter(({ role, state }) => role === 'office' && state === 'open')
      const ended = open.map(({ id }) => ({ type: 'invitation-ended', id, state: 'withdrawn' }) as const)
      const invited = invite({ id: tx.id(), organisation: first.organisation, role: 'office', ...wish }, await tx.by)
      return 'refused' in invited ? invited : [...ended, ...invited]
    })
  }

  private asking(pact: Id, request: Request, { key, body }: { readonly key: string; readonly body: unknown }) {
    const { person } = operatorOf(request)
    provenCallerOf(request)
    const content = JSON.stringify(['installation', pact, body])
    return { pact: checked(id, pact, 'not-found'), asker: { system: person, for: null }, key, content }
  }

  private async record(asking: Parameters<Journal['record']>[0], decide: Decide) {
    return recordedOrProblem(await this.journal.record(asking, decide))
  }
}

function operatorOf(request: Request) {
  const caller = callerOf(request)
  if (!caller.operator) throw new DoorProblem('forbidden')
  return caller
}
