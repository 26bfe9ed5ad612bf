import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { type Gardens, openGardens } from '../../kernel/cases/testing.ts'
import type { Actor } from '../../kernel/parties/index.ts'
import { deskRoutes } from '../desk/index.ts'
import { ownThings } from '../find/own.ts'
import type { SiteSearch } from '../find/index.ts'
import { openLog } from '../log.ts'
import { portal } from '../portal.ts'
import type { Route } from '../routes.ts'
import { listen, type RunningServer } from '../server.ts'
import { openBrowser } from '../testing-browser.ts'
import { testPortal, testSettings } from '../testing.ts'
import { paletteRoutes } from './index.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Set to a folder to look at the pages with one's own eyes. */
const pictures = process.env['PICTURES']

let world: Gardens
let routes: readonly Route[]
let number: string
let id: string

/** The reader's own things, and one service that everybody finds. */
const search: SiteSearch = async ({ text, locale, actor, unanswered }) => {
  assert.equal(unanswered, true, 'the palette shows no answer, and asks for none')
  return {
    own: actor === null ? [] : await ownThings(world.kernel, actor, text, locale), named: [], total: 1, kinds: [],
    found: [{ title: { kk: 'Бақша лицензиясы', ru: 'Лицензия на сад', en: 'Garden licence & plan' }, path: '/services/sample.licence' }],
  }
}

before(async () => {
  world = await openGardens()
  routes = [...deskRoutes(world.kernel, {}), ...paletteRoutes(world.kernel, search, () => routes)]
  id = await world.filed(await world.founder())
  number = (await world.kernel.cases.queue(world.office.officer, { page: 1, size: 1 })).rows[0]!.number
})
after(() => world.close())

interface Answered { readonly groups: readonly { readonly title: string; readonly items: readonly { readonly title: string; readonly href: string }[] }[] }

/** What the palette answers somebody, as addresses. */
async function found(actor: Actor | null, query: string): Promise<readonly string[]> {
  const answer = await testPortal({ routes, session: { actor } }).ask(`/en/palette?${new URLSearchParams({ q: query })}`)
  assert.equal(answer.headers.get('cache-control'), 'private, no-store')
  return (await answer.json() as Answered).groups.flatMap(({ items }) => items.map(({ href }) => href))
}

test('the palette finds for each what they may see and enter, and nothing else', async () => {
  const { officer } = world.office
  const path = `/en/desk/cases/${id}`
  assert.ok((await found(officer, number)).includes(path))
  assert.ok((await found(officer, '')).includes(path), 'what awaits them stands there before they type')
  for (const actor of [null, await world.founder(), await world.officer('forester')]) for (const query of [number, '', 'Queue']) assert.ok(!(await found(actor, query)).includes(path))
  assert.ok((await found(officer, 'workbench')).includes('/en/desk'))
  assert.ok(!(await found(officer, 'Act in several cases')).includes('/en/desk/several'), 'what is a step of the queue leads nowhere by itself')
  assert.deepEqual(await found(null, 'workbench'), ['/en/services/sample.licence', '/en/search?q=workbench'], 'a visitor is led to no page that is closed to them')
  await world.kernel.cases.views.save(officer, { name: 'Only late', query: 'waits=late', shared: false })
  assert.ok((await found(officer, 'LATE only')).includes('/en/desk?waits=late'))
  assert.ok(!(await found(officer, 'Early')).includes('/en/desk?waits=late'))
  assert.ok(!(await found(await world.officer('officer'), 'only late')).includes('/en/desk?waits=late'), 'another’s view is theirs')
})

test('the palette and the keys are worked by the keyboard alone, in any layout, and keys of one letter can be switched off', async (t) => {
  const { officer } = world.office
  let server: RunningServer | undefined
  const app = (): ReturnType<typeof portal> => portal({
    settings: { ...testSettings, origin: `http://localhost:${server!.port}` }, routes, log: openLog({ write: () => undefined }),
    authenticate: async () => ({ actor: officer, csrf: 'token', hats: [{ id: 'office', kind: 'office', name: 'Garden Board', worn: true }] }),
  })
  let opened: ReturnType<typeof portal> | undefined
  server = await listen({ fetch: (request) => (opened ??= app()).fetch(request) }, { port: 0 })
  const browser: Browser = await openBrowser()
  t.after(async () => {
    await browser.close()
    await server.stop(0)
  })
  const broken: string[] = []
  const looks = async (page: Page, name: string): Promise<void> => {
    if (pictures) await page.screenshot({ path: `${pictures}/${name}.png` })
    await page.evaluate(axe)
    assert.deepEqual(await page.evaluate('axe.run(document.querySelector("dialog[open]") ?? document, { selectors: false, resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] }).then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.html)))'), [], name)
    assert.equal(await page.evaluate('document.documentElement.scrollWidth <= innerWidth'), true, `${name} fits`)
  }
  const open = async (width: number, locale: string): Promise<Page> => {
    // The policy of the page holds here, as in everybody's browser.
    const context = await browser.newContext({ baseURL: `http://localhost:${server.port}`, viewport: { width, height: 844 } })
    t.after(() => context.close())
    const page = await context.newPage()
    page.on('console', (message) => { if (message.type() === 'error') broken.push(message.text()) })
    await page.goto(`/${locale}/desk`)
    return page
  }

  const page = await open(1280, 'en')
  await page.keyboard.press('Control+k')
  const box = page.getByRole('combobox', { name: 'Find an action, a case or a page' })
  await box.fill(number)
  const option = page.getByRole('option', { name: number }).first()
  await option.waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowUp')
  assert.equal(await option.getAttribute('aria-selected'), 'true')
  assert.equal(await box.getAttribute('aria-activedescendant'), await option.getAttribute('id'))
  await page.keyboard.press('Enter')
  await page.waitForURL(new RegExp(`/en/desk/cases/${id}$`))
  await page.goBack()
  await page.keyboard.press('Control+k')
  await box.waitFor()
  await page.keyboard.press('Escape')
  await box.waitFor({ state: 'detached' })

  const pressed = (key: string, shiftKey: boolean): Promise<unknown> => page.evaluate(`document.body.dispatchEvent(new KeyboardEvent('keydown', { key: '${key}', code: 'Slash', shiftKey: ${shiftKey}, bubbles: true, cancelable: true }))`)
  assert.deepEqual([await pressed('.', false), await pressed(',', true)], [true, true], 'the full stop and the comma that the Russian layout has at that place are left alone')
  await page.keyboard.press('/')
  await page.keyboard.type('/?')
  assert.equal(await page.locator('main input[type=search]').inputValue(), '/?', 'whoever types, types')
  await page.keyboard.press('Escape')
  await page.keyboard.press('?')
  const told = page.getByRole('dialog', { name: 'Keyboard' })
  await told.getByText('Next and previous case of the same list').waitFor()
  await told.getByLabel('Keys of one letter are on').uncheck()
  await page.keyboard.press('Escape')
  await told.waitFor({ state: 'detached' })
  for (const key of ['?', '/', 'j']) await page.keyboard.press(key)
  assert.equal(await page.evaluate('document.activeElement === document.body && document.querySelector("dialog") === null'), true, 'keys of one letter do nothing now')
  await page.keyboard.press('Control+k')
  await box.waitFor()
  assert.deepEqual(broken, [])

  await page.goto('/en/keyboard')
  await page.getByLabel('Keys of one letter are on').check()
  await page.evaluate(`import(document.querySelector('script[data-palette]').dataset.palette).then(({ help }) => help(document.querySelector('script[data-palette]').dataset))`)
  assert.deepEqual([await page.locator('dialog').count(), await page.locator('#keys-told').count()], [0, 1], 'the page of the keys is itself what ? shows')

  for (const [locale, width] of [['kk', 390], ['ru', 1280]] as const) {
    const context = await browser.newContext({ baseURL: `http://localhost:${server.port}`, viewport: { width, height: 844 }, bypassCSP: true })
    t.after(() => context.close())
    const seen = await context.newPage()
    await seen.goto(`/${locale}/desk`)
    await seen.keyboard.press('Control+k')
    await seen.locator('.palette [role=option]').first().waitFor()
    await looks(seen, `palette-${locale}-${width}`)
    await seen.keyboard.press('Escape')
    await seen.goto(`/${locale}/keyboard`)
    await looks(seen, `keyboard-${locale}-${width}`)
  }
})
