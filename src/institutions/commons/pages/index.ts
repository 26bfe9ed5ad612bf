/**
 * The pages of the commons: for whoever looks for data, reads and asks for them.
 *
 * Promises: data are shown before they are described; every page works without a script; every read is noted before the data go
 * out; why something is closed is said with the way in. Never: decides who may see what, or shows a stranger what few rows share.
 */
import type { Route } from '../../../portal/index.ts'
import type { Commons } from '../commons.ts'
import { apiRoutes } from './api.ts'
import { catalogueRoutes } from '../catalogue/pages/catalogue.ts'
import { commitmentRoutes } from './commitments.ts'
import { consoleRoutes } from '../console/console.ts'
import { datasetRoutes } from '../dataset-page/page.ts'
import { fileRoutes } from '../repositories/pages/files.ts'
import { assetRoutes } from './parts.ts'
import { queryRoutes } from '../console/queries.ts'
import { readRoutes } from './reads.ts'
import { versionRoutes } from '../repositories/pages/versions.ts'

export { offersOf } from '../catalogue/pages/catalogue.ts'

/** Every route for readers. */
export const readerRoutes = (commons: Commons): readonly Route[] => [
  ...assetRoutes, ...catalogueRoutes(commons), ...datasetRoutes(commons), ...versionRoutes(commons), ...fileRoutes(commons), ...consoleRoutes(commons), ...queryRoutes(commons),
  ...readRoutes(commons), ...commitmentRoutes(commons), ...apiRoutes(commons),
]
