import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const dist = new URL('../dist/', import.meta.url)
const read = (path: string) => readFileSync(new URL(path, dist))
const zipped = (path: string) => gzipSync(read(path)).length
const sum = (sizes: readonly number[]) => sizes.reduce((total, size) => total + size, 0)

const page = read('index.html').toString()
const linked = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+)"/g)].map(([, path]) => String(path))
const entry = linked.filter((path) => path.endsWith('.js')).map((path) => read(path).toString())

/** The first screens load the entry, what it imports, and the words of one language. */
function firstScripts(): Set<string> {
  const words = entry.flatMap((text) => [...text.matchAll(/words\.de-[\w-]+\.js/g)].map(([name]) => `assets/${name}`))
  return new Set([...linked.filter((path) => path.endsWith('.js')), ...words])
}

test('UI-18 what the first screen loads stays below 142 kB of script, 30 kB of style and 50 kB of fonts, zipped', () => {
  const styles = linked.filter((path) => path.endsWith('.css'))
  const fonts = styles.flatMap((path) =>
    [
      ...read(path)
        .toString()
        .matchAll(/assets\/[\w.-]+\.woff2/g),
    ].map(([font]) => font),
  )
  expect(firstScripts().size).toBeGreaterThanOrEqual(2)
  expect(sum([...firstScripts()].map(zipped))).toBeLessThan(142_000)
  expect(sum(styles.map(zipped))).toBeLessThan(30_000)
  expect(fonts).toHaveLength(2)
  expect(sum(fonts.map((font) => read(font).length))).toBeLessThan(50_000)
})
