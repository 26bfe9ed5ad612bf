/** Specifies what is kept of pages as they were drawn: it has a bound, whatever addresses anybody makes up. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { EntryPage } from '../../kernel/registers/index.ts'
import { Html } from '../html.ts'
import { openDrawn } from './drawn.ts'

const shown = (): EntryPage => ({ held: true, entries: [] })

test('what is drawn is found again while its page stands, and beyond the bound the oldest is forgotten', () => {
  const drawn = openDrawn(1000)
  const pages = Array.from({ length: 10 }, shown)
  for (const one of pages) for (const address of ['a', 'b']) drawn.of(one).set(address, new Html('x'.repeat(199)))
  const found = pages.flatMap((one) => ['a', 'b'].flatMap((address) => drawn.of(one).get(address) ?? []))
  assert.equal(found.length, 5, 'of all pages together')
  assert.equal(drawn.of(pages[9]!).get('b')?.source.length, 199)
  assert.equal(drawn.of(pages[0]!).get('a'), undefined)
})

test('an address counts as well as what stands there, and what is longer than the bound is not kept', () => {
  const drawn = openDrawn(1000)
  const page = shown()
  drawn.of(page).set('x'.repeat(1000), new Html('short'))
  assert.equal(drawn.of(page).get('x'.repeat(1000)), undefined)
  drawn.of(page).set('a', new Html('short'))
  assert.equal(drawn.of(page).get('a')?.source, 'short', 'and nothing of it counts any more')
})
