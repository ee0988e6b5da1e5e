import type { Command, Recorded } from '@beistand/contracts/command'
import type { Answer } from '@beistand/sim/partner'
import { Partner } from '@beistand/sim/partner'
import { EXPECTED, ROLE_COLUMNS } from '../../../../libs/domain/test/access-cells.js'
import { emailOf, PASSWORD, type World } from '../world.js'
import { type Actor, CARDS, COUNTY, type Deed, type Does, ORGANISATIONS, personOf, STRANGER } from './cast.js'

const ACTORS: readonly Actor[] = ORGANISATIONS.flatMap((organisation) =>
  ROLE_COLUMNS.map((role) => ({ role, organisation })),
)
const SHUT = [403, 404]

/**
 * Does what a story says, and before each step lets everyone knock whom the table written by hand does not let in: at a
 * moment when the step itself would work. Afterwards it lets in all others whom the table allows. `all`: every actor at
 * every step, otherwise one of each class at the first step of each command. Cards of another emergency always knock.
 */
export class Doorkeeper {
  readonly faults: string[] = []
  readonly done = new Set<string>()
  private readonly let = new Set<string>()

  private readonly partners = new Map<string, Partner>()

  constructor(
    private readonly world: World,
    private readonly all: boolean,
  ) {}

  readonly does: Does = async (command, deed) => {
    const others = this.knocking(command, deed)
    await this.refuses(command, deed, [
      ...others.filter((actor) => !allowed(command, deed, actor)),
      ...(deed.alone ? [] : CARDS),
    ])
    const recorded = await this.opens(command, deed)
    for (const actor of others.filter((each) => allowed(command, deed, each))) await this.admits(command, deed, actor)
    return recorded
  }

  private knocking(command: Command, deed: Deed): readonly Actor[] {
    if (deed.alone) return []
    const others = ACTORS.filter((actor) => name(actor) !== name(deed.as))
    if (this.all) return others
    if (this.done.has(command.name)) return []
    return [...new Map(others.map((actor) => [classOf(deed, actor), actor])).values()]
  }

  async openCause(): Promise<string> {
    const office = await this.partner({ role: 'office', organisation: COUNTY })
    const { rows } = await office.snapshot()
    return Object.values(rows.cause).find(({ endedAt }) => endedAt === null)?.id ?? ''
  }

  /** Cells of the table that allow something and that nobody went through: a command and a role. */
  uncovered(): string[] {
    const cells = EXPECTED.filter(({ relations }) => relations.size > 0).map(
      ({ command, role }) => `${command} ${role}`,
    )
    return this.all ? cells.filter((cell) => !this.let.has(cell)) : []
  }

  private async refuses<C extends Command>(command: C, deed: Deed<C>, actors: readonly Actor[]): Promise<void> {
    for (const actor of actors) await this.partner(actor)
    const before = await this.traces()
    const answers = await Promise.all(actors.map((actor) => this.ask(command, deed, actor)))
    answers.forEach(({ status }, index) => {
      if (!SHUT.includes(status)) this.faults.push(`${command.name} let in ${name(actors[index])}: ${status}`)
    })
    const after = await this.traces()
    if (after !== before) this.faults.push(`${command.name} left a trace of refused ones: ${before}, ${after}`)
  }

  private async opens<C extends Command>(command: C, deed: Deed<C>): Promise<Recorded> {
    if (!allowed(command, deed, deed.as)) this.faults.push(`${command.name}: the story contradicts the table`)
    const { ok, body, problem } = await this.ask(command, deed, deed.as)
    if (!ok) throw new Error(`${command.name} as ${name(deed.as)}: ${JSON.stringify(problem)}`)
    this.done.add(command.name)
    this.let.add(`${command.name} ${deed.as.role}`)
    return body
  }

  private async admits<C extends Command>(command: C, deed: Deed<C>, actor: Actor): Promise<void> {
    const { status } = await this.ask(command, deed, actor)
    this.let.add(`${command.name} ${actor.role}`)
    if (status !== 200 && status !== 409) this.faults.push(`${command.name} shut out ${name(actor)}: ${status}`)
  }

  private async ask<C extends Command>(command: C, { body, params }: Deed<C>, actor: Actor): Promise<Answer<Recorded>> {
    const actingFor = actor.role === 'office' && actor.organisation !== COUNTY ? { actingFor: actor.organisation } : {}
    return (await this.partner(actor)).ask(command, body, { ...(params ? { params } : {}), ...actingFor })
  }

  /** Signs in whoever is needed, one after the other. */
  private async partner(actor: Actor): Promise<Partner> {
    const person = personOf(actor)
    const known = this.partners.get(person)
    if (known) return known
    const email = emailOf(actor.role, actor.role === 'office' ? COUNTY : actor.organisation)
    const { url } = this.world.node(this.partners.size % 2)
    const partner = await Partner.signIn(url, { email, password: PASSWORD, role: actor.role })
    this.partners.set(person, partner)
    return partner
  }

  private async traces(): Promise<string> {
    const { rows } = await this.world.db.query<{ seq: number; commands: number }>(
      `SELECT (SELECT seq FROM app.journal_tip WHERE pact = $1)::int AS seq, count(*)::int AS commands FROM app.command WHERE pact = $1`,
      [this.world.pact],
    )
    return `${rows[0]?.seq} ${rows[0]?.commands}`
  }
}

function name(actor: Actor | undefined): string {
  return actor ? `${actor.role} of ${actor.organisation}` : 'nobody'
}

/** What the hand-written table says of an actor at a step. */
function allowed(command: Command, { is, person }: Deed<never>, actor: Actor): boolean {
  const cell = EXPECTED.find((each) => each.command === command.name && each.role === actor.role)
  if (!cell) throw new Error(`the table has no ${command.name}`)
  const related = [...cell.relations].some(
    (relation) => relation === 'none' || is[relation]?.includes(actor.organisation),
  )
  return related && (!cell.own || person === personOf(actor))
}

/** Actors of one class stand alike to a step: the same role, and the same relations of the organisation to what it is about. */
function classOf({ is }: Deed<never>, { role, organisation }: Actor): string {
  const relations = Object.entries(is).flatMap(([relation, those]) => (those.includes(organisation) ? [relation] : []))
  return `${role} ${organisation === STRANGER ? 'stranger' : relations.join(' ')}`
}
