/** A run of training, as it is known. */
import type { Selectable } from 'kysely'
import type { Tables } from '../../../kernel/database/index.ts'
import type { Instant } from '../../../law/time.ts'
import type { Artefact } from '../artefacts.ts'
import type { Figures } from './event.ts'
import type { Recipe } from './recipe.ts'
import type { Checkpoint, Parts, RunState } from './tables.ts'

export interface TrainingRun {
  readonly id: string
  readonly name: string
  /** The recipe as a person wrote it. */
  readonly source: string
  readonly recipe: Recipe
  readonly contentHash: string
  readonly parts: Parts
  readonly state: RunState
  readonly job?: string
  readonly createdAt: Instant
  readonly startedAt?: Instant
  readonly endedAt?: Instant
  readonly step: number
  readonly tokens: number
  /** Of the clock, in its steps; `cpuSeconds` of all its processes. */
  readonly seconds: number
  readonly cpuSeconds: number
  readonly figures?: Figures
  /** What the trainer said when it failed. */
  readonly failure?: string
  readonly checkpoint?: Checkpoint
  /** The files of the model once it is done, and of that before while it goes on: `config.json`, `model.safetensors`, `tokenizer.json` … */
  readonly artefacts: readonly Artefact[]
}

/** Job of one run, from its beginning or from where it stopped. */
export const trainingJob = 'language-model.training'
export const runSubject = (id: string): string => `training-run:${id}`

export const runOf = (row: Selectable<Tables['training_run']>): TrainingRun => ({
  id: row.id, name: row.name, source: row.source, recipe: row.recipe, contentHash: row.content_hash, parts: row.parts, state: row.state, createdAt: row.created_at,
  step: Number(row.step), tokens: Number(row.tokens), seconds: row.seconds, cpuSeconds: row.cpu_seconds, artefacts: row.artefacts,
  ...(row.job !== null && { job: row.job }), ...(row.started_at !== null && { startedAt: row.started_at }), ...(row.ended_at !== null && { endedAt: row.ended_at }),
  ...(row.figures !== null && { figures: row.figures }), ...(row.failure !== null && { failure: row.failure }), ...(row.checkpoint !== null && { checkpoint: row.checkpoint }),
})
