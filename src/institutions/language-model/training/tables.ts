/** The rows of the tables of training. */
import type { Generated } from 'kysely'
import type { JsonColumn } from '../../../kernel/database/index.ts'
import type { Instant } from '../../../law/time.ts'
import type { Artefact } from '../artefacts.ts'
import type { EventKind, Figures } from './event.ts'
import type { InterruptionCause } from './interruptions.ts'
import type { Recipe } from './recipe.ts'

/** How a run stands; `prepared` ones are run on machines beyond this one. */
export type RunState = 'prepared' | 'waiting' | 'running' | 'stopping' | 'stopped' | 'failed' | 'done'

/** The hashes of what a run is made from; `after` is what it was until a step from which it went on with another recipe. */
export interface Parts {
  readonly trainer: string; readonly corpus?: string; readonly tokenizer?: string; readonly base?: string
  readonly after?: { readonly content: string; readonly step: number }
}

export interface Checkpoint { readonly step: number; readonly artefact: Artefact }

interface RunTable {
  id: string; name: string; source: string; recipe: JsonColumn<Recipe>; content_hash: string; parts: JsonColumn<Parts>; corpus: string | null; tokenizer: string | null; base: string | null
  state: RunState; job: string | null; created_by: string; created_at: Instant; started_at: Instant | null; ended_at: Instant | null
  step: bigint; tokens: bigint; seconds: number; cpu_seconds: number; figures: JsonColumn<Figures> | null; failure: string | null
  checkpoint: JsonColumn<Checkpoint> | null; artefacts: JsonColumn<readonly Artefact[]>
}

interface InterruptionTable {
  run: string; seq: Generated<bigint>; at: Instant; cause: InterruptionCause; step: bigint; words: string | null; resumed_at: Instant | null; resumed_from: bigint | null
}

interface EventTable { run: string; seq: bigint; kind: EventKind; step: bigint | null; at: Instant; body: JsonColumn<Readonly<Record<string, unknown>>> }

declare module '../../../kernel/database/index.ts' {
  interface Tables { training_run: RunTable; training_event: EventTable; training_interruption: InterruptionTable }
}
