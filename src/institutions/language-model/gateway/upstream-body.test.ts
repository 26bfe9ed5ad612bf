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

test('values over the seams of parts are masked in both, and a hundred thousand of them cost a step each', () => {
  const [email] = detectorsEverywhere.filter(({ kind }) => kind === 'email')
  const partsOf = (texts: readonly string[]) => texts.map((text) => ({ type: 'text', text }))
  const masked = (content: readonly Fields[]) => (sent({ messages: [{ role: 'user', content }] }, [email!])['messages'] as readonly [{ readonly content: readonly { readonly text: string }[] }])[0].content.map(({ text }) => text)
  assert.deepEqual(masked(partsOf(['а m@', 'exam', '', 'ple.kz б', ' в n@example', '.kz', ' o@example.kz'])), ['а [email]', '', '', ' б', ' в [email]', '', ' [email]'])
  assert.deepEqual(masked(partsOf(['жаз: aigul.se', 'rik@example.kz', '!'])), ['жаз: [email]', '', '!'], 'the second half is an address by itself, the first tells who it is')
  assert.deepEqual(masked(partsOf(['a@example.kz', 'b@example.kz'])), ['[email]', '[email]'], 'two side by side stay two')
  const count = 100_000
  const texts = masked(partsOf(Array.from({ length: count }, () => ['m@exam', 'ple.kz ']).flat()))
  assert.deepEqual([texts.length, new Set(texts)], [2 * count, new Set(['[email]', ' '])]) // each part held against each value it would take minutes
})

test('a number below nought is looked at as one above it', () => {
  assert.deepEqual(sent({ metadata: { card: -4_111_111_111_111_111, cold: -40, far: -10_000_001 } })['metadata'], { card: '[card]', cold: -40, far: -10_000_001 })
})

test('a number under any name at the top is looked at, and a seed stays a number', () => {
  const { card, seed } = sent({ card: 4_111_111_111_111_111, seed: 7_000_000_001 })
  assert.deepEqual([card, seed], ['[card]', 7_000_000_001])
  assert.equal(sent({ seed: 4_111_111_111_111_111 })['seed'], 0, 'a number still, and the same for all that are somebody’s')
})

test('a person whose name underscores join is masked, as in the name of a message, and other words that they join stay', () => {
  const person: Detector = {
    ...detectorsEverywhere[0]!, kind: 'name',
    find: ({ text }) => [...text.matchAll(/Aigul Serikova/g)].map(({ index }) => ({ start: index, end: index + 14, certainty: 1 })),
  }
  const { messages } = sent({ messages: [{ role: 'user', name: 'Aigul_Serikova', content: 'get_weather of Aigul_Serikova.pdf and a_b@example.kz' }] }, [...detectorsEverywhere, person])
  assert.deepEqual(messages, [{ role: 'user', name: '[name]', content: 'get_weather of [name].pdf and [email]' }])
})

test('arguments of tools stay JSON when a number in them is masked, and what was JSON no longer is written anew', () => {
  const argued = (written: string): string => {
    const calls = sent({ messages: [{ role: 'assistant', tool_calls: [{ id: 'c', type: 'function', function: { name: 'f', arguments: written } }] }] })['messages'] as readonly [{ readonly tool_calls: readonly [{ readonly function: { readonly arguments: string } }] }]
    return calls[0].tool_calls[0].function.arguments
  }
  assert.equal(argued('{"card": 4111111111111111, "old": [-4111111111111111, "m@example.kz"], "n": 7}'), '{"card":"[card]","old":["[card]","[email]"],"n":7}')
  assert.equal(argued('{ "mail": "m@example.kz" }'), '{ "mail": "[email]" }', 'as it was written, where that is JSON')
  assert.equal(argued('{"card": 4111111111111111'), '{"card": [card]', 'what is no JSON is text')
})

test('what is put back into an answer stays JSON however JSON was asked for, in chats and completions', () => {
  const quoted = 'Абай «Ұлы» көшесі "А", 5'
  const address: Detector = {
    ...detectorsEverywhere[0]!, kind: 'address',
    find: ({ text }) => (text.includes(quoted) ? [{ start: text.indexOf(quoted), end: text.indexOf(quoted) + quoted.length, certainty: 1 }] : []),
  }
  const ways: readonly Fields[] = [
    { response_format: { type: 'json_object' } }, { guided_json: { type: 'object' } }, { structured_outputs: { json: '{}' } }, { structured_outputs: { json_object: true } }, { json_schema: {} },
  ]
  const said = '{"at":"[address-1]"}'
  for (const [more, json] of [...ways.map((one) => [one, true] as const), [{ response_format: { type: 'text' }, guided_regex: '.*', json_schema: null }, false] as const]) {
    for (const [endpoint, prompt, choice] of [['chat/completions', { messages: [{ role: 'user', content: quoted }] }, { message: { content: said } }], ['completions', { prompt: quoted }, { text: said }]] as const) {
      const asked = readAsked(endpoint, understand(Buffer.from(JSON.stringify({ model: 'stub', ...prompt, ...more }))), () => 8192)
      const { placeholders } = sentTo(asked, { model: 'stub', dialect: dialects.vllm }, [address], true)
      const { message, text } = placeholders!.whole(choice) as { readonly message?: { readonly content: string }; readonly text?: string }
      const written = message?.content ?? text!
      assert.equal(written, json ? JSON.stringify({ at: quoted }) : `{"at":"${quoted}"}`, `${endpoint} ${JSON.stringify(more)}`)
      assert.equal(placeholders!.text(said), written, 'what is signed of a stream')
    }
  }
})
