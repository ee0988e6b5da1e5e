import type { Partner } from '@beistand/sim/partner'
import { inTurns } from '@beistand/sim/sockets'
import type { Watch } from '@beistand/sim/watch'
import type { Grant } from '@beistand/domain/grant'
import { noRows } from '@beistand/domain/registry'
import type { Role } from '@beistand/domain/noun'
import { BENSHEIM, BERGSTRASSE, EKOM21, HEPPENHEIM, ODENWALD, type TestOrganisation, type World } from '../world.js'
import { Dice } from './dice.js'
import { EMERGENCY_MOVES, OFFICE_MOVES } from './emergency-moves.js'
import { LENDING_MOVES } from './lending-moves.js'
import type { Move, Turn, Wish } from './moves.js'
import { type Reading, Secrets } from './secrets.js'
import type { Witness } from '../witness.js'

const CAST: readonly (readonly [Role, TestOrganisation])[] = [
  ...[BENSHEIM, HEPPENHEIM, ODENWALD, EKOM21].map((place) => ['coordinator', place] as const),
  ...[BENSHEIM, HEPPENHEIM, ODENWALD].map((place) => ['head', place] as const),
  ...[BENSHEIM, HEPPENHEIM, EKOM21, ODENWALD].map((place) => ['observer', place] as const),
  ...[BENSHEIM, HEPPENHEIM, BERGSTRASSE, ODENWALD].map((place) => ['helper', place] as const),
  ...[BENSHEIM, HEPPENHEIM, ODENWALD].map((place) => ['guest', place] as const),
  ...[BERGSTRASSE, ODENWALD].map((place) => ['office', place] as const),
]

/** Those who may do most stand first. */
const SPEAKERS = 7

/** Someone who acts and watches. */
interface Player {
  readonly partner: Partner
  readonly watch: Watch
}

/** Twenty people of all roles on two nodes, who do at random what they may and what they may not. */
export class Attack {
  readonly faults: string[] = []
  readonly answers = new Map<string, number>()
  private readonly dice: Dice
  private readonly secrets: Secrets
  /** Those whose line is down until they are disturbed again. */
  private readonly away = new Set<Player>()
  private keys = 0

  private constructor(
    private readonly world: World,
    private readonly players: readonly Player[],
    private readonly seed: number,
  ) {
    this.dice = new Dice(seed)
    this.secrets = new Secrets(() => this.dice.roll())
  }

  static async prepare(world: World, seed: number): Promise<Attack> {
    const join = async ([role, place]: (typeof CAST)[number], index: number): Promise<Player> => {
      const partner = await world.partner(role, place, index % 2)
      return { partner, watch: await world.watch(partner) }
    }
    return new Attack(world, await inTurns(CAST, join, 6), seed)
  }

  /** Some thousand things happen, several at once; in the middle one node dies and is started again. */
  async run(turns: number): Promise<void> {
    const half = async (count: number) => {
      let left = count
      const worker = async () => {
        while (left-- > 0) await this.turn()
      }
      await Promise.all([worker(), worker(), worker(), worker()])
    }
    await half(Math.floor(turns / 2))
    const dying = this.world.node(1).kill()
    await half(Math.floor(turns / 10))
    await dying
    await this.world.restart(1)
    await half(Math.floor((turns * 2) / 5))
  }

  /** Waits until nothing more will happen by itself, and lets everyone come back who may. */
  async rest(): Promise<void> {
    for (const { watch } of this.away) watch.connect()
    this.away.clear()
    await this.nothingDue()
    await Promise.all(this.players.map((player) => this.comeBack(player)))
  }

  /** What anyone could read over HTTP, now and in the past, that is not for its eyes. */
  async leaksInReading(witness: Witness): Promise<string[]> {
    const readings = await Promise.all(
      this.players.map(async ({ partner }) => {
        const reader = await partner.at(this.world.url).renewed()
        return reader ? this.readings(reader) : []
      }),
    )
    return (await Promise.all(readings.flat().map((each) => Secrets.leaksInReading(this.world, witness, each)))).flat()
  }

  private async readings(reader: Partner): Promise<Reading[]> {
    const { person } = reader
    const { seq: at } = await reader.snapshot()
    const then = 1 + this.dice.below(at)
    const past = await reader.snapshot(then)
    return [
      { person, at, where: 'the log', read: await reader.log('?limit=500') },
      { person, at, where: 'the export', read: await reader.exported() },
      { person, at, where: `the past at ${then}`, read: past },
    ]
  }

  /** Nobody sees all that is due, so the database says whether anything is within a minute. */
  private async nothingDue(): Promise<void> {
    const soon = `SELECT count(*)::int AS left FROM app.timer WHERE due < now() + interval '1 minute'`
    const end = performance.now() + 20_000
    for (let left = 1; left > 0; left = (await this.world.db.query<{ left: number }>(soon)).rows[0]?.left ?? 0) {
      if (performance.now() > end) throw new Error(`${left} timers are still due`)
    }
  }

  private async comeBack({ partner, watch }: Player): Promise<void> {
    const standing = await partner.at(this.world.url).renewed()
    if (watch.ended && standing) watch.connect()
    if (!standing) await watch.until(() => watch.ended !== null)
  }

  private async turn(): Promise<void> {
    const player = this.dice.pick(this.dice.chance(0.6) ? this.players.slice(0, SPEAKERS) : this.players)
    if (!player) return
    if (this.dice.chance(0.1)) return this.disturb(player)
    const office = this.players.at(-2)
    if (office && this.dice.chance(0.12)) return this.act(office, OFFICE_MOVES)
    return this.act(player, this.dice.chance(0.6) ? EMERGENCY_MOVES : LENDING_MOVES)
  }

  private disturb(player: Player): void {
    const { watch } = player
    if (watch.ended || this.away.delete(player)) watch.connect()
    else if (this.dice.chance(0.2)) watch.catchUp()
    else if (this.dice.chance(0.4)) watch.cut()
    else {
      this.away.add(player)
      watch.close()
    }
  }

  /** Mostly with rows that the player sees, sometimes with what only others see. */
  private async act(player: Player, moves: readonly Move[]): Promise<void> {
    const own = this.ownGrant(player)
    const source = this.dice.chance(0.15) ? this.dice.pick(this.players) : player
    const turn: Turn = {
      dice: this.dice,
      rows: source?.watch.replica.rows ?? noRows(),
      me: { person: player.partner.person, organisation: own?.organisation ?? player.partner.organisation },
      persons: this.players.map(({ partner }) => partner.person),
      secret: () => this.secrets.next(),
      now: Date.now(),
    }
    const wish = wishFrom(turn, moves)
    if (wish) await this.ask(wish, own ? player.partner.by(own.id) : player.partner)
  }

  /** Mostly a grant that may speak for its organisation. */
  private ownGrant({ partner, watch }: Player): Grant | undefined {
    const standing = Object.values(watch.replica.rows.grant).filter(
      ({ person, revoked }) => person === partner.person && !revoked,
    )
    const speaking = standing.filter(({ role }) => role === 'coordinator' || role === 'head' || role === 'office')
    return this.dice.pick(speaking.length > 0 && this.dice.chance(0.8) ? speaking : standing)
  }

  /** Asks once, or at both nodes at once with one key; asks again where the node died meanwhile. */
  private async ask(wish: Wish, partner: Partner): Promise<void> {
    const key = `attack-${this.seed}-${++this.keys}`
    const nodes = this.dice.chance(0.5) ? [0, 1] : [1, 0]
    const urls = this.dice.chance(0.1) ? nodes : nodes.slice(0, 1)
    const asked = await Promise.all(urls.map((index) => this.askAt(index, wish, { partner, key })))
    const recorded = new Set(asked.filter(({ status }) => status === 200).map(({ body }) => JSON.stringify(body)))
    if (recorded.size > 1) this.faults.push(`one key was recorded more than once: ${[...recorded].join(' ')}`)
    for (const { status, problem } of asked) {
      if (status >= 500 && status !== 503) this.faults.push(`answered ${status} ${JSON.stringify(problem)}`)
      const name = problem?.code ?? 'recorded'
      this.answers.set(name, (this.answers.get(name) ?? 0) + 1)
    }
  }

  private askAt(index: number, wish: Wish, { partner, key }: { partner: Partner; key: string }): ReturnType<Wish> {
    const at = (node: number) => wish(partner.at(this.world.node(node).url), key)
    return at(index).catch(() => at(0)) // node 1 is the one that dies
  }
}

/** The first of some random moves that finds something to be done to. */
function wishFrom(turn: Turn, moves: readonly Move[]): Wish | null {
  for (let tries = 0; tries < 6; tries++) {
    const wish = turn.dice.pick(moves)?.(turn)
    if (wish) return wish
  }
  return null
}
