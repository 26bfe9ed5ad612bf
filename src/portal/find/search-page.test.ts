import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { transact } from '../../kernel/database/index.ts'
import { type TestDatabase, testDatabase } from '../../kernel/database/testing.ts'
import type { Kernel } from '../../kernel/index.ts'
import { openSearch } from '../../kernel/search/index.ts'
import type { Procedure } from '../../law/procedure.ts'
import { same } from '../../law/text.ts'
import { testPortal } from '../testing.ts'
import { searchPage } from './search-page.ts'
import { siteSearch } from './site-search.ts'

const service = (id: string, kk: string, ru: string, en: string) => ({
  id, title: { kk, ru, en }, summary: { kk, ru, en }, audience: { kk: '', ru: '', en: '' }, decisions: {}, opens: { by: 'company' },
}) as unknown as Procedure

let database: TestDatabase
let page: (query: string) => Promise<string>
before(async () => {
  database = await testDatabase()
  const index = openSearch(database)
  await transact(database.db, async (tx) => {
    for (let i = 0; i < 25; i += 1) {
      await index.put(tx, { id: `dataset:${i}`, kind: 'dataset', path: `/commons/${i}`, title: { kk: `Ауа сапасы ${i}`, ru: `Качество воздуха ${i}`, en: `Air quality ${i}` }, about: { kk: '<ауа>', ru: '', en: '' } })
    }
  })
  const procedures = [
    service('a.residency', 'Технопарк қатысушысы болу', 'Резидентство в технопарке', 'Technopark residency'),
    service('a.appeal', 'Технопарк шешіміне шағым', 'Жалоба на решение технопарка', 'Appeal against a decision'),
  ]
  const search = siteSearch({
    kernel: { search: index, cases: { procedures }, country: { bodies: [] }, registers: { listed: [] }, indicators: { list: [] } } as unknown as Kernel, routes: () => [], words: { '/technopark': 'хаб|хаб|hub' },
    enter: (documents) => transact(database.db, async (tx) => { for (const kind of ['service', 'page'] as const) await index.replace(tx, kind, documents[kind]) }),
    pages: () => [{ path: '/technopark', title: { kk: 'Технопарк', ru: 'Технопарк', en: 'Technopark' }, about: { kk: '', ru: '', en: '' } }],
    kinds: { dataset: { kk: 'Деректер жиыны', ru: 'Набор данных', en: 'Dataset' } },
    answers: [], searches: [async (query) => (query === '123456789012' ? [{ title: '«Үлгі» ЖШС', path: '/technopark/residents/123456789012' }] : [])],
  })
  const { ask } = testPortal({ routes: [searchPage(search, { path: '/answered', title: same('Ask'), hint: same('In words') })] })
  page = async (query) => (await ask(`/kk/search?${query}`)).text()
})
after(() => database.close())

const links = (html: string): readonly string[] => Array.from((/class="results">(.*?)<\/ul>/s.exec(html)?.[1] ?? '').matchAll(/<li><a href="\/kk(\/[^"]*)"/g), (match) => match[1]!)

test('a service is found by words of any language, whatever their endings and case', async () => {
  assert.equal(links(await page('q=ҚАТЫСУШЫЛАР'))[0], '/services/a.residency')
  assert.equal(links(await page('q=резидентства'))[0], '/services/a.residency')
  assert.equal(links(await page('q=against'))[0], '/services/a.appeal')
  assert.deepEqual(new Set(links(await page('q=технопаркте'))), new Set(['/technopark', '/services/a.residency', '/services/a.appeal']))
})

test('results can be narrowed to one kind, and every kind keeps its count', async () => {
  const all = await page('q=технопарк')
  assert.match(all, /kind=service[^>]*>Қызмет<\/a> <span class="hint">2</)
  const services = await page('q=технопарк&kind=service')
  assert.deepEqual(new Set(links(services)), new Set(['/services/a.residency', '/services/a.appeal']))
  assert.match(services, /kind=service[^>]*aria-current="true"/)
  assert.match(services, /kind=page[^>]*>Бет</)
})

test('a page is found by a word of life that stands nowhere on it', async () => {
  assert.deepEqual(links(await page('q=hub')), ['/technopark'])
})

test('whoever searches can put the same question to whoever answers it at length, found or not', async () => {
  assert.match(await page('q=hub'), /href="\/kk\/answered\?q=hub"/)
  assert.match(await page('q=qqqqzzzz'), /href="\/kk\/answered\?q=qqqqzzzz"/)
  assert.match(await page(''), /href="\/kk\/answered"/)
})

test('long lists come in pages, with an honest count', async () => {
  const first = await page('q=воздух')
  assert.match(first, /Табылғаны: 25/)
  assert.equal(links(first).length, 20)
  assert.equal(links(await page('q=воздух&page=2')).length, 5)
})

test('what was asked for is marked, and texts stay texts', async () => {
  assert.match(await page('q=ауаның'), /<mark>Ауа<\/mark> сапасы/)
  assert.match(await page('q=ауаның'), /&lt;<mark>ауа<\/mark>&gt;/)
})

test('what was probably meant is offered as a link', async () => {
  assert.match(await page('q=технопрак'), /Мүмкін, мынаны іздедіңіз: <a href="\/kk\/search\?q=%D1%82%D0%B5%D1%85%D0%BD%D0%BE%D0%BF%D0%B0%D1%80%D0%BA">технопарк</)
})

test('what an institution finds by itself comes first', async () => {
  assert.deepEqual(links(await page('q=123456789012')), ['/technopark/residents/123456789012'])
})

test('nothing is found for signs and for what is not there, and the page says what to do; without words it only asks', async () => {
  for (const query of ['%25_\\', 'зообақ']) assert.match(await page(`q=${query}`), /Ештеңе табылмады/)
  assert.doesNotMatch(await page('q=++'), /Ештеңе табылмады|Табылғаны/)
})
