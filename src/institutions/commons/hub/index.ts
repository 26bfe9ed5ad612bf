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
import { openUploads, openXorbs } from '../repositories/index.ts'
import { accountRoutes } from './account.ts'
import { commitRoutes } from './commit.ts'
import { downloadRoutes } from './download.ts'
import { infoRoutes } from './info.ts'
import { lfsRoutes } from './lfs.ts'
import { refRoutes } from './refs.ts'
import { openViews } from './view.ts'
import { xetRoutes } from './xet.ts'

export { countIn, machine, readerOf } from './door.ts'
export { give } from './download.ts'
export { openViews, shaOf } from './view.ts'
export type { SeenFile, View, Views } from './view.ts'

/** Every route of the Hub API. */
export function hubRoutes(commons: Commons): readonly Route[] {
  const [views, uploads] = [openViews(commons), openUploads(commons.kernel)]
  return [
    ...accountRoutes(commons), ...infoRoutes(commons, views), ...downloadRoutes(commons, views), ...refRoutes(commons),
    ...commitRoutes(commons, uploads), ...lfsRoutes(commons, uploads), ...xetRoutes(commons, uploads, openXorbs(commons.kernel)),
  ]
}
