import type { Answer, Partner } from '@beistand/sim/partner'
import type { Command, Recorded } from '@beistand/contracts/command'
import type { NounName, Rows, RowTypes } from '@beistand/domain/registry'
import type * as z from 'zod/mini'
import type { Dice } from './dice.js'

/** A command ready to be asked by someone, as often as wanted, with a key of its own. */
export type Wish = (partner: Partner, key: string) => Promise<Answer<Recorded>>

/** What a move knows: the rows to choose from, and by whom it is made. */
export interface Turn {
  readonly dice: Dice
  readonly rows: Rows
  readonly me: { readonly person: string; readonly organisation: string }
  readonly persons: readonly string[]
  readonly secret: () => string
  readonly now: number
}

/** A random command of one kind; null where nothing is there to do it to. */
export type Move = (turn: Turn) => Wish | null

/** What fits a contract, with the ids of its path. */
export function wish<C extends Command>(
  command: C,
  body: z.input<C['body']>,
  params: Readonly<Record<string, string>> = {},
): Wish {
  return (partner, key) => partner.ask(command, body, { key, params })
}

/** A row of a noun at random, mostly one that names the own organisation. */
export function anyOf<N extends NounName>({ dice, rows, me }: Turn, noun: N): RowTypes[N] | undefined {
  const all = Object.values<RowTypes[N]>(rows[noun])
  const own = all.filter((row) => Object.values(row).includes(me.organisation))
  return dice.pick(own.length > 0 && dice.chance(0.85) ? own : all)
}

/** Makes a move of something done to one row. */
export function to<N extends NounName>(noun: N, make: (row: RowTypes[N], turn: Turn) => Wish | null): Move {
  return (turn) => {
    const row = anyOf(turn, noun)
    return row ? make(row, turn) : null
  }
}
