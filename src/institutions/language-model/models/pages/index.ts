/** The pages of models: the registry, each model's card, drafting, adding, releasing and taking back. */
import type { Route } from '../../../../portal/index.ts'
import type { ModelPageParts } from '../parts.ts'
import { addRoutes } from './add.ts'
import { cardRoutes } from './card.ts'
import { draftRoutes } from './draft.ts'
import { registryRoutes } from './registry.ts'
import { releaseRoutes } from './release.ts'

export const pageRoutes = (parts: ModelPageParts): readonly Route[] => [...registryRoutes(parts), ...cardRoutes(parts), ...draftRoutes(parts), ...addRoutes(parts), ...releaseRoutes(parts)]
