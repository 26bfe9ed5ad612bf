import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { readAsked } from './asked.ts'
import { textOfPrompt } from './count-tokens.ts'

const chatOf = (fields: object) => {
  const bytes = Buffer.from(JSON.stringify({ model: 'stub', ...fields }))
  return readAsked('chat/completions', { bytes, fields: JSON.parse(bytes.toString()) as Record<string, unknown> }, () => 1_000_000)
}

test('the names in the arguments of a tool, in a part of a message and in the message itself are text of the prompt, and so are their numbers', () => {
  const asked = chatOf({ messages: [
    { role: 'assistant', content: null, tool_calls: [{ id: 'call_1', type: 'function', function: { name: 'find', arguments: { namedArgument: [12_345, true] } } }] },
    { role: 'user', content: [{ type: 'text', text: 'Сәлем', namedInPart: 7 }, { type: 'refusal', refusal: 'жоқ' }], namedInMessage: { deep: 'құс' } },
  ], tools: [{ type: 'function', function: { name: 'find', parameters: { namedParameter: {} } } }] })
  for (const text of ['namedArgument', '12345', 'true', 'Сәлем', 'namedInPart', '7', 'жоқ', 'namedInMessage', 'deep', 'құс', 'namedParameter']) assert.ok(textOfPrompt(asked).includes(text), text)
})

test('what the tokenizer counts of a chat is what its bytes were measured of', () => {
  const value = fc.jsonValue({ maxDepth: 3 })
  const message = fc.dictionary(fc.string({ minLength: 1 }), value, { maxKeys: 3, noNullPrototype: true }).map((more) => ({ ...more, role: 'user', content: 'Сәлем' }))
  fc.assert(fc.property(fc.array(message, { minLength: 1, maxLength: 3 }), fc.option(fc.array(value)), (messages, tools) => {
    const asked = chatOf({ messages, tools })
    const counted = Buffer.byteLength(textOfPrompt(asked).replaceAll('\n', ''))
    const breaks = Buffer.byteLength(textOfPrompt(asked)) - counted
    assert.ok(counted <= asked.prompt.bytes && asked.prompt.bytes <= counted + breaks)
  }))
})
