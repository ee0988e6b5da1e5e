import axe from 'axe-core'
import type { Page } from 'playwright-core'

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * What axe has against a page as it stands, one line a rule; what it cannot decide counts, too. It runs in the page itself,
 * which is several times faster than through its driver, and judges one frame, which is all that our pages have.
 * @param exclude a CSS selector of what is not to be judged
 */
export async function accessibilityFaults(page: Page, exclude = ''): Promise<string[]> {
  if (page.frames().length > 1) throw new Error('axe is run in one frame only')
  const there = await page.evaluate<boolean>("'axe' in window")
  if (!there) await page.evaluate(axe.source)
  const context: axe.ElementContext = exclude ? { exclude: [exclude] } : { include: ['html'] }
  const options: axe.RunOptions = {
    runOnly: { type: 'tag', values: TAGS },
    resultTypes: ['violations', 'incomplete'],
  }
  const run = `axe.run(${JSON.stringify(context)}, ${JSON.stringify(options)})`
  const { violations, incomplete } = await page.evaluate<axe.AxeResults>(run)
  return [...violations, ...incomplete].map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target, html }) => `${target.join(' ')} ${html}`).join(', ')}`,
  )
}
