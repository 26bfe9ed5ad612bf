import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { quoteName, quoteText } from '../../../kernel/duckdb/index.ts'
import { firstWord, isOneExpression, readOrder, searchCondition } from './sql-text.ts'

test('one expression stays one expression within our parentheses', () => {
  for (const sql of ['a = 1', `a in ('x', 'it''s') and (b or not c)`, `"a)b" = '('`, 'x[1] > {a: 2}.a', 'a::int % 2 = -1', `name like '%--%'`, 'ә > 1e5']) {
    assert.ok(isOneExpression(sql), sql)
  }
  for (const sql of ['', ' ', 'a = 1)', '(a = 1', '1) or (1', 'a; b', 'a -- b', 'a /* b', `'a`, `"a`, `E'\\''`, `x'00'`, `U&"a"`, '$$a$$', '[1)', '{]}']) {
    assert.ok(!isOneExpression(sql), sql)
  }
})

test('whatever a text contains, quoted it is one name and one text', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => isOneExpression(`${quoteName(text)} = ${quoteText(text)}`)))
})

test('an order is names of columns with directions', () => {
  const columns = ['year', 'Region', 'a "b"', 'өңір']
  assert.deepEqual(readOrder('"year" desc nulls last, region, "a ""b""" ASC, өңір', columns), [
    { column: 'year', words: 'DESC NULLS LAST' }, { column: 'Region', words: '' }, { column: 'a "b"', words: 'ASC' }, { column: 'өңір', words: '' },
  ])
  assert.deepEqual(readOrder('month', columns), { unknown: 'month' })
  for (const sql of ['', ',', 'year,', 'year desc asc', 'year + 1', '(year)', 'year; x', 'year nulls', '1', `'year'`]) assert.equal(readOrder(sql, columns), undefined, sql)
})

test('the first word is found past spaces, comments and parentheses', () => {
  assert.deepEqual(['  Select 1', '-- a\nWITH x', '/* a */ (from t)', '\u00a0copy', '1', '/* open'].map(firstWord), ['select', 'with', 'from', 'copy', '', ''])
})

test('a search looks for each word in any text column, in the usual cases', () => {
  assert.equal(searchCondition(' ', ['a']), undefined)
  assert.equal(searchCondition('x', []), 'false')
  const condition = searchCondition(`мектеп it's`, ['a', 'b'])!
  for (const form of [`contains("a", 'мектеп')`, `contains("b", 'Мектеп')`, `contains("a", 'МЕКТЕП')`, `contains("b", 'it''s')`]) assert.ok(condition.includes(form), form)
})
