import type { CARD_PLACES } from '@beistand/domain/card'
import { newCode } from '@beistand/domain/card-code'
import type { Id } from '@beistand/domain/noun'

export type Place = (typeof CARD_PLACES)[number]

/** A card that was just issued, with its five words; they are nowhere else. */
export interface FreshCard {
  readonly place: Place
  readonly code: string
}

/** A card's code is made here, printed by people, and kept by the server as a keyed hash only. */
export function freshCard(place: Place): FreshCard {
  return { place, code: newCode(randomBelow).join(' ') }
}

/** The address of the form, and in its fragment, which browsers send to no server, what the card says. */
export function cardAddress({ pact, organisation, code }: { pact: Id; organisation: Id; code: string }): string {
  return `${location.origin}/notfall/karte#${pact}/${organisation}/${code.replaceAll(' ', '-')}`
}

/** Whole numbers from 0 below a limit, evenly: what would favour some is drawn again. */
function randomBelow(limit: number): number {
  const even = Math.floor(2 ** 32 / limit) * limit
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1))
  return drawn < even ? drawn % limit : randomBelow(limit)
}
