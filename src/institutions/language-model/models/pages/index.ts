/** The pages of models: the registry, each model's card, drafting, releasing and taking back. */
import type { Route } from '../../../../portal/index.ts'
import type { Ground } from '../../language-model.ts'
import type { Models, ModelSources } from '../models.ts'
import { cardRoutes } from './card.ts'
import { draftRoutes } from './draft.ts'
import { registryRoutes } from './registry.ts'
import { releaseRoutes } from './release.ts'

export const pageRoutes = (ground: Ground, models: Models, sources: Pick<ModelSources, 'runs'>): readonly Route[] =>
  [...registryRoutes(ground, models), ...cardRoutes(ground, models), ...draftRoutes(ground, models, sources), ...releaseRoutes(ground, models)]
