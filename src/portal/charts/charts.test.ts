import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { bars } from './bars.ts'
import { intervalBars } from './intervals.ts'
import { lineChart, placed, thinned, ticks } from './line.ts'
import { schedule } from './schedule.ts'
import { sparkline } from './sparkline.ts'

test('the scale begins at nothing, reaches the greatest value, and has few round steps', () => {
  assert.deepEqual(ticks(12), [0, 5, 10, 15])
  assert.deepEqual(ticks(0.7), [0, 0.2, 0.4, 0.6, 0.8])
  assert.deepEqual(ticks(0), [0, 1])
  assert.deepEqual([1, 2, 3].map((most) => ticks(most, { whole: true })), [[0, 1], [0, 1, 2], [0, 1, 2, 3]], 'there is no half of a decision')
  const { source } = lineChart({ title: 'Two decisions', points: [{ at: 0, value: 0 }, { at: 1, value: 2 }], label: String, ends: ['', ''] })
  assert.deepEqual([...source.matchAll(/text-anchor="end" fill="var\(--faint\)">([\d.]+)</g)].map(([, tick]) => tick), ['0', '1', '2'])
  fc.assert(fc.property(fc.double({ min: 1e-6, max: 1e15, noNaN: true }), (most) => {
    const marks = ticks(most)
    assert.equal(marks[0], 0)
    assert.ok(marks.at(-1)! >= most * (1 - 1e-9) && marks.length <= 6, String(marks))
  }))
})

test('every point lies inside the drawing, later ones to the right, greater ones higher', () => {
  const series = fc.array(fc.record({ at: fc.integer({ min: 0, max: 20_000 }), value: fc.integer({ min: 0, max: 10 ** 12 }) }), { minLength: 2, maxLength: 60 })
  fc.assert(fc.property(series, (given) => {
    const points = given.sort((a, b) => a.at - b.at)
    const dots = placed(points)
    for (const [i, { x, y }] of dots.entries()) {
      assert.ok(x >= 0 && x <= 480 && y >= 0 && y <= 260)
      if (i > 0) assert.ok(x >= dots[i - 1]!.x && (points[i]!.value - points[i - 1]!.value) * (y - dots[i - 1]!.y) <= 0)
    }
  }))
})

test('a single value is no line to draw', () => {
  assert.equal(lineChart({ title: '', points: [{ at: 0, value: 3 }], label: String, ends: ['', ''] }).source, '')
})

test('a small line stays inside its drawing, is named by its answer, and of a single value there is none', () => {
  const series = fc.array(fc.record({ at: fc.integer({ min: 0, max: 20_000 }), value: fc.integer({ min: -5, max: 10 ** 12 }) }), { minLength: 2, maxLength: 60 })
  fc.assert(fc.property(series, (given) => {
    const { source } = sparkline({ title: 'Up <b>', points: given.toSorted((a, b) => a.at - b.at) })
    assert.match(source, /role="img" aria-label="Up &lt;b&gt;"/)
    const places = /points="([^"]*)"/.exec(source)![1]!.split(' ').map((place) => place.split(',').map(Number))
    assert.equal(places.length, given.length)
    assert.ok(places.every(([x, y]) => x! >= 0 && x! <= 120 && y! >= 0 && y! <= 32))
  }))
  assert.equal(sparkline({ title: '', points: [{ at: 0, value: 3 }] }).source, '')
})

test('a thinned series has values that were, in their order, the first and the last among them', () => {
  assert.deepEqual(thinned([1, 2, 3], 5), [1, 2, 3])
  assert.deepEqual(thinned([1, 2, 3, 4, 5, 6, 7], 3), [1, 4, 7])
  fc.assert(fc.property(fc.integer({ min: 2, max: 500 }), fc.integer({ min: 2, max: 40 }), (length, most) => {
    const all = Array.from({ length }, (_, i) => i)
    const few = thinned(all, most)
    assert.deepEqual([few.length, few[0], few.at(-1)], [Math.min(length, most), 0, length - 1])
    assert.ok(few.every((one, i) => i === 0 || one > few[i - 1]!))
  }))
})

test('where only the change tells something, the scale reaches from about the least value to about the greatest, and holds every point', () => {
  const series = fc.array(fc.record({ at: fc.integer({ min: 0, max: 5000 }), value: fc.double({ min: 0.5, max: 12, noNaN: true }) }), { minLength: 2, maxLength: 40 })
  fc.assert(fc.property(series, (given) => {
    const points = given.toSorted((a, b) => a.at - b.at)
    for (const [i, { y }] of placed(points, 'least').entries()) {
      assert.ok(y >= 16 && y <= 224, String(y))
      if (i > 0) assert.ok((points[i]!.value - points[i - 1]!.value) * (y - placed(points, 'least')[i - 1]!.y) <= 0)
    }
  }))
  const { source } = lineChart({ title: 'Loss fell', points: [{ at: 1, value: 3.2 }, { at: 2, value: 2.9 }], label: (value) => value.toFixed(2), ends: ['', ''], begins: 'least' })
  assert.match(source, />2\.90<\/text>[^]*>3\.20<\/text>/)
  assert.doesNotMatch(source, />0\.00<\/text>/)
})

test('a bar is as long as its number, one that noise has made less than nothing has none where it is asked so, and every bar is read in words', () => {
  const all = [{ name: 'a', value: 10, said: 'ten' }, { name: 'b', value: -5, said: 'less' }, { name: 'c', value: 5, said: 'five' }]
  assert.match(bars('Rows', all, { from: 'nought' }).source, /^<ul class="bars" aria-label="Rows">[^]*width="100\.00%"[^]*<span class="number">less<\/span><svg[^>]*><\/svg>[^]*width="50\.00%"/)
  assert.match(bars(undefined, all).source, /x="33\.33%" width="66\.67%"[^]*x="0\.00%" width="33\.33%"/)
})

test('a measured value is drawn with its interval against the line of chance, and without an interval where none is known', () => {
  const { source } = intervalBars([{ name: 'm', value: 0.4, low: 0.3, high: 0.5, said: '40 %' }, { name: 'n', value: 0.2, low: 0.2, high: 0.2, said: '20 %' }], { label: 'Topic', most: 1, chance: 0.25, chanceSaid: 'Chance: 25 %' })
  const [first = '', second = ''] = source.split('<li>').slice(1)
  assert.match(first, /<rect[^>]* width="40\.00%"[^]*x1="25\.00%" x2="25\.00%"[^>]* class="chance"[^]*x1="30\.00%" x2="50\.00%"/)
  assert.match(second, /width="20\.00%"[^]*class="chance"/)
  assert.doesNotMatch(second, /whisker/)
  assert.match(source, /Chance: 25 %/)
})

test('a plan is drawn along one scale that holds today: a late milestone trails until today, and each is read in words', () => {
  const { source } = schedule('Plan', [{ name: 'p', said: 'in words', bar: { from: 0, to: 100 }, milestones: [] }, { name: 'm', said: 'late', milestones: [{ at: 25, form: 'late' }] }], {
    today: 50, todayName: 'today', ends: (from, to) => [String(from), String(to)], legend: { planned: 'P', late: 'L', claimed: 'C', evidenced: 'E' },
  })
  const [ends = '', first = '', second = ''] = source.split('<li>').slice(1)
  assert.match(ends, />0<[^]*>100</)
  assert.match(first, /x1="2\.00%" x2="98\.00%"[^]*x1="50\.00%" x2="50\.00%"/)
  assert.match(second, /x1="26\.00%" x2="50\.00%"[^]*<svg x="26\.00%"/)
  assert.match(source, /<\/svg> L<[^]*today/)
  assert.doesNotMatch(source, /<\/svg> [PCE]</)
})
