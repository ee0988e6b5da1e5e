import type { Role } from '@beistand/domain/noun'
import type { Browser, BrowserContext, Page, WebSocketRoute } from 'playwright-core'
import { launchBrowser } from '../../launcher/browser.mjs'
import { accessibilityFaults } from '../../api/test/accessibility.js'
import { emailOf, PASSWORD, type TestOrganisation, type World } from '../../api/test/world.js'

export const PHONE = { width: 390, height: 844 }
export const SMALL = { width: 320, height: 640 }
export const DESK = { width: 1280, height: 800 }
/** The height of a window in which nothing lies under a bar or beside a dialog, which axe could not judge. */
export const TALL = 5_000

export interface Look {
  readonly path?: string
  readonly viewport?: { readonly width: number; readonly height: number }
  readonly language?: 'de' | 'en'
  readonly scheme?: 'light' | 'dark'
}

/** Browsers for the tests of a file. */
export function useBrowser(): () => Browser {
  let browser: Browser | undefined
  beforeAll(async () => {
    browser = await launchBrowser()
  }, 60_000)
  afterAll(() => browser?.close())
  return () => {
    if (!browser) throw new Error('no browser')
    return browser
  }
}

/** A browser of its own in which nobody is signed in. */
export function newContext(browser: Browser, look: Look = {}): Promise<BrowserContext> {
  return browser.newContext({
    viewport: look.viewport ?? DESK,
    locale: look.language === 'en' ? 'en-GB' : 'de-DE',
    colorScheme: look.scheme ?? 'light',
    reducedMotion: 'reduce',
  })
}

/** Opens the app as whoever has a role in an organisation, and waits until it is live. */
export async function openApp(
  { browser, world }: { browser: Browser; world: World },
  [role, organisation]: readonly [Role, TestOrganisation],
  look: Look = {},
): Promise<Page> {
  const context = await newContext(browser, look)
  const data = { email: emailOf(role, organisation.id), password: PASSWORD }
  const answer = await context.request.post(`${world.url}/api/session`, { data, headers: { origin: world.url } })
  expect(answer.status()).toBe(200)
  const page = await context.newPage()
  await page.goto(`${world.url}${look.path ?? '/'}`)
  await untilLive(page)
  return page
}

export async function untilLive(page: Page): Promise<void> {
  await page.locator('.b-connection--live').waitFor()
  await page.locator('main h1').waitFor()
}

/** Puts a hand on the live line: what the server says can be held back, or something else be said in its place. */
export async function heldLine(page: Page) {
  const waiting: (string | Buffer)[] = []
  let held = false
  let line: WebSocketRoute | undefined
  await page.routeWebSocket('**/api/live/**', (route) => {
    line = route
    route.connectToServer().onMessage((message) => {
      if (held) waiting.push(message)
      else route.send(message)
    })
  })
  await page.reload()
  await untilLive(page)
  return {
    hold: () => {
      held = true
    },
    release: () => {
      held = false
      for (const message of waiting.splice(0)) line?.send(message)
    },
    say: (event: unknown) => line?.send(`42${JSON.stringify(event)}`),
    sendAway: () => line?.send('41'),
  }
}

const QUIET = 300

/** Rows, plan and the rest of the app come one after the other; axe misjudges a page that changes under it. */
function untilQuiet(page: Page): Promise<void> {
  return page.locator('main').evaluate(
    (main, quiet) =>
      new Promise<void>((resolve) => {
        let timer = setTimeout(resolve, quiet)
        const again = () => {
          clearTimeout(timer)
          timer = setTimeout(resolve, quiet)
        }
        new MutationObserver(again).observe(main, { childList: true, subtree: true })
      }),
    QUIET,
  )
}

/** What axe has against a page; what it cannot decide counts, too. */
export async function faults(page: Page): Promise<string[]> {
  await untilQuiet(page)
  return accessibilityFaults(page)
}

/** What is wrong with a page as it stands: what axe has against it on this window, and whether it fits the smallest. */
export async function wrong(page: Page, height?: number): Promise<string[]> {
  const size = page.viewportSize() ?? DESK
  if (height) await page.setViewportSize({ ...size, height })
  const found = await faults(page)
  await page.setViewportSize(SMALL)
  const wide = await overflow(page)
  await page.setViewportSize(size)
  return wide > 0 ? [...found, `${wide} px too wide`] : found
}

/** By how many pixels a page is wider than its window. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}
