/** The rows of the table of tokenizers, and what may be asked for. */
import type { JsonColumn } from '../../../kernel/database/index.ts'
import type { Instant } from '../../../law/time.ts'
import type { Artefact } from '../artefacts.ts'
import type { Card } from './card.ts'

export type TokenizerKind = 'bpe' | 'unigram'
/** How many tokens may be asked for of a new tokenizer. */
export const vocabularyRange = { least: 1024, most: 262_144 } as const

export type TokenizerState = 'waiting' | 'running' | 'failed' | 'done'

interface TokenizerTable {
  id: string; name: string; kind: TokenizerKind; vocabulary: number; corpus: string; corpus_hash: string; state: TokenizerState; job: string
  created_by: string; created_at: Instant; ended_at: Instant | null; seconds: number | null; failure: string | null
  hash: string | null; artefact: JsonColumn<Artefact> | null; card: JsonColumn<Card> | null
}

declare module '../../../kernel/database/index.ts' {
  interface Tables { tokenizer: TokenizerTable }
}
