import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { testPortal } from '../testing.ts'
import { docRoutes, listDocs } from './docs.ts'
import { happening, nameIn } from './entry.ts'
import { numberFrom } from './verify.ts'

test('a number is found however it is typed', () => {
  for (const typed of ['TP-2026-000001', ' tp–2026–000001 ', '№ TP-2026-000001', 'TP - 2026 - 000001', 'ＴＰ－2026－000001']) {
    assert.equal(numberFrom(typed), 'TP-2026-000001', typed)
  }
  assert.equal(numberFrom('<script>'), 'SCRIPT')
  assert.equal(numberFrom('???'), '')
})

test('names of the journal are said in words, and what it does not know as it is written', () => {
  const id = '01a21087-edf4-75ec-a10b-04b2a6a39b67'
  assert.equal(nameIn('kk', `person:${id}`), 'адам …a6a39b67')
  assert.equal(nameIn('ru', `person:${id} for organisation:${id}`), 'человек …a6a39b67 (от имени: организация …a6a39b67)')
  assert.equal(nameIn('en', 'system:clock'), 'system clock')
  const pseudonym = `pseudonym:${'0'.repeat(56)}1234abcd`
  assert.equal(nameIn('kk', pseudonym), 'адам, бүркеншік аты …1234abcd')
  assert.equal(nameIn('ru', `${pseudonym} in office:fund.head`, new Map([['fund.head', 'Руководитель фонда']])), 'человек, псевдоним …1234abcd, должность: Руководитель фонда')
  assert.equal(nameIn('en', `${pseudonym} for body:board`), 'person, pseudonym …1234abcd (for body board)')
  assert.equal(nameIn('en', 'dataset:weather'), 'dataset weather')
  assert.equal(happening('case.voted').kk, 'Комиссия мүшесі дауыс берді')
  assert.equal(happening('dataset.published').en, 'dataset.published')
})

test('every kind of entry that the kernel writes is said in words', () => {
  const kernel = join(import.meta.dirname, '../../kernel')
  const sources = readdirSync(kernel, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !/\btesting/.test(file))
  const kinds = new Set(sources.flatMap((file) => [...readFileSync(join(kernel, file), 'utf8').matchAll(/\btype: ([^,\n]*)/g)])
    .flatMap(([, said = '']) => [...said.matchAll(/'([a-z-]+\.[a-z-]+)'/g)]).map(([, kind = '']) => kind))
  assert.ok(kinds.size > 50, String(kinds.size))
  // The acts of cases are put together from their names: the compiler asks for the words of each.
  const acts = ['case.answered', 'case.unanswered', 'case.asked', 'case.expired', 'case.charged']
  assert.deepEqual([...kinds, ...acts].filter((kind) => happening(kind).kk === kind), [])
})

test('each document is listed once, in the language of the reader where it has one', async () => {
  for (const locale of ['kk', 'ru', 'en'] as const) {
    const docs = await listDocs(locale)
    assert.equal(new Set(docs.map(({ file }) => file.split('.')[0])).size, docs.length)
    assert.ok(docs.every(({ title, file }) => title !== '' && file.endsWith('.md')))
    assert.ok(docs.some(({ file }) => file === 'architecture.md'))
  }
})

test('a document is a page in the portal’s language, its links lead on, and nothing but Markdown comes through', async () => {
  const { ask } = testPortal({ routes: docRoutes })
  const answer = await ask('/ru/docs/operator.md')
  assert.equal(answer.status, 200)
  const text = await answer.text()
  assert.match(text, /<article class="doc" lang="en"><h1 id="[^"]+">/)
  assert.match(text, /href="\/ru\/docs\/backup\.md"/)
  assert.doesNotMatch(text, /<script(?! )/)
  assert.equal((await ask('/ru/docs/decisions/0001-pinned-node.md')).status, 200)
  // Links within a document lead somewhere, in every language that it has.
  for (const name of readdirSync(join(import.meta.dirname, '../../../docs')).filter((file) => file.endsWith('.md'))) {
    const page = await (await ask(`/ru/docs/${name}`)).text()
    const places = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id))
    assert.deepEqual([...page.matchAll(/href="#([^"]+)"/g)].flatMap(([, to]) => (places.has(decodeURIComponent(to!)) ? [] : [`${name}: ${to}`])), [])
  }
  for (const path of ['/ru/docs/nothing.md', '/ru/docs/..%2F..%2Fpackage.json', '/ru/docs/decisions']) assert.equal((await ask(path)).status, 404, path)
})

test('a document named without its language is shown in the reader’s, and every command in a translation is that of the original', async () => {
  const page = await (await testPortal({ routes: docRoutes }).ask('/kk/docs/verify.md')).text()
  assert.match(page, /<article class="doc" lang="kk"><h1 id="бізді-бізсіз-тексеріңіз">Бізді бізсіз тексеріңіз</)
  // A remark behind a command may be in the reader's language: no program reads it.
  const commands = (file: string): readonly string[] =>
    (readFileSync(new URL(`../../../docs/${file}`, import.meta.url), 'utf8').match(/^```[^]*?^```$/gm) ?? []).map((block) => block.replaceAll(/(?<=\S) +(?:#|\/\/) .*$/gm, ''))
  for (const name of ['verify', 'language-model-api', 'api']) {
    assert.ok(commands(`${name}.md`).length > 0, name)
    for (const language of ['kk', 'ru']) assert.deepEqual(commands(`${name}.${language}.md`), commands(`${name}.md`), `${name} ${language}`)
  }
})
