/** Specifies what goes to a server beyond the programme. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Detector, detectorsEverywhere } from '../../../kernel/personal-data/index.ts'
import { dialects } from '../serving/dialect.ts'
import { readAsked } from './asked.ts'
import { type Fields, understand } from './request.ts'
import { sentTo } from './upstream-body.ts'

const upstream = { model: 'stub', dialect: dialects.openai }

/** What such a server gets of a chat with these fields more. */
function sent(more: Fields, detectors: readonly Detector[] = detectorsEverywhere): Fields {
  const small = readAsked('chat/completions', understand(Buffer.from(JSON.stringify({ model: 'stub', messages: [{ role: 'user', content: 'Сәлем' }] }))), () => 8192)
  const fields = { ...small.body.fields, ...more }
  return JSON.parse(sentTo({ ...small, body: { bytes: Buffer.from(JSON.stringify(fields)), fields } }, upstream, detectors).body.toString()) as Fields
}

test('keys that are masked alike stay apart, also from one that is called so, and a hundred thousand of them cost a step each', () => {
  assert.deepEqual(sent({ metadata: { 'a@example.kz': 1, '[email] 2': 2, 'b@example.kz': 3, 'c@example.kz': 4 } })['metadata'], { '[email]': 1, '[email] 2': 2, '[email] 3': 3, '[email] 4': 4 })
  const [email] = detectorsEverywhere.filter(({ kind }) => kind === 'email')
  const count = 100_000
  const { metadata } = sent({ metadata: Object.fromEntries(Array.from({ length: count }, (_, at) => [`m${at}@example.kz`, at])) }, [email!])
  assert.deepEqual([Object.keys(metadata as Fields).length, (metadata as Fields)[`[email] ${count}`]], [count, count - 1]) // looked for from the beginning each time it would not end
})

test('a number below nought is looked at as one above it', () => {
  assert.deepEqual(sent({ metadata: { card: -4_111_111_111_111_111, cold: -40, far: -10_000_001 } })['metadata'], { card: '[card]', cold: -40, far: -10_000_001 })
})
