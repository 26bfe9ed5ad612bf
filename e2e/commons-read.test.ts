/** A start-up looks for data in a browser: finds them, looks at the rows, compares versions, queries, and sees what was read. */
import assert from 'node:assert/strict'
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { gzipSync } from 'node:zlib'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { type CommonsWorld, openCommonsWorld } from '../src/countries/kazakhstan/commons/testing.ts'
import { kazakhstan } from '../src/countries/kazakhstan/index.ts'
import { cookieOf } from '../src/countries/kazakhstan/technopark/testing.ts'
import { openPortal, seat } from '../src/house.ts'
import type { Actor } from '../src/kernel/parties/index.ts'
import { listen, openLog, type RunningServer } from '../src/portal/index.ts'
import { openBrowser } from './portal.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
/** Set to a folder to look at the pages with one's own eyes. */
const pictures = process.env['PICTURES']

let world: CommonsWorld
let server: RunningServer | undefined
let browser: Browser | undefined

let founder: Actor
const faultLines: string[] = []

const regions = ['Абай облысы', 'Ақмола облысы', 'Ақтөбе облысы', 'Алматы облысы', 'Атырау облысы', 'Астана қаласы', 'Алматы қаласы', 'Шымкент қаласы']

/** Made-up schools of made-up villages. */
const schoolRows = (count: number, more: (i: number) => number = () => 0): string => [
  'мектеп;өңір;оқушылар;ашылған;тілі',
  ...Array.from({ length: count }, (_, i) =>
    `№ ${i + 1} мектеп;${regions[i % regions.length]};${200 + ((i * 37) % 900) + more(i)};${String(1 + (i % 28)).padStart(2, '0')}.09.${1990 + (i % 30)};${i % 3 === 0 ? 'орысша' : 'қазақша'}`),
].join('\n')

before(async () => {
  world = await openCommonsWorld({ start: '2026-03-10T05:00:00.000Z', passwords: true })
  const country = kazakhstan('sample')
  seat(world.kernel, country)
  server = await listen(openPortal(world.kernel, country, openLog({ write: (line) => void (line.includes('"fault"') && faultLines.push(line)) })), { port: 0 })
  founder = await world.founder('«Тұмар Дерек» ЖШС')
  await world.publish('schools', { 'mektepter.csv': schoolRows(64) }, {
    description: {
      fields: {
        өңір: { label: { kk: 'Өңірі', ru: 'Регион', en: 'Region' } },
        оқушылар: { label: { kk: 'Оқушылар саны', ru: 'Число учеников', en: 'Pupils' }, unit: 'адам' },
      },
    },
  })
  world.at('2026-03-11T05:00:00.000Z')
  await world.publish('schools', { 'mektepter.csv': `${schoolRows(64, (i) => (i % 16 === 0 ? 5 : 0))}\n№ 65 мектеп;Астана қаласы;410;01.09.2025;қазақша` })
  await world.publish('visits', { 'kelushiler.csv': `күні;мекеме;саны\n${Array.from({ length: 90 }, (_, i) => `${String(1 + (i % 28)).padStart(2, '0')}.${String(1 + (i % 12)).padStart(2, '0')}.2025;${['Емхана', 'Кітапхана', 'Мұражай'][i % 3]};${10 + (i * 13) % 50}`).join('\n')}` }, {
    terms: { tier: 'restricted', mode: 'query', purposes: ['research'], duties: ['no-redistribution', 'no-reidentification'], atOnce: { purposes: ['research'], mode: 'query', months: 6 } },
    description: {
      title: { kk: 'Мекемелерге келушілер', ru: 'Посетители учреждений', en: 'Visitors of institutions' },
      summary: { kk: 'Күн сайын мекемелерге келушілердің саны. Үлгі деректер.', ru: 'Число посетителей учреждений по дням. Образец данных.', en: 'How many people visit institutions each day. Sample data.' },
      theme: 'SOCI', keywords: ['мұражай'], licence: 'LicenseRef-terms', languages: ['kk', 'ru'],
    },
  })
  await world.kernel.round()
  browser = await openBrowser()
})

after(async () => {
  // Whatever was opened is closed, also when opening the rest failed: an open port would keep the process.
  await browser?.close()
  await server?.stop(0)
  await world.close()
})

async function visit(actor: Actor | undefined, options: BrowserContextOptions, act: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser!.newContext({ baseURL: `http://localhost:${server!.port}`, ...options })
  try {
    if (actor) {
      const [name = '', value = ''] = (await cookieOf(world, actor)).split('=')
      await context.addCookies([{ name, value, domain: 'localhost', path: '/' }])
    }
    await act(await context.newPage())
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

/** Looks at a page in three languages, on a phone and at a desk: no fault of accessibility, nothing wider than the window. */
async function look(actor: Actor | undefined, path: string, name: string): Promise<void> {
  await visit(actor, {}, async (page) => {
    for (const locale of ['kk', 'ru', 'en'] as const) {
      for (const width of [390, 1280]) {
        await page.setViewportSize({ width, height: width < 500 ? 844 : 900 })
        const answer = await page.goto(`/${locale}${path}`)
        assert.equal(answer?.status(), 200, `${name} ${locale}`)
        const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
        if (pictures) {
          mkdirSync(pictures, { recursive: true })
          await page.screenshot({ path: join(pictures, `${name}-${locale}-${width}.png`), fullPage: true })
        }
        assert.ok(wide <= 0, `${name} ${locale} ${width}: ${wide} px wider than the window`)
      }
      assert.deepEqual(await faults(page), [], `${name} ${locale}`)
    }
  })
}

const noScript = { javaScriptEnabled: false } as const

test('every page for readers can be read in three languages, on a phone and at a desk', async () => {
  const query = encodeURIComponent('SELECT өңір, count(*) AS n FROM mektepter GROUP BY 1 ORDER BY n DESC')
  await look(undefined, '/commons', 'landing')
  await look(undefined, '/commons/datasets', 'catalogue')
  await look(undefined, '/commons/datasets?q=мектептер&theme=EDUC', 'found')
  await look(undefined, '/commons/datasets?q=зззззз', 'nothing')
  await look(undefined, '/commons/datasets/ulgi/schools', 'dataset')
  await look(undefined, '/commons/datasets/ulgi/visits', 'restricted')
  await look(undefined, '/commons/datasets/ulgi/schools/versions', 'versions')
  await look(undefined, '/commons/datasets/ulgi/schools/compare?key=мектеп', 'compare')
  await look(undefined, '/commons/datasets/ulgi/schools/files', 'files')
  await look(undefined, `/commons/datasets/ulgi/schools/sql?sql=${query}`, 'console')
  await look(undefined, '/commons/sql', 'several')
  await look(world.owner, '/commons/datasets/ulgi/schools/reads', 'readers')
  await look(founder, '/commons/reads', 'reads')
  await look(founder, '/commons/queries', 'queries')
})

test('a start-up finds data by a word of another language, and sees the rows first, without a script', async () => {
  await visit(undefined, noScript, async (page) => {
    await page.goto('/ru/commons')
    await page.getByLabel('Что вы ищете?').fill('мектептер')
    await page.getByRole('button', { name: 'Найти', exact: true }).click()
    await page.getByRole('link', { name: 'Список образцовых школ' }).click()
    await page.waitForURL('**/ru/commons/datasets/ulgi/schools')
    const rows = page.locator('.data tbody tr')
    assert.equal(await rows.count(), 20)
    assert.match(await rows.first().innerText(), /№ 1 мектеп\s+Абай облысы\s+205\s+1990-09-01\s+орысша/)
    assert.match(await page.locator('.data thead').innerText(), /Число учеников\s+оқушылар/)
    await page.getByRole('link', { name: 'Следующая' }).click()
    assert.match(await rows.first().innerText(), /^21\s+№ 21 мектеп/)
    await page.getByRole('heading', { name: 'Число строк: по регионам' }).waitFor({ state: 'detached' })
  })
})

test('a dataset of regions is drawn as a map, with the same numbers as a table', async () => {
  await visit(undefined, noScript, async (page) => {
    await page.goto('/en/commons/datasets/ulgi/schools')
    const map = page.getByRole('img', { name: 'Rows: by region' })
    assert.match((await map.textContent()) ?? '', /Astana9/)
    await page.getByText('The same numbers as a table').click()
    await page.getByRole('row', { name: /Astana 9/ }).waitFor()
  })
})

test('a line to load the data works when it is pasted', async () => {
  await visit(undefined, { permissions: ['clipboard-read', 'clipboard-write'] }, async (page) => {
    await page.goto('/en/commons/datasets/ulgi/schools')
    await page.getByText('curl', { exact: true }).click()
    await page.getByRole('button', { name: /^Copy.*curl$/ }).click()
    const line = await page.evaluate(() => navigator.clipboard.readText())
    const url = /^curl -L -O (\S+)$/.exec(line)?.[1] ?? ''
    assert.equal(url, `${world.kernel.settings.publicUrl}/datasets/ulgi/schools/resolve/main/data/mektepter.parquet`)
    const bytes = new Uint8Array(await (await fetch(url.replace(world.kernel.settings.publicUrl, `http://localhost:${server!.port}`))).arrayBuffer())
    assert.equal(new TextDecoder().decode(bytes.slice(0, 4)), 'PAR1')
  })
})

test('search engines read the dataset from its page', async () => {
  await visit(undefined, {}, async (page) => {
    await page.goto('/ru/commons/datasets/ulgi/schools')
    const said: unknown = JSON.parse((await page.locator('script[type="application/ld+json"]').textContent()) ?? '')
    assert.ok(typeof said === 'object' && said !== null)
    assert.equal(Reflect.get(said, '@type'), 'Dataset')
    assert.equal(Reflect.get(said, 'name'), 'Список образцовых школ')
  })
})

test('restricted data show made-up rows, never real ones, and the way to ask for them', async () => {
  await visit(undefined, noScript, async (page) => {
    await page.goto('/en/commons/datasets/ulgi/visits')
    await page.getByRole('region', { name: 'Made-up rows' }).waitFor()
    assert.equal(await page.locator('.data tbody tr').count(), 10)
    await page.getByRole('link', { name: 'Sign in to get the data' }).waitFor()
    assert.equal((await page.goto('/en/commons/datasets/ulgi/visits/sql?sql=SELECT+*+FROM+kelushiler'))?.status(), 200)
    assert.equal(await page.locator('.data').count(), 0)
    assert.equal((await page.goto('/commons/sql/csv?dataset=ulgi/visits&sql=SELECT+*+FROM+kelushiler'))?.status(), 401)
  })
  await visit(founder, noScript, async (page) => {
    await page.goto('/en/commons/datasets/ulgi/visits')
    await page.getByText('The data are lent by permission').waitFor()
    await page.getByRole('link', { name: 'Ask for access' }).click()
    await page.waitForURL('**/services/commons.access/apply?subject=*')
    await page.getByRole('main').getByRole('link', { name: 'Visitors of institutions' }).waitFor()
  })
})

test('what differs between two versions is told by row and as a file', async () => {
  await visit(undefined, { ...noScript, acceptDownloads: true }, async (page) => {
    await page.goto('/en/commons/datasets/ulgi/schools/versions')
    await page.getByRole('link', { name: /^Compare.*Version 1 – Version 2$/ }).click()
    await page.getByLabel('What tells rows apart').selectOption('мектеп')
    await page.getByRole('button', { name: 'Compare' }).click()
    await page.getByText('Added: 1, removed: 0, changed: 4').waitFor()
    assert.match(await page.locator('.data tbody tr').first().innerText(), /changed\s+№ 1 мектеп\s+Абай облысы\s+200 205/)
    await page.getByRole('link', { name: 'added', exact: true }).click()
    assert.equal(await page.locator('.data tbody tr').count(), 1)
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'CSV' }).click()])
    assert.match(readFileSync(await file.path(), 'utf8'), /^\uFEFFchange,мектеп \(before\),мектеп \(after\)[^\n]*\nadded,,№ 65 мектеп/)
  })
})

test('a query is run, drawn and taken along without a script, and what is wrong with one is said beside it', async () => {
  await visit(undefined, noScript, async (page) => {
    await page.goto('/en/commons/datasets/ulgi/schools/sql')
    const box = page.getByLabel('Query', { exact: true })
    await box.fill('SELECT өңір, sum(оқушылар) AS саны FROM mektepter GROUP BY 1 ORDER BY 2 DESC')
    await page.getByRole('button', { name: 'Run' }).click()
    await page.getByRole('list', { name: 'саны by өңір' }).waitFor()
    assert.equal(await page.locator('.data tbody tr').count(), 8)
    const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'XLSX' }).click()])
    assert.equal(file.suggestedFilename(), 'schools.xlsx')
    assert.equal(readFileSync(await file.path()).subarray(0, 2).toString('latin1'), 'PK')
    await box.fill('SELECT nothing FROM mektepter')
    await page.getByRole('button', { name: 'Run' }).click()
    assert.match(await page.getByRole('alert').innerText(), /There is no column “nothing”.*мектеп/s)
    assert.equal(await box.getAttribute('aria-invalid'), 'true')
    await page.goto('/en/commons/sql')
    await page.getByLabel('Datasets').fill('ulgi/schools, ulgi/visits')
    await page.getByRole('button', { name: 'Open their tables' }).click()
    assert.match(await page.getByRole('alert').innerText(), /Sign in to get these data/)
  })
})

test('a query is completed and run from the keyboard', async () => {
  await visit(undefined, {}, async (page) => {
    await page.goto('/en/commons/datasets/ulgi/schools/sql')
    const box = page.getByLabel('Query', { exact: true })
    await box.fill('')
    await box.pressSequentially('SELECT count(*) FROM mek')
    await page.getByRole('option', { name: 'mektepter' }).waitFor()
    await box.press('Tab')
    assert.equal(await box.inputValue(), 'SELECT count(*) FROM mektepter')
    await box.press('Control+Enter')
    await page.getByRole('cell', { name: '65', exact: true }).waitFor()
  })
})

test('a query is saved for oneself, and opens for another only once it is shared', async () => {
  let link = ''
  await visit(founder, noScript, async (page) => {
    await page.goto('/en/commons/datasets/ulgi/schools/sql?sql=SELECT+count(*)+FROM+mektepter')
    await page.getByText('Save the query').click()
    await page.getByLabel('Name').fill('Мектептер саны')
    await page.getByRole('button', { name: 'Save' }).click()
    await page.waitForURL('**/commons/queries')
    link = (await page.getByRole('link', { name: 'Мектептер саны' }).getAttribute('href')) ?? ''
    await visit(undefined, noScript, async (other) => { assert.equal((await other.goto(link))?.status(), 404) })
    await page.getByRole('button', { name: /^Share.*Мектептер саны$/ }).click()
  })
  await visit(undefined, noScript, async (page) => {
    await page.goto(link)
    await page.getByText('A query that was shared with you').waitFor()
    assert.equal(await page.locator('.data').count(), 0, 'it is not run before whoever opened it wants so')
    await page.getByRole('button', { name: 'Run' }).click()
    await page.getByRole('cell', { name: '65', exact: true }).waitFor()
  })
  await visit(founder, noScript, async (page) => {
    await page.goto('/en/commons/queries')
    await page.getByRole('button', { name: /^Delete.*Мектептер саны$/ }).click()
    await page.getByText('No query is saved').waitFor()
  })
})

test('reader and owner see each read, with its proof in the journal', async () => {
  const { commons, kernel } = world
  await commons.reads.digest()
  await kernel.journal.settle()
  await visit(founder, noScript, async (page) => {
    await page.goto('/en/commons/reads')
    const first = page.locator('tbody tr').first()
    assert.match(await first.innerText(), /ulgi\/schools[\s\S]*SQL query[\s\S]*SELECT count\(\*\) FROM mektepter[\s\S]*open data/)
    await first.getByRole('link', { name: /journal entry/ }).click()
    await page.waitForURL('**/journal/entries/*')
  })
  await visit(world.owner, noScript, async (page) => {
    await page.goto('/en/commons/datasets/ulgi/schools/reads')
    await page.getByRole('rowheader', { name: '«Тұмар Дерек» ЖШС' }).first().waitFor()
  })
  await visit(founder, noScript, async (page) => { assert.equal((await page.goto('/en/commons/datasets/ulgi/schools/reads'))?.status(), 403) })
})

test('a reader follows a dataset, and no longer', async () => {
  await visit(founder, noScript, async (page) => {
    await page.goto('/en/commons/datasets/ulgi/schools')
    await page.getByRole('button', { name: 'Follow' }).click()
    await page.getByRole('button', { name: 'Stop following' }).click()
    await page.getByRole('button', { name: 'Follow' }).waitFor()
  })
})

test('programs find, page and query the same data', async () => {
  const origin = `http://localhost:${server!.port}`
  const read = async (path: string, init?: RequestInit): Promise<{ readonly status: number; readonly body: Record<string, unknown> }> => {
    const answer = await fetch(`${origin}${path}`, init)
    return { status: answer.status, body: JSON.parse(await answer.text()) }
  }
  const found = await read('/api/commons/datasets?q=мектеп&size=10')
  assert.equal(found.body['total'], 1)
  assert.equal((await read('/api/commons/datasets?owner=ulgi')).body['total'], 2)
  const rows = await read('/api/commons/datasets/ulgi/schools/rows?offset=64&length=5')
  assert.deepEqual(rows.body['rows'], [['№ 65 мектеп', 'Астана қаласы', 410, '2025-09-01', 'қазақша']])
  assert.equal(rows.body['total'], 65)
  const ask = (datasets: readonly string[], sql: string) =>
    read('/api/commons/query', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ datasets, sql }) })
  assert.deepEqual((await ask(['ulgi/schools'], 'SELECT count(*) FROM mektepter')).body['rows'], [[65]])
  assert.equal((await ask(['ulgi/visits'], 'SELECT * FROM kelushiler')).status, 401)
  assert.equal((await ask([], 'SELECT 1')).status, 422)
  const restricted = await read('/api/commons/datasets/ulgi/visits')
  assert.equal(restricted.status, 200)
  assert.match(JSON.stringify(restricted.body['access']), /"allowed":false,"code":"sign in"/)
  assert.equal((await fetch(`${origin}/commons/datasets.csv?lang=kk`)).headers.get('content-type'), 'text/csv; charset=utf-8')
  assert.match(await (await fetch(`${origin}/commons/datasets.atom?lang=kk`)).text(), /<title>Үлгі мектептер тізімі<\/title>/)
})

test('a page of data is light enough for a phone', async () => {
  const answer = await fetch(`http://localhost:${server!.port}/kk/commons/datasets/ulgi/schools`, { headers: { 'accept-encoding': 'identity' } })
  assert.ok(gzipSync(await answer.text()).length < 35 * 1024)
})

test('no page ended in a fault', () => {
  assert.deepEqual(faultLines, [])
})
