/**
 * The Hub API of Hugging Face, for datasets: what the unmodified clients `@huggingface/hub` and `huggingface_hub` (and `datasets`
 * with it) need when they are pointed here.
 *
 * Promises: files go in and out as streams, in constant memory; an upload goes on where it broke; what is read is what the policy
 * function lends, and every read is noted before bytes go out; outsiders see published versions only, never a commit.
 * Never: decides who may read, or reads what is inside a file.
 */
import type { Route } from '../../../portal/index.ts'
import type { Commons } from '../commons.ts'
import { downloadRoutes } from './download.ts'
import { infoRoutes } from './info.ts'
import { refRoutes } from './refs.ts'
import { openViews } from './view.ts'

export { machine, readerOf } from './door.ts'
export { give } from './download.ts'
export { datasetRepositories } from './repositories.ts'
export { openViews, shaOf } from './view.ts'
export type { SeenFile, View, Views } from './view.ts'

/** The routes by which datasets are read and their branches kept; what is sent comes by the portal's. */
export function hubRoutes(commons: Commons): readonly Route[] {
  const views = openViews(commons)
  return [...infoRoutes(commons, views), ...downloadRoutes(commons, views), ...refRoutes(commons)]
}
