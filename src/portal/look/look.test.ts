import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { readFileSync } from 'node:fs'
import { get } from 'node:http'
import { createRequire } from 'node:module'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { formatMoney } from '../../law/money.ts'
import type { RunningServer } from '../server.ts'
import { listen } from '../server.ts'
import { testActor, testPortal, testSettings } from '../testing.ts'
import { openBrowser } from '../testing-browser.ts'
import { contactsPage } from '../bodies/contacts.ts'
import type { Doing } from '../face/index.ts'
import { formRoutes } from '../feedback/form.ts'
import { homePage } from '../pages/home.ts'
import { searchPage } from '../find/search-page.ts'
import { accessibilityPage, statusPages } from '../pages/shell-pages.ts'
import { privacyPage } from '../privacy/index.ts'
import { ownOffers } from '../../programme.ts'
import { asset, serveAsset, styleSheet } from './assets.ts'
import { galleryRoutes } from './gallery.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Set to a folder to look at the pages with one's own eyes. */
const pictures = process.env['PICTURES']

const text = (kk: string, ru: string, en: string) => ({ kk, ru, en })
const doing: Doing = {
  where: { regions: [{ code: '71', name: text('Астана', 'Астана', 'Astana'), short: text('Астана', 'Астана', 'Astana'), others: [], column: 0, row: 0 }, { code: '75', name: text('Алматы', 'Алматы', 'Almaty'), short: text('Алматы', 'Алматы', 'Almaty'), others: [], column: 1, row: 1 }],
    registers: [], totals: new Map([['71', 3]]) },
  pictures: [{ question: text('Орындалды ма?', 'Выполнено ли?', 'Is it done?'), answer: text('4-тен 1', '1 из 4', '1 of 4'), bars: [{ name: text('Иә', 'Да', 'Yes'), value: 1 }, { name: text('Жоқ', 'Нет', 'No'), value: 3 }], path: '/strategy' }],
  followed: { steps: [{ what: text('Бастауы', 'Источник', 'Source'), title: text('Жиын', 'Набор', 'Dataset'), path: '/commons' }] }, late: { things: [], total: 0, path: '/strategy' },
}

let server: RunningServer
let browser: Browser

before(async () => {
  const sampleSource = { kk: 'Технопарк тізілімі', ru: 'Реестр технопарка', en: 'Register of the technopark' }
  const { app } = testPortal({
    settings: testSettings,
    session: { actor: testActor(['technopark.officer']), awaits: 1, hats: [
      { id: 'self', kind: 'self', name: 'Айгерім Сәрсен', worn: false },
      { id: 'qamqor', kind: 'organisation', name: '«Қамқор Деректер» ЖШС', worn: true },
      { id: 'office', kind: 'office', name: { kk: 'Технопарк маманы', ru: 'Специалист технопарка', en: 'Technopark officer' }, worn: false },
    ] },
    routes: [
      homePage({
        country: { kk: 'Қазақстан Республикасы', ru: 'Республика Казахстан', en: 'Republic of Kazakhstan' }, offered: { services: async () => [], besides: ownOffers },
        latest: async () => [{ title: { kk: 'Шешім қабылданды', ru: 'Принято решение', en: 'A decision was made' }, day: '2026-11-24', path: '/journal/entries/1', count: 4, more: false }],
        doing: async () => doing,
        awaiting: async () => [{ kind: 'case', id: '1', way: 'act', title: { kk: 'Өтінішті түзету', ru: 'Исправить заявление', en: 'Mend the application' }, path: '/cases/1', due: '2026-11-30', late: false, since: '2026-11-24T10:00:00.000Z' }],
        figures: async () => [
        { title: { kk: 'Технопарк қатысушылары', ru: 'Участники технопарка', en: 'Technopark residents' }, value: '1 842', source: sampleSource, path: '/technopark', asOf: '2026-11-24' },
        { title: { kk: 'Ашық деректер жиындары', ru: 'Открытые наборы данных', en: 'Open datasets' }, value: '316', source: sampleSource, path: '/commons', asOf: '2026-11-24' },
        { title: { kk: 'Төленген аударымдар', ru: 'Уплаченные отчисления', en: 'Contributions paid' }, value: { kk: formatMoney(48123400n, 'kk'), ru: formatMoney(48123400n, 'ru'), en: formatMoney(48123400n, 'en') }, source: sampleSource, path: '/strategy', asOf: '2026-09-30' },
        { title: { kk: 'ЖИ-мен жұмыс істейтін мемлекеттік қызметтер', ru: 'Госуслуги с применением ИИ', en: 'Public services that use AI' }, source: sampleSource },
      ] }),
      searchPage(async () => ({ own: [], named: [], total: 41, suggestion: 'қазақ', kinds: [
        { id: 'dataset', title: { kk: 'Деректер жиыны', ru: 'Набор данных', en: 'Dataset' }, count: 40 }, { id: 'page', title: { kk: 'Бет', ru: 'Страница', en: 'Page' }, count: 1 },
      ], found: [{ title: 'Қазақ тілінің ашық корпусы', path: '/commons/1', kind: { kk: 'деректер жиыны', ru: 'набор данных', en: 'dataset' }, about: { kk: 'Мәтіндер мен сөйлеу', ru: 'Тексты и речь', en: 'Texts and speech' } }] })),
      ...statusPages(async () => ({ at: '2026-11-24T10:00:00.000Z', parts: [
        { id: 'database', name: { kk: 'Дерекқор', ru: 'База данных', en: 'Database' }, state: 'works' },
        { id: 'model', name: { kk: 'Тілдік модель', ru: 'Языковая модель', en: 'Language model' }, state: 'slow', about: { kk: 'Кезек ұзын', ru: 'Длинная очередь', en: 'The queue is long' } } ] })),
      contactsPage({ country: { bodies: [{ id: 'sample', name: { kk: 'Үлгі орган', ru: 'Орган (образец)', en: 'A sample body' }, identifiers: [], roles: {}, registers: [], phone: '+7 717 000 00 00', email: 'organ@ulgi.example' }] } }, 'sample'),
      privacyPage([{ title: { kk: 'Деректер', ru: 'Данные', en: 'Data' }, lines: [{ kk: 'Әр оқу.', ru: 'Каждое обращение.', en: 'Each read.' }] }]), ...formRoutes({ feedback: { give: async () => '' } }),
      accessibilityPage, ...galleryRoutes,
    ],
  })
  server = await listen(app, { port: 0 })
  browser = await openBrowser()
})

after(async () => {
  await browser.close()
  await server.stop(0)
})

async function open(path: string, options: BrowserContextOptions, look: (page: Page) => Promise<void>): Promise<void> {
  await openAll([path], options, look)
}

/** Opens one page after another in one window: a window of its own for each would take longer than to look. */
async function openAll(paths: readonly string[], options: BrowserContextOptions, look: (page: Page, path: string) => Promise<void>): Promise<void> {
  const context = await browser.newContext(options)
  try {
    const page = await context.newPage()
    for (const path of paths) {
      await page.goto(`http://127.0.0.1:${server.port}${path}`)
      await page.evaluate(() => document.fonts.ready.then(() => undefined))
      await look(page, path)
    }
  } finally {
    await context.close()
  }
}

/** Accessibility faults that axe finds at level AA, as lines to read. */
async function faults(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe)
  const found: unknown = await page.evaluate('axe.run(document, { selectors: false, resultTypes: ["violations"], runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }).then(r => r.violations.flatMap(v => v.nodes.map(n => v.id + ": " + n.html + " " + (n.any[0]?.message ?? v.help))))')
  assert.ok(Array.isArray(found))
  return found.map(String)
}

const pages = ['', '/gallery', '/gallery/form', '/gallery/list', '/gallery/bench', '/gallery/certificate', '/search?q=%D2%9B', '/status', '/accessibility', '/contacts', '/privacy', '/feedback?page=%2Fkk', '/api', '/nowhere']
const phone = { width: 390, height: 844 }
const desk = { width: 1280, height: 900 }

for (const [name, viewport] of Object.entries({ phone, desk })) {
  for (const colorScheme of ['light', 'dark'] as const) {
    test(`every page is free of faults that axe finds and does not scroll sideways: ${name}, ${colorScheme}`, async () => {
      const paths = (colorScheme === 'light' ? ['kk', 'ru'] : ['kk']).flatMap((locale) => pages.map((path) => `/${locale}${path}`))
      await openAll(paths, { viewport, colorScheme }, async (page, path) => {
        if (pictures) await page.screenshot({ path: `${pictures}/${name}-${colorScheme}${path.replaceAll(/\W+/g, '-')}.png`, fullPage: true })
        assert.deepEqual(await faults(page), [], path)
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true, `${path} scrolls sideways`)
      })
    })
  }
}

test('at 320 pixels nothing scrolls sideways', async () => {
  await openAll(pages.map((path) => `/kk${path}`), { viewport: { width: 320, height: 640 } }, async (page, path) =>
    assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth), true, path))
})

test('the error summary takes the focus, its lines lead to the fields, and each wrong field says what is wrong', async () => {
  await open('/kk/gallery/form', { viewport: phone, javaScriptEnabled: true }, async (page) => {
    assert.match(await page.title(), /^Қате: /)
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'errors')
    for (const link of await page.locator('.summary a').all()) {
      await link.click()
      const described = await page.evaluate(() => {
        const field = document.activeElement?.closest('fieldset, .field')
        return field?.querySelector('.error')?.textContent ?? ''
      })
      assert.ok(described.length > 10, await link.textContent() ?? '')
    }
  })
})

test('without a script a row is added and taken away, and what was typed stays', async () => {
  await open('/ru/gallery/form', { viewport: desk, javaScriptEnabled: false }, async (page) => {
    const rows = page.locator('table.rows tbody tr')
    const before = await rows.count()
    await page.locator('#f-company').fill('ТОО «Новое имя»')
    await page.locator('button[name=add-row]').click()
    assert.equal(await rows.count(), before + 1)
    assert.equal(await page.locator('#f-company').inputValue(), 'ТОО «Новое имя»')
    await page.locator('button[name=remove-row]').first().click()
    assert.equal(await rows.count(), before)
    await page.locator('#f-company').press('Enter')
    assert.equal(await page.locator('h1').textContent(), 'Принято')
  })
})

test('the menu opens on a phone without a script of ours', async () => {
  await open('/kk', { viewport: phone }, async (page) => {
    const nav = page.locator('nav.ways')
    assert.equal(await nav.isVisible(), false)
    await page.locator('button.menu').click()
    assert.equal(await nav.isVisible(), true)
    if (pictures) await page.screenshot({ path: `${pictures}/menu.png` })
  })
})

test('on a phone a bar below the page leads to four places, covers neither the end of the page nor the focus, and is not printed', async () => {
  await open('/kk/gallery/list', { viewport: phone, javaScriptEnabled: true }, async (page) => {
    const bar = page.locator('nav.handy')
    assert.deepEqual(await bar.locator('a').evaluateAll((links) => links.map((link) => link.getAttribute('href'))), ['/kk', '/kk/search', '/kk/services', '/kk/account'])
    const top = async (): Promise<number> => (await bar.boundingBox())?.y ?? 0
    const last = page.locator('footer a').last()
    await page.evaluate(() => { window.scrollTo(0, document.body.scrollHeight) })
    const end = await page.locator('footer.foot').boundingBox()
    assert.ok(end && end.y + end.height <= await top() + 1, 'the foot of the page ends above the bar')
    await page.evaluate(() => { window.scrollTo(0, 0) })
    await last.focus()
    const focused = await last.boundingBox()
    assert.ok(focused && focused.y + focused.height <= await top(), 'what has the focus stands above the bar')
    await page.emulateMedia({ media: 'print' })
    assert.equal(await bar.isVisible(), false)
  })
  await open('/kk', { viewport: desk }, async (page) => assert.equal(await page.locator('nav.handy').isVisible(), false))
})

test('the keyboard goes first to the content, and the focus is seen', async () => {
  await open('/kk', { viewport: desk }, async (page) => {
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate(() => document.activeElement?.className), 'skip')
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate(() => document.activeElement?.closest('section')?.className), 'awaits', 'what awaits whoever is signed in stands first')
    assert.equal(await page.evaluate(() => getComputedStyle(document.activeElement!).outlineStyle), 'solid')
  })
})

test('a page that renews itself announces what is new as it stands there, with a sound once that is turned on, keeps the focus, and asks no more when it says so', async () => {
  const shown = (head: string, spoken: string, rest: string) => `<!doctype html><html lang="ru"><head><title>002</title>${head}<script type="module" src="${asset('screen.js')}"></script></head><body><main id="main" tabindex="-1"><div aria-live="polite">${
    spoken}</div>${rest}<button data-sound hidden><span>Включить звук</span><span data-when="on" hidden>Выключить звук</span></button></main></body></html>`
  const renews = '<meta name="renews" content="20">'
  const call = (minute: number, words: string) => `<p class="notice" data-called="2026-02-03T04:0${minute}:00.000Z"${minute < 3 ? ' hidden' : ''}>${words}</p>`
  const answers = [
    shown(renews, call(1, '001'), '<p>1</p><button>Отказаться</button>'), shown(renews, call(1, '001'), '<p>2</p><button>Отказаться</button>'), shown(renews, call(1, '001') + call(2, '002') + call(3, '003'), '<p>3</p>'),
    shown('', call(1, '001') + call(2, '002'), '<p>4</p>'), shown(renews, '', '<p>5</p>'),
  ]
  const context = await browser.newContext({ viewport: phone })
  try {
    const page = await context.newPage()
    let asked = 0
    await page.route('**/renewing', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: answers[asked++]! }))
    await page.clock.install()
    await page.addInitScript(() => {
      const node = { frequency: {}, gain: { setValueAtTime() {}, exponentialRampToValueAtTime() {} }, connect: () => node, start() { document.documentElement.dataset['tones'] = String(Number(document.documentElement.dataset['tones'] ?? 0) + 1) }, stop() {} }
      Object.assign(window, { AudioContext: class { currentTime = 0; createOscillator = () => node; createGain = () => node; close = async () => undefined } })
    })
    await page.goto(`http://127.0.0.1:${server.port}/renewing`)
    const tones = () => page.evaluate(() => Number(document.documentElement.dataset['tones'] ?? 0))
    assert.equal(await tones(), 0)
    for (const [press, rung] of [['Включить звук', 2], ['Выключить звук', 2], ['Включить звук', 4]] as const) {
      await page.getByRole('button', { name: press }).click()
      assert.equal(await tones(), rung, `${press}: heard when it is turned on`)
    }
    await page.locator('button').first().focus()
    await page.evaluate(() => { document.querySelector('[aria-live]')!.setAttribute('data-first', '') })
    await page.clock.runFor(20_000)
    await page.getByText('2', { exact: true }).waitFor()
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Отказаться')
    await page.clock.runFor(20_000)
    await page.getByText('3', { exact: true }).waitFor()
    assert.deepEqual([await tones(), await page.getByRole('button').allTextContents()], [6, ['Включить звукВыключить звук']], 'what is new is heard')
    assert.deepEqual(await page.locator('[data-first] > p.notice:visible').allTextContents(), ['002', '003'], 'each call since, into the element that stood there, with its look')
    assert.ok(await page.getByRole('button', { name: 'Выключить звук' }).isVisible(), 'the sound stays on')
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'main', 'the button is gone')
    await page.clock.runFor(20_000)
    await page.getByText('4', { exact: true }).waitFor()
    assert.deepEqual([await tones(), await page.locator('[data-first] > p.notice').allTextContents()], [6, ['002']], 'whose number did not come is said no more, and nobody before them is called again')
    await page.clock.runFor(60_000)
    assert.equal(asked, 4)
  } finally {
    await context.close()
  }
})

/** How many bytes come over the wire. */
const sizeOf = async (path: string): Promise<number> => {
  const { promise, resolve } = Promise.withResolvers<number>()
  get({ port: server.port, path, headers: { 'accept-encoding': 'br' } }, (response) => {
    let size = 0
    response.on('data', (part: Buffer) => { size += part.length })
    response.on('end', () => resolve(size))
  })
  return promise
}

test('no width hangs on the figures of a font, and what stands in until the letters come is as high as the font itself', () => {
  assert.doesNotMatch(styleSheet, /\dch\b/)
  const standing = [...styleSheet.matchAll(/src:local\("([^"]+)"\);size-adjust:([\d.]+)%;ascent-override:([\d.]+)%;descent-override:([\d.]+)%/g)]
  assert.deepEqual(standing.map(([, name]) => name), ['Roboto', 'Roboto Bold', 'Arial', 'Arial Bold', 'DejaVu Sans', 'DejaVu Sans Bold'])
  for (const [, name = '', ...numbers] of standing) {
    const [size = 0, up = 0, down = 0] = numbers.map(Number)
    assert.deepEqual([Math.round(size * up / 100), Math.round(size * down / 10)], [97, 305], name)
  }
})

test('a page with its style weighs less than 35 KB on the wire, fonts apart', async () => {
  const style = await sizeOf(asset('look.css'))
  for (const path of pages) assert.ok(await sizeOf(`/kk${path}`) + style < 35_000, path)
})

const request = (path: string) => new Request(`http://localhost${path}`, { headers: { 'accept-encoding': 'br' } })

test('files of the look are kept for a year under the name of their content, and a stale name is not found', async () => {
  const style = await serveAsset(request(asset('look.css')))
  assert.equal(style?.headers.get('cache-control'), 'public, max-age=31536000, immutable')
  assert.equal(style?.headers.get('content-encoding'), 'br')
  assert.equal(await serveAsset(request('/assets/look.000000000000.css')), undefined)
})

/** Relative luminance by WCAG 2.2. */
const luminance = (hex: string): number => {
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
  return 0.2126 * r + 0.7152 * g + 0.0722 * b
}

/** Contrast by WCAG 2.2. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

/** A colour of the style sheet, for light (0) or dark (1). */
const token = (name: string, scheme: 0 | 1): string => {
  const value = new RegExp(`--${name}: ?(light-dark\\((#\\w{6}),(#\\w{6})\\)|(#\\w{6}))`).exec(styleSheet)
  return value?.[4] ?? value?.[scheme + 2] ?? assert.fail(`no token ${name}`)
}

test('text has a contrast of 4.5 and the edges of controls 3, in light and in dark', () => {
  const text = [
    ['ink', 'paper'], ['ink', 'felt'], ['ink', 'air'], ['faint', 'paper'], ['faint', 'felt'], ['sky', 'paper'], ['sky', 'felt'], ['deep', 'air'], ['on-sky', 'sky'],
    ['on-sky', 'deep'], ['good', 'good-felt'], ['late', 'late-felt'], ['late', 'paper'], ['wait', 'wait-felt'], ['night', 'sun'], ['ink', 'wait-felt'], ['ink', 'good-felt'], ['ink', 'late-felt'],
  ] as const
  for (const scheme of [0, 1] as const) {
    for (const [front, back] of text) assert.ok(contrast(token(front, scheme), token(back, scheme)) >= 4.5, `${front} on ${back}, ${scheme}: ${contrast(token(front, scheme), token(back, scheme))}`)
    for (const back of ['paper', 'felt']) assert.ok(contrast(token('edge', scheme), token(back, scheme)) >= 3, `edge on ${back}, ${scheme}`)
  }
})
