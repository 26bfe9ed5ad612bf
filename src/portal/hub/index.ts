/**
 * The protocol of the Hugging Face Hub, as far as it is the same for every type of repository: keys, commits, large files by Git LFS
 * and by Xet, for the unmodified clients `@huggingface/hub` and `huggingface_hub`.
 *
 * Promises: files come in as streams, in constant memory; an upload goes on where it broke; a failure is told as the clients know it.
 * Never: decides who may send or read, or what becomes of what was sent: that the institutions do.
 */
import type { Kernel } from '../../kernel/index.ts'
import type { Route } from '../routes.ts'
import { accountRoutes } from './account.ts'
import { commitRoutes } from './commit.ts'
import { batchRoute, lfsRoutes } from './lfs.ts'
import type { HubRepositories } from './repositories.ts'
import { xetRoutes } from './xet.ts'

export { bodyOf, countIn, isTrue, machine, nextLink, writerOf } from './door.ts'
export type { Answer, Params } from './door.ts'
export { HubFailure } from './failure.ts'
export type { HubAddress, HubChange, HubRepositories, HubRepository } from './repositories.ts'

/** Every route by which clients send to the repositories of the institutions. */
export const hubRoutes = ({ files, uploads, now }: Pick<Kernel, 'files' | 'uploads' | 'now'>, all: readonly HubRepositories[]): readonly Route[] => [
  ...accountRoutes(all), ...lfsRoutes(uploads), ...xetRoutes({ files, uploads, now }, all), ...all.flatMap((one) => [...commitRoutes(files, one), batchRoute(uploads, one)]),
]
