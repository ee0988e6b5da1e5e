import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../browser.mjs'
import { run } from '../processes.mjs'

let browser: Browser

beforeAll(async () => {
  browser = await launchBrowser()
}, 30_000)

afterAll(() => browser.close())

const shown = async (text: string) => {
  const page = await browser.newPage({ viewport: { width: 360, height: 120 } })
  await page.setContent(`<p style="font: 40px sans-serif">${text}</p>`)
  const width = await page.evaluate(() => {
    const range = document.createRange()
    range.selectNodeContents(document.querySelector('p') ?? document.body)
    return range.getBoundingClientRect().width
  })
  const picture = await page.screenshot()
  await page.close()
  return { width, picture }
}

test('LA-20 a browser from npm alone draws text, umlauts included', async () => {
  const [umlauts, plain, nothing] = await Promise.all([shown('Ämter'), shown('Amter'), shown('')])
  expect(umlauts.width).toBeCloseTo(plain.width, 0)
  expect(plain.width).toBeGreaterThan(60)
  expect(umlauts.picture.subarray(1, 4).toString()).toBe('PNG')
  expect(umlauts.picture.equals(plain.picture)).toBe(false)
  expect(umlauts.picture.length).toBeGreaterThan(nothing.picture.length)
})

test('LA-20 the browser takes touches, files and being offline', async () => {
  const context = await browser.newContext({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 800 } })
  const page = await context.newPage()
  await page.setContent('<input type="file"><button onclick="this.textContent = navigator.onLine">Los</button>')
  await page.locator('input').setInputFiles({ name: 'Übersicht.txt', mimeType: 'text/plain', buffer: Buffer.from('x') })
  expect(await page.locator('input').inputValue()).toContain('Übersicht.txt')
  await context.setOffline(true)
  await page.locator('button').tap()
  expect(await page.locator('button').textContent()).toBe('false')
  await context.close()
})

/** Starts a browser, says what stands in the folder for temporary files while it runs, and ends it. */
const SESSION = `
  import { launchBrowser } from '${new URL('../browser.mjs', import.meta.url).href}'
  import { readdirSync } from 'node:fs'
  const browser = await launchBrowser()
  const page = await browser.newPage()
  await page.setContent('<p>Hallo')
  console.log(readdirSync(process.env.TMPDIR).length)
  await browser.close()`

test('LA-20 what the browser writes into the folder for temporary files is gone when it ends', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'Browser '))
  const env = { ...process.env, TMPDIR: folder }
  const { status, output } = await run(process.execPath, ['--input-type=module', '-e', SESSION], { env })
  const left = readdirSync(folder)
  rmSync(folder, { recursive: true })
  expect([status, Number(output) > 0, left]).toEqual([0, true, []])
}, 30_000)
