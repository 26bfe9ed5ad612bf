import assert from 'node:assert/strict'
import { test } from 'node:test'
import { Assembly } from './assembly.ts'

const chunk = { id: 'a', object: 'chat.completion.chunk', created: 1, model: 'm' }

test('an answer in one piece made of a stream is the one that the engine would have given', () => {
  const made = new Assembly({ chat: true, choices: 1 })
  for (const [delta, more] of [[{ role: 'assistant', content: '' }, {}], [{ content: 'Сә' }, { logprobs: { content: [{ token: 'Сә' }] } }], [{ content: 'лем' }, { logprobs: { content: [{ token: 'лем' }] } }], [{}, { finish_reason: 'stop' }]] as const) {
    made.add({ ...chunk, system_fingerprint: 'f', choices: [{ index: 0, delta, logprobs: null, finish_reason: null, ...more }] })
  }
  assert.deepEqual(made.whole({ prompt_tokens: 1 }), {
    id: 'a', object: 'chat.completion', created: 1, model: 'm', system_fingerprint: 'f', usage: { prompt_tokens: 1 },
    choices: [{ index: 0, message: { role: 'assistant', refusal: null, content: 'Сәлем' }, logprobs: { content: [{ token: 'Сә' }, { token: 'лем' }] }, finish_reason: 'stop' }],
  })
})

test('calls of tools are put together by their index, reasoning by its pieces', () => {
  const made = new Assembly({ chat: true, choices: 1 })
  for (const delta of [
    { role: 'assistant', content: null, reasoning_content: 'Ой' }, { reasoning_content: 'лану' }, { tool_calls: [{ index: 0, id: 'x', type: 'function', function: { name: 'find', arguments: '' } }] },
    { tool_calls: [{ index: 0, function: { arguments: '{"a":' } }] }, { tool_calls: [{ index: 1, id: 'y', type: 'function', function: { name: 'tell', arguments: '{}' } }] }, { tool_calls: [{ index: 0, function: { arguments: '1}' } }] },
  ]) made.add({ ...chunk, choices: [{ index: 0, delta, finish_reason: null }] })
  made.add({ ...chunk, choices: [{ index: 0, delta: {}, finish_reason: 'tool_calls' }] })
  const { choices } = made.whole(undefined) as { choices: { message: object; finish_reason: string }[] }
  assert.deepEqual(choices[0]!.message, {
    role: 'assistant', refusal: null, reasoning_content: 'Ойлану', content: null,
    tool_calls: [{ id: 'x', type: 'function', function: { name: 'find', arguments: '{"a":1}' } }, { id: 'y', type: 'function', function: { name: 'tell', arguments: '{}' } }],
  })
  assert.equal(choices[0]!.finish_reason, 'tool_calls')
})

test('several answers come apart by their index, in whatever order, and one that never began makes the whole incomplete', () => {
  const made = new Assembly({ chat: false, choices: 2 })
  const text = { id: 'a', object: 'text_completion', created: 1, model: 'm' }
  made.add({ ...text, choices: [{ index: 1, text: 'екі', finish_reason: null }] })
  assert.equal(made.whole(undefined), undefined)
  made.add({ ...text, choices: [{ index: 0, text: 'бі', finish_reason: null, logprobs: { tokens: ['бі'], text_offset: [0] } }] })
  made.add({ ...text, choices: [{ index: 0, text: 'р', finish_reason: 'length', logprobs: { tokens: ['р'], text_offset: [2] } }, { index: 1, text: '', finish_reason: 'stop' }] })
  assert.deepEqual(made.whole(undefined)!['choices'], [
    { index: 0, text: 'бір', logprobs: { tokens: ['бі', 'р'], text_offset: [0, 2] }, finish_reason: 'length' }, { index: 1, text: 'екі', logprobs: null, finish_reason: 'stop' },
  ])
})

test('a token of a long answer costs no more than one of a short: what came before is not written anew', () => {
  const made = new Assembly({ chat: true, choices: 1 })
  const first = { content: [{ token: 'а' }] }
  made.add({ ...chunk, choices: [{ index: 0, delta: { content: 'а' }, logprobs: first, finish_reason: null }] })
  for (let token = 1; token < 1_000; token += 1) made.add({ ...chunk, choices: [{ index: 0, delta: { content: 'ә' }, logprobs: { content: [{ token: 'ә' }] }, finish_reason: null }] })
  const { choices } = made.whole(undefined) as { choices: { logprobs: { content: object[] } }[] }
  assert.equal(choices[0]!.logprobs.content.length, 1_000)
  assert.equal(choices[0]!.logprobs.content, first.content, 'the same list from the first token to the last')
})
