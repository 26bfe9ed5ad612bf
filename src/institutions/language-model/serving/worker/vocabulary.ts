/** The tokens of a model: their bytes, which of them are no text, and text into tokens. */
import type { LlamaModel, Token } from 'node-llama-cpp'
import { nameOf } from './text.ts'

export interface Vocabulary {
  readonly size: number
  /** What a prompt begins with, where the model wants one. */
  readonly bos: number | undefined
  /** Whether a prompt of text is to begin with it. */
  readonly addsBos: boolean
  readonly bosText: string
  readonly eosText: string
  /** Bytes of the token's text; none for those that are no text. */
  bytesOf(token: number): Uint8Array
  /** The token as answers name it: one that is a part of a letter as OpenAI's completions write it, `bytes:\\xd0`. */
  nameOf(token: number): string
  /** Whether the answer ends with it. */
  isEnd(token: number): boolean
  /** Tokens that are no text, by how they are written. */
  readonly specials: ReadonlyMap<string, number>
  /** Without anything before or after. `special` reads tokens that are no text as such; otherwise they are letters. */
  tokenize(text: string, special: boolean): readonly number[]
}

interface Strings { getTokenString(token: number): string; tokenize(text: string, special: boolean): Uint32Array }

/** The byte that each letter of byte-level BPE stands for (GPT-2, `bytes_to_unicode`). */
const byteOfLetter: ReadonlyMap<string, number> = (() => {
  const printable = (byte: number): boolean => (byte >= 33 && byte <= 126) || (byte >= 161 && byte <= 172) || byte >= 174
  let next = 256
  return new Map(Array.from({ length: 256 }, (_, byte) => [String.fromCodePoint(printable(byte) ? byte : next++), byte]))
})()

const none = new Uint8Array()
const encoder = new TextEncoder()

/** How a token of a vocabulary of sentencepiece spells a single byte. */
const spelledByte = /^<0x([0-9A-F]{2})>$/

export function readVocabulary(model: LlamaModel, raw: Strings): Vocabulary {
  const { fileInfo: { metadata: { tokenizer } }, tokens, vocabularyType } = model
  const size = tokenizer?.ggml.tokens.length ?? 0
  const texts = Array.from({ length: size }, (_, token) => raw.getTokenString(token))
  const specials = new Map(texts.flatMap((text, token) => model.isSpecialToken(token as Token) ? [[text, token]] : []))
  const plain = new Set(specials.values())
  const decode = (text: string): Uint8Array => {
    if (vocabularyType === 'bpe') {
      const bytes = Array.from(text, (letter) => byteOfLetter.get(letter))
      return bytes.includes(undefined) ? encoder.encode(text) : Uint8Array.from(bytes as number[])
    }
    const byte = spelledByte.exec(text)?.[1]
    return byte === undefined ? encoder.encode(text.replaceAll('▁', ' ')) : Uint8Array.of(Number.parseInt(byte, 16))
  }
  const bytes = texts.map((text, token) => plain.has(token) ? none : decode(text))
  const ends = new Set(texts.flatMap((_, token) => model.isEogToken(token as Token) ? [token] : []))
  const bos = tokens.bos ?? undefined
  return {
    size, bos, addsBos: bos !== undefined && tokens.shouldPrependBosToken, specials,
    bosText: tokens.bosString ?? '', eosText: tokens.eosString ?? '',
    bytesOf: (token) => bytes[token] ?? none,
    nameOf: (token) => plain.has(token) ? texts[token]! : nameOf(bytes[token] ?? none),
    isEnd: (token) => ends.has(token),
    tokenize: (text, special) => [...raw.tokenize(text, special)],
  }
}
