import * as z from 'zod/mini'

/** A half day, see the domain: from 1970 to about 2106. */
export const halfDay = z.int().check(z.minimum(0), z.maximum(100_000))

/** At most two years, half open. */
export const window = z
  .object({ from: halfDay, to: halfDay })
  .check(z.refine(({ from, to }) => from < to && to - from <= 1461, 'from must be before to, by two years at most'))

/** Short words of a catalogue: skills, features. */
export const word = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,39}$/))
export const units = z.int().check(z.minimum(1), z.maximum(10_000))
export const kilometres = z.int().check(z.minimum(0), z.maximum(2000))

const level = z.union([z.literal(1), z.literal(2), z.literal(3)])
export const skills = z.record(word, level).check(z.refine((given) => Object.keys(given).length <= 30, 'too many'))
export const features = z.array(word).check(z.maxLength(30))
