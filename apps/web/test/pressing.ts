import type { Locator, Page } from 'playwright-core'

/** Presses a button in a part of a page and, where a dialog asks, fills it in and confirms. */
export async function press(
  scope: Page | Locator,
  name: string,
  fill?: (dialog: Locator) => Promise<unknown>,
): Promise<void> {
  await scope.getByRole('button', { name, exact: true }).first().click()
  if (!fill) return
  const dialog = scope.getByRole('dialog')
  await fill(dialog)
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** For dialogs that ask for nothing, or only for what may be left out. */
export const nothing = () => Promise.resolve()

/** Fills one field of a dialog. */
export const write = (label: string, text: string) => (dialog: Locator) => dialog.getByLabel(label).fill(text)

/** Chooses one of a few. */
export const choose = (label: string) => (dialog: Locator) => dialog.getByLabel(label, { exact: true }).check()

/** Waits until a part of a page says something. */
export const says = (scope: Page | Locator, text: string) => scope.getByText(text, { exact: true }).first().waitFor()
