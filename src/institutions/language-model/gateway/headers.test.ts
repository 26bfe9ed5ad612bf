import assert from 'node:assert/strict'
import { test } from 'node:test'
import { errorOf } from './headers.ts'

const told = (error: object): Buffer => Buffer.from(JSON.stringify({ error }))

test('a text that is too long for the model is told in the language of the caller, with the numbers of the server', () => {
  const words = 'This model\'s maximum context length is 512 tokens. However, you requested 5630 tokens.'
  const { status, code, param, text } = errorOf(400, told({ message: words, param: 'prompt' }), undefined)
  assert.deepEqual([status, code, param, text.en], [400, 'context_length_exceeded', 'prompt', words])
  assert.match(text.kk, /^Мәтін мен жауап модельдің контекстіне сыймайды\..*5630/)
  assert.match(text.ru, /^Текст вместе с ответом не помещается в контекст модели\..*5630/)
})

test('what a server says in every language is told in that of the caller, and the fields in the words of the caller', () => {
  const texts = { kk: 'messages[1].content бос. «messages» – сіздің сөзіңіз.', ru: 'messages[1].content пуст. #/messages — ваш путь.', en: 'max_tokens is wrong, min_max_tokens is not, “messages” is yours.' }
  const { text, param } = errorOf(400, told({ message: texts.en, param: 'messages[1].content', texts }), undefined, (name) => name.replace('messages[1]', 'input[0]').replace('max_tokens', 'max_output_tokens'))
  assert.equal(param, 'input[0].content')
  assert.deepEqual(text, { kk: 'input[0].content бос. «messages» – сіздің сөзіңіз.', ru: 'input[0].content пуст. #/messages — ваш путь.', en: 'max_output_tokens is wrong, min_max_tokens is not, “messages” is yours.' })
  assert.equal(errorOf(400, told({ message: 'no such tool', texts: { kk: 'а' } }), undefined).text.kk, 'no such tool')
})

test('other mistakes of the caller keep the words of the server; what is ours to mend is told as a failure', () => {
  assert.equal(errorOf(400, told({ message: 'no such tool' }), undefined).text.kk, 'no such tool')
  const { status, text } = errorOf(501, told({ message: 'This server does not support embeddings' }), undefined)
  assert.deepEqual([status, text.en, errorOf(501, Buffer.from('<html>'), undefined).status], [400, 'This server does not support embeddings', 502], 'a server of which that cannot be asked is not ill')
  assert.deepEqual([401, 404, 500].map((status) => errorOf(status, told({ message: 'wrong key' }), undefined).status), [502, 502, 502])
})
