/**
 * The studio: officers and lawyers of any body write a service here, clause by clause, try it, and send it on to be enacted.
 *
 * Promises: every page is a plain form and works without a script; each clause shows what the linter finds in it, with its mend; two authors on one clause
 * see both texts; whatever was saved can be brought back. Never: brings anything into force, or shows a draft to whoever is no author of its body.
 */
import type { Kernel } from '../../kernel/index.ts'
import type { Route } from '../routes.ts'
import { beginRoutes } from './begin.ts'
import { clauseRoutes } from './clause.ts'
import { exampleRoutes } from './examples.ts'
import { lawRoutes } from './law.ts'
import { madeRoutes } from './made.ts'
import { overviewRoutes } from './overview.ts'
import { rankingRoutes } from './ranking.ts'
import { sendRoutes } from './send.ts'
import { textRoutes } from './texts.ts'
import { tryRoutes } from './try.ts'

export const studioRoutes = (kernel: Kernel): readonly Route[] => [
  ...beginRoutes(kernel), ...overviewRoutes(kernel), ...clauseRoutes(kernel), ...tryRoutes(kernel), ...madeRoutes(kernel), ...exampleRoutes(kernel), ...rankingRoutes(kernel), ...lawRoutes(kernel), ...textRoutes(kernel), ...sendRoutes(kernel),
]
