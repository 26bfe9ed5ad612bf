import assert from 'node:assert/strict'
import { test } from 'node:test'
import { daysOf } from './days.ts'

const asked = (query: string) => daysOf({ url: new URL(`http://x/usage?${query}`) }, '2026-11-26')

test('days are asked for as in every form, or as an address has them', () => {
  for (const query of ['from=01.11.2026&to=24.11.2026', 'from=2026-11-01&to=2026-11-24']) {
    assert.deepEqual(asked(query), { from: '2026-11-01', to: '2026-11-24', problems: [] })
  }
  assert.deepEqual(asked(''), { from: '2026-11-01', to: '2026-11-26', problems: [] })
})

test('what is no day is told beside its field and shown as it was typed', () => {
  const { problems, typed } = asked('from=31.02.2026&to=24.11.2026')
  assert.deepEqual([problems.map(({ field }) => field), typed], [['from'], { from: '31.02.2026', to: '24.11.2026' }])
  assert.deepEqual(asked('from=24.11.2026&to=01.11.2026').problems.map(({ field }) => field), ['from'])
})
