/**
 * The first page of the language model, and the playground.
 *
 * Promises: what is shown as served can be called now; the playground calls the same API as everybody, under a key of its own.
 * Never: keeps what is typed into it.
 */
import type { Route } from '../../../portal/index.ts'
import type { LanguageModel } from '../language-model.ts'
import { costRoutes } from '../costs/pages.ts'
import { landingRoute } from './landing.ts'
import { playgroundRoutes } from './playground.ts'

export { offersOf } from './landing.ts'

export const pageRoutes = (lm: LanguageModel): readonly Route[] => [landingRoute(lm), ...costRoutes(lm), ...playgroundRoutes(lm)]
