import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { Assembly } from './assembly.ts'
import { StreamReader } from './event-stream.ts'
import type { Fields } from './request.ts'

const event = (value: unknown): string => `data: ${typeof value === 'string' ? value : JSON.stringify(value)}\n\n`
const chunk = (content: string, more: Fields = {}) => ({ id: 'c1', object: 'chat.completion.chunk', created: 7, model: 'm', choices: [{ index: 0, delta: { content }, finish_reason: null }], ...more })
const finish = { id: 'c1', object: 'chat.completion.chunk', created: 7, model: 'm', choices: [{ index: 0, delta: {}, finish_reason: 'stop' }] }
const usage = { id: 'c1', object: 'chat.completion.chunk', choices: [], usage: { prompt_tokens: 3, completion_tokens: 2, total_tokens: 5 } }

/** Reads a stream that comes in pieces of these sizes, over and over. */
function read(bytes: Buffer, sizes: readonly number[], reader = new StreamReader({ key: 'content', choices: 1 })): { readonly passed: string; readonly reader: StreamReader } {
  const out: Buffer[] = []
  for (let at = 0, turn = 0; at < bytes.length && !reader.broken; turn += 1) {
    const size = sizes[turn % sizes.length]!
    const passed = reader.push(bytes.subarray(at, at + size))
    if (passed) out.push(passed)
    at += size
  }
  return { passed: Buffer.concat(out).toString(), reader }
}

const sizes = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 6 })
const piece = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('Сәлем', ' "әлем" ', '\\', '\n', '"content":"', '\u2028', '😀', '"usage":{', '[DONE]'))

test('however a stream is cut on its way, the same events pass and the same text is read', () => {
  fc.assert(fc.property(fc.array(piece, { maxLength: 12 }), sizes, fc.boolean(), fc.boolean(), (pieces, cut, ascii, crlf) => {
    const escape = (text: string): string => (ascii ? text.replaceAll(/[\u0080-\uffff]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`) : text)
    const events = [...pieces.map((text) => event(escape(JSON.stringify(chunk(text))))), event(finish)]
    const sent = [...events, event(usage), event('[DONE]')].join('')
    const { passed, reader } = read(Buffer.from(crlf ? sent.replaceAll('\n\n', '\r\n\r\n') : sent), cut)
    assert.equal(passed, events.join(''))
    assert.equal(reader.texts().join(''), pieces.join('').toWellFormed())
    assert.equal(reader.pieces, pieces.filter((text) => text !== '').length)
    assert.deepEqual([reader.done, reader.broken, reader.usage], [true, undefined, usage.usage])
  }))
})

const told: fc.Arbitrary<Fields> = fc.oneof(
  { weight: 6, arbitrary: piece.map((content) => ({ delta: { content } })) }, piece.map((content) => ({ delta: { role: 'assistant', content } })), fc.constant({ delta: { content: null } }),
  piece.map((content) => ({ delta: { content, reasoning_content: 'ой' } })), piece.map((content) => ({ delta: { content }, logprobs: { content: [{ token: content }] } })),
  piece.map((content) => ({ delta: { content }, token_ids: [7] })), fc.constant({ delta: { tool_calls: [{ index: 0, function: { arguments: '{"content":"a"}' } }] } }), fc.constant({ delta: {}, finish_reason: 'stop' }),
)

test('an answer in one piece is the same whether each of its events is parsed or only what is new in it is read', () => {
  fc.assert(fc.property(fc.array(told, { maxLength: 14 }), sizes, fc.boolean(), (choices, cut, stamped) => {
    const payloads = choices.map((choice, index) => ({ ...chunk(''), ...(stamped && { created: index }), choices: [{ index: 0, finish_reason: null, ...choice }] }))
    const [parsed, made] = [new Assembly({ chat: true, choices: 1 }), new Assembly({ chat: true, choices: 1 })]
    for (const payload of payloads) parsed.add(JSON.parse(JSON.stringify(payload)))
    const pieces = new StreamReader({ key: 'content', choices: 1, translate: () => ' ' })
    const { reader } = read(Buffer.from([...payloads.map(event), event('[DONE]')].join('')), cut, new StreamReader({
      key: 'content', choices: 1, translate: (payload) => { made.add(payload); return '' }, further: (text) => { made.continue(text) },
    }))
    read(Buffer.from([...payloads.map(event), event('[DONE]')].join('')), cut, pieces)
    assert.deepEqual(made.whole(undefined), parsed.whole(undefined))
    assert.deepEqual([reader.texts(), reader.pieces, reader.bytes, reader.broken, reader.done], [pieces.texts(), pieces.pieces, pieces.bytes, undefined, true])
  }))
})

/** One choice, as its event would say it, with text between the marks that is told raw. */
const raw = (choice: string): string => `data: {"id":"c1","choices":[{"index":0,${choice}}]}\n\n`

test('what is no ordinary event is parsed as if no other had been before it', () => {
  const streams: readonly (readonly [name: string, events: readonly string[]])[] = [
    ['half an escape', [raw('"delta":{"content":"a"}'), raw('"delta":{"content":"\\u00"}'), raw('"delta":{"content":"41"}')]],
    ['a raw tab', [raw('"delta":{"content":"a"}'), raw('"delta":{"content":"\t"}'), raw('"delta":{"content":"b"}')]],
    ['a chat without a delta', [raw('"content":"a"'), raw('"content":"b"')]],
    ['a number of reasoning', [raw('"delta":{"content":"a","reasoning":0}'), raw('"delta":{"content":"","reasoning":0}'), raw('"delta":{"content":"","reasoning":0}')]],
    ['the key in another object', [raw('"m":{"content":"x"},"delta":{"content": "a"}'), raw('"m":{"content":"y"},"delta":{"content": "b"}')]],
    ['a delta twice', [raw('"delta":{"content":"a"},"delta":{"content": "z"}'), raw('"delta":{"content":"b"},"delta":{"content": "z"}')]],
    ['a strange index', [raw('"index":-1,"delta":{"content":"a"}'), raw('"index":-1,"delta":{"content":"b"}')]],
  ]
  for (const [name, events] of streams) {
    const [every, further] = [true, false].map((each) => {
      const made = new Assembly({ chat: true, choices: 1 })
      const { reader } = read(Buffer.from([...events, event('[DONE]')].join('')), [4_000], new StreamReader({
        key: 'content', choices: 1, translate: (payload) => { made.add(payload); return '' }, ...(!each && { further: (text: string) => { made.continue(text) } }),
      }))
      return [made.whole(undefined), reader.broken, reader.pieces, reader.bytes, reader.done]
    })
    assert.deepEqual(further, every, name)
  }
})

test('events that differ by their text are parsed once, and one whose text is no JSON breaks the stream as if it were', () => {
  let parsed = 0
  const whole = (): StreamReader => new StreamReader({ key: 'content', choices: 1, translate: () => { parsed += 1; return '' }, further: () => undefined })
  read(Buffer.from([...Array.from({ length: 50 }, (_, at) => event(chunk(`сөз ${at}`))), event(finish), event('[DONE]')].join('')), [4_000], whole())
  assert.equal(parsed, 2)
  const { reader } = read(Buffer.from([event(chunk('а')), event(JSON.stringify(chunk('Q')).replace('Q', '\\x')), event(finish), event('[DONE]')].join('')), [4_000], whole())
  assert.deepEqual(reader.broken, { because: 'protocol' })
})

test('only whole events pass: what was begun when the stream ended is kept back', () => {
  const { passed, reader } = read(Buffer.from(`${event(chunk('а'))}data: {"id":"c1","cho`), [1000])
  assert.equal(passed, event(chunk('а')))
  assert.equal(reader.done, false)
})

test('several answers at once are told apart', () => {
  const of = (index: number, content: string) => event({ ...chunk(''), choices: [{ index, delta: { content }, finish_reason: null }] })
  const { reader } = read(Buffer.from([of(0, 'бір'), of(1, 'екі'), of(0, ' үш'), event('[DONE]')].join('')), [33], new StreamReader({ key: 'content', choices: 2 }))
  assert.deepEqual(reader.texts(), ['бір үш', 'екі'])
})

test('calls of tools pass as they are, and count as output', () => {
  const call = { ...chunk(''), choices: [{ index: 0, delta: { tool_calls: [{ index: 0, id: 'x', function: { name: 'find', arguments: '{"content":"a"}' } }] }, finish_reason: null }] }
  const { passed, reader } = read(Buffer.from(event(call) + event('[DONE]')), [50])
  assert.equal(passed, event(call))
  assert.ok(reader.otherBytes > 20)
  assert.deepEqual([reader.pieces, reader.texts()], [1, ['']])
})

test('log probabilities do not disturb the text', () => {
  const withLogprobs = { ...chunk('сөз'), choices: [{ index: 0, delta: { content: 'сөз' }, logprobs: { content: [{ token: 'сөз', logprob: -1, top_logprobs: [] }] }, finish_reason: null }] }
  assert.deepEqual(read(Buffer.from(event(withLogprobs)), [40]).reader.texts(), ['сөз'])
})

test('an error inside a stream, an event that is no JSON, and bytes that are not UTF-8 break it', () => {
  assert.deepEqual(read(Buffer.from(event(chunk('а')) + event({ error: { message: 'engine died' } })), [1000]).reader.broken, { because: 'upstream', message: 'engine died' })
  assert.deepEqual(read(Buffer.from(event('{nothing')), [1000]).reader.broken, { because: 'protocol' })
  assert.deepEqual(read(Buffer.concat([Buffer.from('data: {"choices":[{"index":0,"delta":{"content":"'), Buffer.of(0xd0, 0xff), Buffer.from('"}}]}\n\n')]), [1000]).reader.broken, { because: 'protocol' })
})

test('an event without an end is not collected for ever', () => {
  assert.deepEqual(read(Buffer.from(`data: "${'x'.repeat(2 * 1024 * 1024)}`), [64 * 1024]).reader.broken, { because: 'protocol' })
})
