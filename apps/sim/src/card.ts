import { newCode } from '@beistand/domain/card-code'
import { randomInt } from 'node:crypto'

/** A code for a new emergency card, as whoever issues it makes it: five words, the last of them the check word. */
export function newCardCode(): string {
  return newCode((below) => randomInt(below)).join(' ')
}
