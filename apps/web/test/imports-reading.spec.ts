import { readTable } from '../src/imports/read-table.js'

const expected = { headings: ['Name', 'Art', 'Mail-Domain'], needed: ['Name'], mostRows: 3 }
const utf8 = (text: string) => new TextEncoder().encode(text)
const read = (text: string) => readTable(utf8(text), expected)
/** Text as old spreadsheets save it: a byte a letter. */
const windows = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const utf16 = (text: string) =>
  new Uint8Array(Uint16Array.from(`\ufeff${text}`, (letter) => letter.charCodeAt(0)).buffer)
const bensheim = { rows: [{ line: 2, cells: { Name: 'Groß-Bieberau', Art: 'Stadt' } }] }

test('LI-11 umlauts are read from UTF-8 with and without its mark, from UTF-16 and from Windows-1252', async () => {
  const text = 'Name;Art\r\nGroß-Bieberau;Stadt\r\n'
  for (const bytes of [utf8(text), utf8(`\ufeff${text}`), utf16(text), windows(text)])
    expect(await readTable(bytes, expected)).toEqual(bensheim)
})

test.each([';', ',', '\t'])(
  'LI-11 cells are separated by %j, whatever other separators they hold',
  async (separator) => {
    const cells = ['"Amt; Nord, mit\t ""Rat"""', '"Zeile eins\nZeile zwei"'].join(separator)
    expect(await read(`Name${separator}Art\n${cells}\n`)).toEqual({
      rows: [{ line: 2, cells: { Name: 'Amt; Nord, mit\t "Rat"', Art: 'Zeile eins\nZeile zwei' } }],
    })
  },
)

test('LI-11 headings may come in any order and capitals, and empty lines keep the count of the lines', async () => {
  expect(await read('sep=;\nmail domain;NAME;\n;;\na.example;Lorsch;\n')).toEqual({
    rows: [{ line: 3, cells: { 'Mail-Domain': 'a.example', Name: 'Lorsch' } }],
  })
})

test('LI-12 a file that is no such list is told why', async () => {
  expect(await read('')).toEqual({ fault: 'missing', headings: ['Name'] })
  expect(await read('Art\nStadt\n')).toEqual({ fault: 'missing', headings: ['Name'] })
  expect(await read('Name;Farbe\nLorsch;rot\n')).toEqual({ fault: 'unknown', headings: ['Farbe'] })
  expect(await read('Name;name\nLorsch;Worms\n')).toEqual({ fault: 'doubled', headings: ['Name'] })
  expect(await read('Name;Art\n;\n')).toEqual({ fault: 'empty' })
  expect(await read('Name;Art\nLorsch;"Stadt\nWorms;Stadt\n')).toEqual({ fault: 'quotes', line: 2 })
  expect(await read('Name\na\nb\nc\nd\n')).toEqual({ fault: 'too-many', count: 4 })
  expect(await readTable(new Uint8Array(1_000_001), expected)).toEqual({ fault: 'too-large' })
})
