import { CARD_WORDS } from './card-words.js'

/** Four words are the code (more than 40 bits), the fifth is made of them. */
export const CODE_WORDS = 4

/**
 * What someone typed, read as a code: its four words in lower case, joined by hyphens; or what is wrong with it. `words`:
 * not five words of the list; `check`: the fifth does not fit the others, so one of them is mistyped.
 */
export type CodeReading = { readonly code: string } | { readonly fault: 'words' | 'check' }

export function readCode(typed: string): CodeReading {
  const places =
    typed
      .toLowerCase()
      .match(/[a-z]+/g)
      ?.map((word) => CARD_WORDS.indexOf(word)) ?? []
  if (places.length !== CODE_WORDS + 1 || places.includes(-1)) return { fault: 'words' }
  const code = places.slice(0, CODE_WORDS)
  if (checkPlace(code) !== places[CODE_WORDS]) return { fault: 'check' }
  return { code: code.map(wordAt).join('-') }
}

/** A new code with its check word. `random` gives whole numbers from 0 below its argument, evenly. */
export function newCode(random: (below: number) => number): readonly string[] {
  const code = Array.from({ length: CODE_WORDS }, () => random(CARD_WORDS.length))
  return [...code, checkPlace(code)].map(wordAt)
}

/** Over a prime number of words this sum finds any one wrong word, and any two that changed places. */
function checkPlace(code: readonly number[]): number {
  return code.reduce((sum, place, index) => sum + (index + 1) * place, 0) % CARD_WORDS.length
}

function wordAt(place: number): string {
  return CARD_WORDS[place] ?? ''
}
