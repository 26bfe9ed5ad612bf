/** Hands for a story that people live through in a browser: they sign in, put on a hat, fill forms, press, read letters and look. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Letter } from '../src/kernel/parties/index.ts'
import type { Locale } from '../src/law/text.ts'
import { axe } from './axe.ts'
import { password, type WholePortal, windowOf } from './portal.ts'

/** Set to a folder to look at the pages with one's own eyes. */
const pictures = process.env['PICTURES']

/** Whoever signs in. */
export interface Person { readonly email: string; readonly name: string }

export interface Story {
  readonly locale: Locale
  /** The window of somebody without an account. */
  visitor(): Promise<Page>
  /** The window of a person, who signs in by the form when need be and acts for themself, in office, or for the company of this name. */
  as(person: Person, hat: 'self' | 'office' | { readonly company: string }): Promise<Page>
  /** The window of a person as it stands, opened empty when they have none. */
  window(person: Person): Promise<Page>
  /** Nothing on the page is wider than the screen. Its picture is taken when pictures are asked for. */
  glance(page: Page, name: string): Promise<void>
  /** A glance, and everyone can read the page: axe finds no fault. */
  look(page: Page, name: string): Promise<void>
  /** Tells what all windows show as they stand, with pictures when they are asked for: to see where a story broke off. */
  show(): Promise<void>
  close(): Promise<void>
}

interface Window {
  readonly page: Page
  readonly context: BrowserContext
  /** In which hat they were when last seen, and when: sessions end as the clock is turned. */
  seen?: string
}

/** Opens the windows of one story: all in one language, of one width, with or without a script. */
export function openStory(browser: Browser, portal: WholePortal, { locale, width, script }: {
  readonly locale: Locale
  readonly width: number
  readonly script: boolean
}): Story {
  const windows = new Map<string, Window>()
  const rules = '["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]'
  let beside: BrowserContext | undefined
  let looks = 0

  async function open(key: string): Promise<Window> {
    const known = windows.get(key)
    if (known) return known
    const opened = await windowOf(browser, portal, { locale, width, script })
    windows.set(key, opened)
    return opened
  }

  /** What axe finds in the page as it stands. It needs a script, so a page without one is shown to it in a window beside. */
  async function faults(page: Page): Promise<unknown> {
    const find = async (shown: Page): Promise<unknown> => {
      await shown.evaluate(axe)
      return shown.evaluate(`axe.run(document, { selectors: false, resultTypes: ["violations"], runOnly: ${rules} }).then(({ violations }) =>
        violations.map((v) => v.id + ": " + v.nodes.map((n) => n.html + " " + (n.any[0]?.message ?? v.help)).join(" | ")))`)
    }
    if (script) return find(page)
    const context = beside ??= await browser.newContext({ viewport: { width, height: 844 } })
    const shown = await context.newPage()
    const body = await page.content()
    await shown.route(page.url(), (route) => route.fulfill({ body, contentType: 'text/html; charset=utf-8' }))
    await shown.goto(page.url())
    const found = await find(shown)
    await shown.close()
    return found
  }

  const story: Story = {
    locale,
    visitor: async () => (await open('visitor')).page,
    window: async ({ email }) => (await open(email)).page,
    async as(person, hat) {
      const window = await open(person.email)
      const { page } = window
      const now = `${JSON.stringify(hat)} ${portal.now()}`
      if (window.seen === now) return page
      await page.goto(`/${locale}/account`)
      if (page.url().includes('/sign-in')) {
        await fill(page, { email: person.email, password })
        await page.locator('main form:has([name=password]) button.button').first().click()
        await page.waitForURL((url) => !url.pathname.endsWith('/sign-in'))
      }
      await page.locator('header details.account summary').click()
      const hats = page.locator('header button[name=hat]')
      const wanted = hat === 'self' || hat === 'office' ? page.locator(`header button[name=hat][value=${hat}]`) : hats.filter({ hasText: hat.company })
      if (await wanted.getAttribute('aria-current') === null) await wanted.click()
      window.seen = now
      return page
    },
    async glance(page, name) {
      await page.waitForLoadState() // with its look
      const { pathname } = new URL(page.url())
      looks += 1
      if (pictures) await page.screenshot({ path: `${pictures}/${locale}-${String(looks).padStart(2, '0')}-${name}.png`, fullPage: true })
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), `${pathname} is as wide as the screen`)
    },
    async look(page, name) {
      await story.glance(page, name)
      assert.deepEqual(await faults(page), [], `${name}: ${new URL(page.url()).pathname}`)
    },
    async show() {
      for (const [who, { page }] of windows) {
        console.error(`${who} at ${page.url()}: ${await page.locator('main').innerText({ timeout: 5000 }).catch(String)}`)
        if (pictures) await page.screenshot({ path: `${pictures}/${locale}-broken-${who}.png` }).catch(() => undefined)
      }
    },
    async close() {
      await beside?.close()
      for (const { context } of windows.values()) await context.close()
    },
  }
  return story
}

/** What the page says. */
export const main = (page: Page): Promise<string> => page.locator('main').innerText()

/** Presses the main button of the page. */
export const press = (page: Page): Promise<void> => page.locator('main form .actions button.button').first().click()

/** What a form is filled with: text, the value of a choice, or a file on the disk. */
export type Given = Readonly<Record<string, string | { readonly path: string }>>

/** Fills the fields of a page by their names. */
export async function fill(page: Page, given: Given): Promise<void> {
  for (const [name, value] of Object.entries(given)) {
    const control = page.locator(`main [name="${name}"]:not([type=hidden])`).first()
    const kind = await control.evaluate((element) => `${element.tagName} ${element.getAttribute('type') ?? ''}`.toLowerCase().trim())
    if (typeof value !== 'string') await control.setInputFiles(value.path)
    else if (/radio|checkbox/.test(kind)) await page.locator(`main [name="${name}"][value="${value}"]:not([type=hidden])`).check()
    else if (kind.startsWith('select')) await control.selectOption(value)
    else await control.fill(value)
  }
}

/** Reads what a link of the page downloads. */
export async function download(page: Page, href: string | RegExp): Promise<{ readonly name: string; readonly content: Buffer }> {
  const links = page.locator('main a[download]')
  const hrefs = await links.evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''))
  const place = hrefs.findIndex((one) => (typeof href === 'string' ? one.includes(href) : href.test(one)))
  const [given] = await Promise.all([page.waitForEvent('download'), links.nth(place).click()])
  return { name: basename(given.suggestedFilename()), content: readFileSync(await given.path()) }
}

/** The letters that were sent, in order; those that wait are sent first. */
export function openPost({ kernel }: WholePortal): () => Promise<readonly Letter[]> {
  const all: Letter[] = []
  return async () => {
    while (await kernel.parties.sendLetters({ send: async (letter) => void all.push(letter) }) > 0);
    return all.sort((a, b) => (a.id < b.id ? -1 : 1))
  }
}
