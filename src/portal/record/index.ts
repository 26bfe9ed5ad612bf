/**
 * The record: what strangers use to know that we keep our word. Verifying, the journal, keys, indicators, state, documentation.
 *
 * Promises: open to everyone without an account; every page works without a script; what programs fetch keeps to published
 * standards and may be read from any origin. Never: knows an institution, shows what a decision says to more people than
 * may know it, keeps a file that was checked, or calls right what it could not check.
 */
import type { Kernel } from '../../kernel/index.ts'
import { statusPages } from '../pages/shell-pages.ts'
import type { Route } from '../routes.ts'
import { docRoutes } from './docs.ts'
import { indicatorRoutes } from './indicators.ts'
import { journalRoutes } from './journal.ts'
import { publishedRoutes } from './published.ts'
import { systemStatus } from './status.ts'
import { tileRoutes } from './tiles.ts'
import { verifyRoutes } from './verify.ts'

export { documentCheck } from './verify.ts'
export { open as openToAll } from './published.ts'
export { withJose, withOpenssl, withShanyraq } from './own-tools.ts'
export { listDocs } from './docs.ts'
export { fromMarkdown } from './markdown.ts'
export { indicatorNumbers } from './indicator-numbers.ts'
export { type InstitutionDoor, institutionLanding } from './landing.ts'
export { besideValue, movementOf, printed, seriesChart } from './indicator-series.ts'

/** Every route of the record. */
export const recordRoutes = (kernel: Kernel): readonly Route[] => [
  ...verifyRoutes(kernel), ...publishedRoutes(kernel), ...tileRoutes(kernel), ...journalRoutes(kernel), ...indicatorRoutes(kernel),
  ...statusPages(() => systemStatus(kernel)), ...docRoutes,
]
