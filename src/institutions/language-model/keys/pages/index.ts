/** The pages of keys: a door of their own, for they show budgets and usage, which stand on keys. */
import type { Route } from '../../../../portal/index.ts'
import type { LanguageModel } from '../../language-model.ts'
import { firstCallRoutes } from './first-call.ts'
import { listRoutes } from './list.ts'
import { keyPageRoutes } from './one.ts'
import { undertakingRoutes } from './undertaking.ts'

export const keyRoutes = (here: Pick<LanguageModel, 'kernel' | 'keys' | 'options' | 'budgets' | 'usage' | 'serving' | 'models'>): readonly Route[] =>
  [...undertakingRoutes(here), ...listRoutes(here), ...keyPageRoutes(here), ...firstCallRoutes(here)]
