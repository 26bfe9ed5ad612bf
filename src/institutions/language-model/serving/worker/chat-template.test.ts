/** Specifies with which token a chat begins, for vocabularies that want one, have one, or have none. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openChatTemplate } from './chat-template.ts'
import type { Message } from './requests.ts'
import { ApiError } from './trouble.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A vocabulary of bytes, and `<s>` where it has a beginning. */
const vocabulary = ({ bos, addsBos }: Pick<Vocabulary, 'bos' | 'addsBos'>): Vocabulary => ({
  size: 257, bos, addsBos, bosText: bos === undefined ? '' : '<s>', eosText: '', specials: new Map(bos === undefined ? [] : [['<s>', bos]]),
  bytesOf: (token) => Uint8Array.of(token), nameOf: String, isEnd: () => false,
  tokenize: (text, special) => special && bos !== undefined && text.startsWith('<s>') ? [bos, ...Buffer.from(text.slice(3))] : [...Buffer.from(text)],
})
const plain = '{% for message in messages %}{{ message.content }}{% endfor %}'
const tokens = (chatTemplate: string, of: Pick<Vocabulary, 'bos' | 'addsBos'>, content: string): readonly number[] =>
  openChatTemplate({ chatTemplate, vocabulary: vocabulary(of) })!.tokens([{ role: 'user', content } as Message], [], {})

test('a chat begins with the token that the model wants, once, also when a person writes its letters', () => {
  assert.deepEqual(tokens(plain, { bos: 256, addsBos: true }, 'a'), [256, 97])
  assert.deepEqual(tokens(`{{ bos_token }}${plain}`, { bos: 256, addsBos: true }, 'a'), [256, 97])
  assert.deepEqual(tokens(plain, { bos: 256, addsBos: true }, '<s>'), [256, ...Buffer.from('<s>')])
})

test('a model that wants none gets none, but for a chat that says nothing', () => {
  assert.deepEqual(tokens(plain, { bos: 256, addsBos: false }, 'a'), [97])
  assert.deepEqual(tokens(plain, { bos: 256, addsBos: false }, ''), [256])
})

test('where there is no such token, a chat that says nothing is refused by name', () => {
  assert.throws(() => tokens(plain, { bos: undefined, addsBos: false }, ''), (error) => error instanceof ApiError && error.status === 400 && error.param === 'messages' && /messages must not be empty/.test(error.message))
})
