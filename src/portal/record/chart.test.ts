import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { lineChart, placed, ticks } from './chart.ts'

test('the scale begins at nothing, reaches the greatest value, and has few round steps', () => {
  assert.deepEqual(ticks(12), [0, 5, 10, 15])
  assert.deepEqual(ticks(0.7), [0, 0.2, 0.4, 0.6, 0.8])
  assert.deepEqual(ticks(0), [0, 1])
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
