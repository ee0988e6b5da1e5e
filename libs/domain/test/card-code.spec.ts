import { newCode, readCode } from '@beistand/domain/card-code'
import { CARD_WORDS } from '@beistand/domain/card-words'

/** A word as it sounds over a bad line: b and p, d and t, g and k, m and n, f, v and w are hard to tell apart. */
function heard(word: string): string {
  return word
    .replace(/ph|v|w/g, 'f')
    .replace(/th|d/g, 't')
    .replace(/tz|z/g, 's')
    .replace(/ck|c(?!h)|g/g, 'k')
    .replace(/b/g, 'p')
    .replace(/m/g, 'n')
    .replace(/([aeiou])h/g, '$1')
    .replace(/ie|y/g, 'i')
    .replace(/(.)\1/g, '$1')
}

/** Whether two texts are the same but for one letter that is other, missing or too much. */
function alike(a: string, b: string): boolean {
  if (a.length > b.length) return alike(b, a)
  const same = Array.from(a).findIndex((letter, at) => letter !== b[at])
  const at = same === -1 ? a.length : same
  return a.slice(at + (a.length === b.length ? 1 : 0)) === b.slice(at + 1)
}

const codes = (count: number) => {
  let state = 7
  const random = (below: number) => (state = (state * 48_271) % 2_147_483_647) % below
  return Array.from({ length: count }, () => newCode(random))
}

test('CD-1 there are enough words for 40 bits in four of them, short and without umlauts, in order, each once', () => {
  expect(4 * Math.log2(CARD_WORDS.length)).toBeGreaterThan(40)
  expect(CARD_WORDS.filter((word) => !/^[a-z]{3,9}$/.test(word))).toEqual([])
  expect([...new Set(CARD_WORDS)].sort()).toEqual(CARD_WORDS)
})

test('CD-1 no two words can be taken for each other over the phone', () => {
  const sounds = CARD_WORDS.map(heard)
  const pairs = sounds.flatMap((one, index) =>
    sounds
      .slice(index + 1)
      .filter((other) => alike(one, other))
      .map((other) => [one, other]),
  )
  expect(pairs).toEqual([])
  expect([alike('haus', 'maus'), alike('hans', 'hans'), alike('rat', 'rast'), alike('saft', 'staat')]).toEqual([
    true,
    true,
    true,
    false,
  ])
})

test('CD-2 a code is read however it is written, and comes back as its four words', () => {
  for (const words of codes(50)) {
    const code = words.slice(0, 4).join('-')
    for (const typed of [words.join(' '), words.join('-').toUpperCase(), `  ${words.join(', ')}.`])
      expect(readCode(typed)).toEqual({ code })
  }
})

test('CD-2 any one wrong word, and any two in the wrong order, are told by the check word alone', () => {
  for (const words of codes(20)) {
    for (let place = 0; place < 5; place++) {
      for (const wrong of CARD_WORDS.filter((word) => word !== words[place]).filter((_, index) => index % 40 === 0))
        expect(readCode(words.with(place, wrong).join(' '))).toEqual({ fault: 'check' })
      for (let other = 0; other < Math.min(place, 4); other++) {
        const swapped = words.with(place, words[other] ?? '').with(other, words[place] ?? '')
        if (place < 4 && swapped.join() !== words.join())
          expect(readCode(swapped.join(' '))).toEqual({ fault: 'check' })
      }
    }
  }
})

test('CD-2 fewer words, more words and words of no card are told apart from a mistyped one', () => {
  const [words = []] = codes(1)
  for (const typed of ['', words.slice(1).join(' '), [...words, 'abend'].join(' '), words.with(0, 'xyz').join(' ')])
    expect(readCode(typed)).toEqual({ fault: 'words' })
})
