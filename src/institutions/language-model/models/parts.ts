/** What the pages and the work of the registry are given. */
import type { Ground } from '../ground.ts'
import type { Deliveries } from './deliveries.ts'
import type { Models, ModelSources } from './models.ts'
import type { Serving } from '../serving/index.ts'

export interface ModelParts extends Ground {
  readonly models: Models
  readonly deliveries: Deliveries
  readonly sources: ModelSources
}

/** What the pages are given beside: models that can be called, also those that are no part of the registry. */
export interface ModelPageParts extends ModelParts {
  readonly serving: Pick<Serving, 'models' | 'modelNamed'>
}
