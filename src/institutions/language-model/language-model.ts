/** The language model, opened: what its pages and its doors for programs are given. */
import type { Marks } from '../../kernel/taken-back/index.ts'
import type { Corpora } from './corpus/index.ts'
import type { OpenBudgets } from './budgets/index.ts'
import type { Evaluations } from './evaluation/index.ts'
import type { Gateway } from './gateway/index.ts'
import type { Ground } from './ground.ts'
import type { Keys } from './keys/index.ts'
import type { Deliveries, Models, ModelSources } from './models/index.ts'
import type { Serving } from './serving/index.ts'
import type { Tokenizers } from './tokenizers/index.ts'
import type { TrainingRuns } from './training/index.ts'
import type { Usage } from './usage/index.ts'

export interface LanguageModel extends Ground {
  readonly marks: Marks
  readonly corpora: Corpora
  readonly tokenizers: Tokenizers
  readonly training: TrainingRuns
  readonly models: Models
  readonly deliveries: Deliveries
  /** What the registry of models is told by the other parts. */
  readonly sources: ModelSources
  readonly serving: Serving
  readonly evaluations: Evaluations
  readonly keys: Keys
  readonly budgets: OpenBudgets
  readonly gateway: Gateway
  readonly usage: Usage
}
