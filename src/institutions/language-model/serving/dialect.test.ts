import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dialects, engineKinds } from './dialect.ts'

const schema = { type: 'object', properties: { a: { type: 'integer' } } }
const plain = { model: 'm', messages: [], temperature: 1 }
const format = { type: 'json_schema', json_schema: { name: 'answer', schema } }

test('a request in the words of OpenAI is sent as it is', () => {
  for (const engine of [...engineKinds, 'local'] as const) {
    const fields = { ...plain, response_format: format }
    assert.equal(dialects[engine].adapt(fields), fields)
    assert.equal(dialects[engine].refuses(fields), undefined)
  }
})

test('a schema in the words that vLLM dropped reaches every engine in its own', () => {
  const old = { ...plain, guided_json: schema }
  assert.deepEqual(dialects.vllm.adapt(old), { ...plain, structured_outputs: { json: schema } })
  for (const engine of ['sglang', 'llama-server', 'openai', 'local'] as const) assert.deepEqual(dialects[engine].adapt(old), { ...plain, response_format: format })
  assert.deepEqual(dialects.sglang.adapt({ ...plain, structured_outputs: { json: JSON.stringify(schema) } }), { ...plain, response_format: format })
})

test('a choice becomes an expression where the engine has no choices', () => {
  assert.deepEqual(dialects.sglang.adapt({ ...plain, guided_choice: ['иә', 'жоқ (a.b)'] }), { ...plain, regex: String.raw`(иә|жоқ \(a\.b\))` })
})

test('a constraint that an engine would pass over is named', () => {
  assert.equal(dialects['llama-server'].refuses({ ...plain, structured_outputs: { regex: 'a' } }), 'structured_outputs.regex')
  assert.equal(dialects.openai.refuses({ ...plain, guided_grammar: 'root ::= "a"' }), 'guided_grammar')
  assert.equal(dialects.vllm.refuses({ ...plain, guided_regex: 'a' }), undefined)
})

test('what llama-server would end with 500 is refused by name, and left out where it changes nothing', () => {
  const { adapt, refuses } = dialects['llama-server']
  const completion = { model: 'm', prompt: 'а' }
  assert.deepEqual([{ suffix: 'б' }, { echo: true }, { best_of: 2 }].map((more) => refuses({ ...completion, ...more })), ['suffix', 'echo', 'best_of'])
  for (const more of [{ suffix: null }, { suffix: '' }, { best_of: 1 }, { best_of: null, echo: false }]) {
    assert.equal(refuses({ ...completion, ...more }), undefined)
    assert.equal(Object.keys(adapt({ ...completion, ...more })).some((name) => name === 'suffix' || name === 'best_of'), false)
  }
  assert.equal(adapt(completion), completion)
})
