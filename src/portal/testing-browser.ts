/** The browser in which tests look at pages. */
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** Where Debian puts its browsers: the one without windows first, which needs less than half of the other's processor time. */
const places = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium']

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
    // Without a locale of UTF-8 it does not find a file whose name has Kazakh letters, and sends the form without it.
    env: { ...process.env, LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8' },
  })
  return browser.on('context', (context) => context.setDefaultTimeout(120_000))
}
