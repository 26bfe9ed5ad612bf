import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { choice, date, integer, money, rows, text } from '../../law/field.ts'
import { formatMoney } from '../../law/money.ts'
import { same } from '../../law/text.ts'
import { errorSummary, field, pagination, reviseRows, table } from './index.ts'

const name = text('name', { label: { kk: 'Атауы', ru: 'Название', en: 'Name' }, maxLength: 100 })

test('what was typed stands in the input again, whatever it was', () => {
  fc.assert(fc.property(fc.string(), (typed) => {
    const shown = field('kk', name, { values: { name: typed } }).source
    const escaped = typed.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\'', '&#39;')
    assert.ok(shown.includes(`value="${escaped}"`))
  }))
})

test('an error stands beside its field, is tied to it, and leads there from the summary', () => {
  const problems = [{ field: 'name', text: { kk: 'Толтырыңыз.', ru: 'Заполните.', en: 'Fill it in.' } }]
  const shown = field('ru', name, { problems }).source
  assert.match(shown, /aria-describedby="f-name-error" aria-invalid="true"/)
  assert.match(shown, /id="f-name-error"><span class="unseen">Ошибка: <\/span>Заполните\./)
  assert.match(errorSummary('ru', problems)?.source ?? '', /autofocus.*<a href="#f-name">Заполните\.<\/a>/)
  assert.equal(errorSummary('ru', []), undefined)
})

test('a number carries its unit in the label, a date is shown as people here write it', () => {
  assert.match(field('kk', money('sum', { label: same('Табыс') })).source, /Табыс, ₸/)
  assert.match(field('kk', money('sum', { label: same('Сомасы, теңге') })).source, /Сомасы, ₸/, 'and says it once')
  assert.match(field('kk', date('day', { label: same('Күні') }), { values: { day: '2026-11-24' } }).source, /value="24\.11\.2026"/)
})

const choices = (count: number) => field('en', choice('c', { label: same('c'), choices: Array.from({ length: count }, (_, i) => ({ value: String(i), label: same(String(i)) })) }), { values: { c: '1' } }).source

test('few choices are radio buttons, many are a list to open', () => {
  assert.match(choices(3), /type="radio" id="f-c-1" name="c" value="1" checked/)
  assert.match(choices(20), /<option value="1" selected>/)
})

const people = rows('people', { label: same('People'), minRows: 1, maxRows: 3, columns: [name, integer('age', { label: same('Age') })] })

test('rows are added up to the limit and taken away one by one, and nothing else changes', () => {
  const typed = { other: 'x', 'people.0.name': 'A', 'people.0.age': '1', 'people.2.name': 'B', 'people.2.age': '2' }
  assert.equal(reviseRows([people], typed), undefined)
  assert.deepEqual(reviseRows([people], { ...typed, 'add-row': 'people' }), { ...typed, 'people.3.name': '', 'people.3.age': '' })
  assert.deepEqual(reviseRows([people], { ...typed, 'remove-row': 'people.0' }), { other: 'x', 'people.2.name': 'B', 'people.2.age': '2' })
  const full = { ...typed, 'people.3.name': '', 'people.3.age': '' }
  assert.deepEqual(reviseRows([people], { ...full, 'add-row': 'people' }), full)
})

test('sorting and paging keep the filters in the address', () => {
  const url = new URL('http://localhost/kk/list?q=a&sort=name&page=3')
  const shown = table('kk', { caption: 'x', url, rows: [1], columns: [{ title: 'Name', sort: 'name', cell: (row) => row }] }).source
  assert.match(shown, /aria-sort="ascending"><a class="sort" href="\/kk\/list\?q=a&amp;sort=-name"/)
  const pages = pagination('ru', { url, page: 3, size: 50, total: 1234 }).source
  assert.match(pages, /101–150 из 1.234 записей/)
  assert.match(pages, /href="\/kk\/list\?q=a&amp;sort=name&amp;page=4"/)
  assert.match(pages, /href="\/kk\/list\?q=a&amp;sort=name">1</)
})

test('a row that becomes a small list on a phone names every value by its column; two columns stay side by side', () => {
  const column = (title: string) => ({ title, cell: (row: string) => row })
  const wide = table('kk', { caption: 'x', rows: ['1'], columns: [{ ...column('Name'), header: true }, column('Day'), column('Sum')] }).source
  assert.match(wide, /class="scroll stack".*<th scope="row">1<\/th><td data-label="Day">1<\/td><td data-label="Sum">1<\/td>/)
  assert.doesNotMatch(table('kk', { caption: 'x', rows: ['1'], columns: [column('Name'), column('Day')] }).source, /stack|data-label/)
})

const plain = (tiyn: bigint) => formatMoney(tiyn, 'kk').replaceAll(/\s/g, ' ')

test('money is exact to the tiyn at any size, with its sign', () => {
  assert.equal(plain(123456750n), '1 234 567,50 ₸')
  assert.equal(plain(900719925474099301n), '9 007 199 254 740 993,01 ₸')
  assert.equal(plain(-1n), '-0,01 ₸')
  assert.equal(plain(500n), '5 ₸')
})
