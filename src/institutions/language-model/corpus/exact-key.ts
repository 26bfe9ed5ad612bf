/** The key by which exact duplicates are told: SHA-256 of the folded words, so that case and punctuation make no difference. */
import { hash } from 'node:crypto'
import type { FoldedWords } from './words.ts'

/** 32 bytes. A text without words is known by all its characters. */
export const exactKeyOf = ({ count, units, length }: FoldedWords, text: string): Uint8Array =>
  hash('sha256', count === 0 ? text : new Uint8Array(units.buffer, 0, length * 2), 'buffer')
