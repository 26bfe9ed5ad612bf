/** What the pages and the work of the registry are given. */
import type { Ground } from '../language-model.ts'
import type { Deliveries } from './deliveries.ts'
import type { Models, ModelSources } from './models.ts'

export interface ModelParts extends Ground {
  readonly models: Models
  readonly deliveries: Deliveries
  readonly sources: ModelSources
}
