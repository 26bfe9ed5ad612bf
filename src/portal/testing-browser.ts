/** The browser in which tests look at pages. */
import { existsSync } from 'node:fs'
import { type Browser, chromium, type Locator, type Page } from 'playwright-core'

/** Where Debian puts its browsers: the one without windows first, which needs less than half of the other's processor time. */
const places = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']

const mended = new WeakSet<object>()

/**
 * Ends a click or a key when the page that it leads to is there with its scripts. Playwright ends them with the first bytes of that
 * page, and who looks at once may see half of it, or no title yet.
 */
function waitForPages(page: Page): void {
  const locators: Pick<Locator, 'click' | 'press'> = Object.getPrototypeOf(page.locator('html'))
  if (mended.has(locators)) return
  mended.add(locators)
  const { click, press } = locators
  locators.click = async function (this: Locator, options) {
    await click.call(this, options)
    await this.page().waitForLoadState('domcontentloaded')
  }
  locators.press = async function (this: Locator, key, options) {
    await press.call(this, key, options)
    await this.page().waitForLoadState('domcontentloaded')
  }
}

/**
 * Opens the browser of the system, or the one at CHROMIUM; nothing of it reaches out. What a test waits for in it has two minutes
 * to come: they are for a busy machine, not for the pages.
 *
 * Whoever opens it closes it, or the process does not end. Rejects where there is none.
 */
export async function openBrowser(): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? places.find(existsSync) ?? 'chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  })
  return browser.on('context', (context) => {
    context.setDefaultTimeout(120_000)
    context.on('page', waitForPages)
  })
}
