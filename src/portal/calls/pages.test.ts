/** Specifies the ranking on a page: of a long one page by page, so that whoever signs sees all of it. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { CallView, Row } from '../../kernel/calls/index.ts'
import type { Visit } from '../visit.ts'
import { rankingTable } from './pages.ts'

const rows = Array.from({ length: 2_001 }, (_, index): Row => ({ number: `N-${index + 1}-`, place: index + 1, lot: '', case: '', version: '', fate: 'waiting' }))
const view = { rows, call: {}, procedure: {} } as unknown as CallView
const shown = (search: string, turns?: string): string => rankingTable({ locale: 'en', link: (path: string) => path, url: new URL(`http://portal.example/en/desk/calls/x/admit${search}`) } as unknown as Visit, view, turns === undefined ? {} : { turns }).source

test('every row of a long ranking stands on one of its pages, and two tables of a page turn by themselves', () => {
  const pages = ['', '?page=2', '?page=3'].map((search) => shown(search))
  for (const { number } of rows) assert.equal(pages.filter((page) => page.includes(number)).length, 1, number)
  assert.ok(pages[0]!.includes('href="/en/desk/calls/x/admit?page=2"'))
  assert.ok(shown('?page=9').includes('N-2001-'))
  const other = shown('?page=3', 'named')
  assert.ok(other.includes('N-1-') && other.includes('href="/en/desk/calls/x/admit?page=3&amp;named=2"'))
})
