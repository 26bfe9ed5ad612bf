/** An author of the akimat at the studio in a browser, for the tests that write and try services there. */
import assert from 'node:assert/strict'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { transact } from '../src/kernel/index.ts'
import { axe } from './axe.ts'
import { openBrowser, openWholePortal, type WholePortal, windowOf } from './portal.ts'

/** Set to a folder to look at the pages with one's own eyes. */
export const pictures = process.env['PICTURES']
if (pictures) mkdirSync(pictures, { recursive: true })

export interface StudioAuthor {
  readonly portal: WholePortal
  /** A window of the author: at a desk without script, on a phone with it. */
  window(width: number, locale: 'kk' | 'ru'): Promise<Page>
  close(): Promise<void>
}

export async function openStudioAuthor(): Promise<StudioAuthor> {
  const portal = await openWholePortal({ start: '2026-03-02T05:00:00.000Z' })
  const browser: Browser = await openBrowser()
  const { kernel, people: { chair } } = portal
  await transact(kernel.db, (tx) => kernel.parties.grantRole(tx, { system: 'seed' }, { person: chair.person, role: 'akimat.author' }))
  return {
    portal,
    window: async (width, locale) => (await windowOf(browser, portal, { who: chair, hat: 'office', script: width < 600, width, locale })).page,
    async close() {
      await browser.close()
      await portal.close()
      assert.deepEqual(portal.faults, [])
    },
  }
}

/** Nothing is wider than the window, no id stands for two things, and axe finds nothing. */
export async function isSound(page: Page, name: string): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  assert.ok(wide <= 0, `${name}: wider than the window by ${wide}`)
  const twice = await page.evaluate(() => [...document.querySelectorAll('[id]')].map(({ id }) => id).filter((id, at, all) => all.indexOf(id) < at))
  assert.deepEqual(twice, [], `${name}: one id for two things`)
  if (pictures) await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true })
  if (page.viewportSize()!.width > 600) return // axe waits for timers, which a page without script has not
  await page.evaluate(axe)
  const found = await page.evaluate(async () => (await (globalThis as unknown as { axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> } }).axe.run()).violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`))
  assert.deepEqual(found, [], name)
}
