/** The rows of the tables of corpora and of what was opted out. */
import type { JsonColumn } from '../../../kernel/database/index.ts'
import type { Actor } from '../../../kernel/parties/index.ts'
import type { Instant } from '../../../law/time.ts'
import type { Artefact } from '../artefacts.ts'
import type { Manifest } from './contract.ts'
import type { BuildFailure, Choices, CorpusState } from './corpus.ts'

export interface CorpusTable {
  id: string; title: string; choices: JsonColumn<Choices>; state: CorpusState; actor: JsonColumn<Actor>; manifest: JsonColumn<Manifest> | null; hash: string | null
  artefacts: JsonColumn<readonly Artefact[]>; failure: JsonColumn<BuildFailure> | null; created_at: Instant; finished_at: Instant | null
}

interface OptOutTable { key: string; reason: string; entered_by: string; at: Instant }

interface OptOutMarkTable { corpus: string; key: string; documents: number }

declare module '../../../kernel/database/index.ts' {
  interface Tables { corpus: CorpusTable; corpus_opt_out: OptOutTable; corpus_opt_out_mark: OptOutMarkTable }
}
