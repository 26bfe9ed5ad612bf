/** Specifies what is told of whether all are proposed alike: no number of people is exact. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { rounded } from './fairness.ts'

test('numbers of people are rounded to five, and shares follow from the rounded ones alone', () => {
  const told = rounded({ rates: [{ group: 'a', people: 41, proposed: 22, perCent: 54 }, { group: 'b', people: 58, proposed: 14, perCent: 24 }, { people: 12, proposed: 7, perCent: 58 }], hidden: 2, leastOfHighest: 44 })
  assert.deepEqual(told, { rates: [{ group: 'a', people: 40, proposed: 20, perCent: 50 }, { group: 'b', people: 60, proposed: 15, perCent: 25 }, { people: 10, proposed: 5, perCent: 50 }], hidden: 2, leastOfHighest: 50 })
})
