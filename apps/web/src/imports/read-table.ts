/** What a file holds below its headings, by heading. `line` as a spreadsheet counts them, the headings being line 1. */
export interface TableRow {
  readonly line: number
  readonly cells: Readonly<Record<string, string>>
}

/** Why a file as a whole cannot be read, with what its sentence names. */
export type FileFault =
  | { readonly fault: 'empty' | 'too-large' }
  | { readonly fault: 'quotes'; readonly line: number }
  | { readonly fault: 'too-many'; readonly count: number }
  | { readonly fault: 'missing' | 'unknown' | 'doubled'; readonly headings: readonly string[] }
export type ReadTable = { readonly rows: readonly TableRow[] } | FileFault

/** What a table must and may have. */
export interface Expected {
  readonly headings: readonly string[]
  readonly needed: readonly string[]
  readonly mostRows: number
}

const LARGEST = 1_000_000
const DELIMITERS = [';', ',', '\t']

/** Text of a file: UTF-8, UTF-16 as spreadsheets write it, or else Windows-1252. A byte order mark is left out. */
function decoded(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

/** Reads a table with headings, separated by semicolon, comma or tab, whichever makes most of the headings known. */
export async function readTable(bytes: Uint8Array, expected: Expected): Promise<ReadTable> {
  if (bytes.length > LARGEST) return { fault: 'too-large' }
  const { default: papa } = await import('papaparse')
  const text = decoded(bytes).replace(/^sep=.\r?\n/, '')
  const known = (delimiter: string) => {
    const [head = []] = papa.parse<string[]>(text, { delimiter, preview: 1 }).data
    return head.filter((heading) => nameOf(heading, expected.headings)).length
  }
  const [delimiter] = DELIMITERS.toSorted((a, b) => known(b) - known(a))
  const { data, errors } = papa.parse<string[]>(text, { delimiter: delimiter ?? ';' })
  const quotes = errors.find(({ type }) => type === 'Quotes')
  if (quotes) return { fault: 'quotes', line: (quotes.row ?? 0) + 1 }
  return tableOf(data, expected)
}

function tableOf([head = [], ...lines]: string[][], { headings, needed, mostRows }: Expected): ReadTable {
  const given = head.map((heading) => heading.trim())
  const names = given.map((heading) => nameOf(heading, headings))
  const unknown = given.filter((heading, index) => heading !== '' && names[index] === undefined)
  const missing = needed.filter((heading) => !names.includes(heading))
  if (missing.length > 0) return { fault: 'missing', headings: missing }
  if (unknown.length > 0) return { fault: 'unknown', headings: unknown }
  const doubled = names.filter((name, index) => name !== undefined && names.indexOf(name) !== index)
  if (doubled.length > 0) return { fault: 'doubled', headings: doubled.filter((name) => name !== undefined) }
  const rows = lines
    .map((cells, index) => ({ line: index + 2, cells: cellsOf(names, cells) }))
    .filter(({ cells }) => Object.values(cells).some((cell) => cell !== ''))
  if (rows.length === 0) return { fault: 'empty' }
  return rows.length > mostRows ? { fault: 'too-many', count: rows.length } : { rows }
}

function cellsOf(names: readonly (string | undefined)[], cells: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name, index) => (name === undefined ? [] : [[name, (cells[index] ?? '').trim()]])),
  )
}

/** The expected heading that a file means, whatever its capitals and spaces. */
function nameOf(heading: string, headings: readonly string[]): string | undefined {
  const plain = (text: string) => text.toLowerCase().replace(/[\s-]/g, '')
  return headings.find((one) => plain(one) === plain(heading))
}
