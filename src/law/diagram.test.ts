import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { XMLValidator } from 'fast-xml-parser'
import { diagram, diagramList } from './diagram.ts'
import { type Box, layOut, type Link, type Placed } from './diagram-layout.ts'
import { widthOf, wrap } from './diagram-text.ts'
import type { Procedure } from './procedure.ts'
import { stepsInOrder } from './step-order.ts'
import { declarations, licence } from './testing.ts'
import { locales } from './text.ts'

/** The words of a drawing in reading order, lines joined. */
const wordsOf = (svg: string): string => [...svg.matchAll(/<text [^>]*>([^<]*)<\/text>/g)].map(([, words]) => words).join(' ')
const overlap = (a: Placed, b: Placed): boolean =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 && a.y < b.y + b.height && b.y < a.y + a.height

test('a diagram shows every step with its performer and term, every outcome, and every decision', () => {
  for (const locale of locales) {
    const shown = wordsOf(diagram(licence, locale))
    for (const { title, outcomes } of Object.values(licence.steps)) {
      assert.ok(shown.includes(title[locale]), title[locale])
      for (const { label } of Object.values(outcomes)) assert.ok(shown.includes(label[locale]), label[locale])
    }
    for (const { title } of Object.values(licence.decisions)) assert.ok(shown.includes(title[locale]))
  }
  assert.match(wordsOf(diagram(licence, 'ru')), /Проверка заявки Садовник в течение 5 рабочих дней/)
  assert.match(wordsOf(diagram(licence, 'kk')), /Толықтыру өтініш беруші 10 күнтізбелік күн ішінде мерзім тоқтап тұрады/)
  assert.match(wordsOf(diagram(licence, 'en')), /Garden licence ✓ granted/)
})

test('a diagram is well-formed, named for those who do not see it, and the same each time', () => {
  for (const declaration of declarations) {
    for (const locale of locales) {
      const svg = diagram(declaration, locale)
      assert.equal(XMLValidator.validate(svg), true)
      assert.equal(svg, diagram(JSON.parse(JSON.stringify(declaration)), locale))
      const [, named = ''] = /aria-labelledby="([^"]+)"/.exec(svg)!
      for (const id of named.split(' ')) assert.equal(svg.split(`id="${id}"`).length, 2)
      assert.doesNotMatch(svg, /NaN|undefined|Infinity/)
    }
  }
})

test('words of a declaration cannot break out of the drawing', () => {
  const title = { kk: '<script>', ru: '<script>"&', en: '</svg>' }
  const svg = diagram({ ...licence, title, offices: { ...licence.offices, officer: title } }, 'ru')
  assert.equal(XMLValidator.validate(svg), true)
  assert.doesNotMatch(svg, /<script/)
})

test('the list tells what the drawing shows', () => {
  assert.deepEqual(diagramList(licence, 'en').map(({ text }) => text), [
    'Check of the application — Gardener, within 5 working days.',
    'Review by the council — by vote: member of the council, quorum\u00A03.',
    'Correction — the applicant, within 10 calendar days, the clock stands still.',
    'Decision — Head of gardens, within 3 working days.',
  ])
  assert.deepEqual(diagramList(licence, 'en')[2]!.outcomes, [
    '“Send again”: next is “Check of the application”.', '“Time is over”: the case ends; when time is over.',
  ])
})

test('a step that leads back to itself, and one that nothing leads to, are drawn too', () => {
  const { check } = licence.steps
  const steps: Procedure['steps'] = {
    ...licence.steps, island: licence.steps.mend,
    check: { ...check, outcomes: { ...check.outcomes, wait: { label: { kk: 'Күту', ru: 'Ждать', en: 'Wait' }, to: 'check' } } },
  }
  const svg = diagram({ ...licence, steps }, 'en')
  assert.match(wordsOf(svg), /Wait/)
  assert.equal(wordsOf(svg).split('Correction').length, 3)
  assert.doesNotMatch(svg, /NaN|undefined/)
})

test('a step stands after every step that leads forward to it', () => {
  assert.deepEqual(stepsInOrder(licence), ['check', 'council', 'mend', 'decision'])
})

const graph = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 9 }).chain((ranks) => {
  const boxes = ranks.map((rank, index): Box => ({
    id: String(index), rank, width: 80 + 40 * (index % 4), height: 30 + 20 * (index % 3),
  }))
  const end = fc.constantFrom(...boxes)
  const link = fc.record({ from: end, to: end, width: fc.integer({ min: 0, max: 140 }), height: fc.integer({ min: 0, max: 60 }) })
    .filter(({ from, to }) => from === to || from.rank !== to.rank)
  return fc.record({
    boxes: fc.constant(boxes),
    links: fc.array(link, { maxLength: 12 }).map(
      (links) => links.map(({ from, to, ...size }): Link => ({ from: from.id, to: to.id, ...size }))
    ),
  })
})

test('neither boxes nor words ever cover each other, and all stay within the drawing', () => {
  fc.assert(fc.property(graph, ({ boxes, links }) => {
    const { width, height, boxes: places, routes } = layOut(boxes, links)
    const all = [...places.values(), ...routes.map(({ words }) => words)]
    for (const [index, place] of all.entries()) {
      assert.ok(
        place.x - place.width / 2 >= 0 && place.x + place.width / 2 <= width && place.y >= 0 && place.y + place.height <= height
      )
      for (const other of all.slice(index + 1)) assert.ok(!overlap(place, other), JSON.stringify([place, other]))
    }
  }), { numRuns: 500, seed: 20_261_124 })
})

test('an arrow ends at the edge of the box that it leads to', () => {
  fc.assert(fc.property(graph, ({ boxes, links }) => {
    const { boxes: places, routes } = layOut(boxes, links)
    for (const [index, { to }] of links.entries()) {
      const { x, y, width, height } = places.get(to)!
      const { tip, up } = routes[index]!
      assert.ok(Math.abs(tip[0] - x) <= width / 2, `${tip[0]} beside ${x}`)
      assert.ok(Math.abs(tip[1] - (up ? y + height : y)) <= 1, `${tip[1]} for ${y}`)
    }
  }), { numRuns: 500, seed: 20_261_124 })
})

test('words are wrapped within their width, and no letter is lost', () => {
  fc.assert(fc.property(fc.array(fc.stringMatching(/^[a-zА-Яа-яӘәҒғҚқҢңӨөҰұҮүҺһ]{1,30}$/), { minLength: 1, maxLength: 8 }), (words) => {
    const lines = wrap(words.join(' '), 13, 132)
    for (const line of lines) assert.ok(widthOf(line, 13) <= 132, line)
    assert.equal(lines.join('').replaceAll(/[- ]/g, ''), words.join(''))
  }), { numRuns: 500, seed: 20_261_124 })
})
