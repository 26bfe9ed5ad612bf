/** The models that may be called, and their files: all that a process needs of the registry to serve them. */
import type { Files } from '../../../kernel/files/index.ts'
import type { Kernel } from '../../../kernel/index.ts'
import { Failure } from '../../../law/failure.ts'
import { registryWords as words } from './messages.ts'
import type { Model } from './model.ts'
import { modelOf } from './tables.ts'

/** Processes are told on this channel when a model has changed its state. */
export const modelsChannel = 'language-model.models'

/** Lends a file of a model on the local disk while `use` runs. Throws a `Failure` (conflict, not found) when there is none. */
export async function lendModelFile<T>(files: Pick<Files, 'borrow'>, { made }: Pick<Model, 'made'>, name: string, use: (path: string) => Promise<T>): Promise<T> {
  const file = made?.files.find((one) => one.name === name)
  if (made === undefined) throw new Failure('conflict', words.notPrepared)
  if (file === undefined) throw new Failure('not found', words.noFile)
  return files.borrow(file.file, use)
}

/** Models that were ever released, those that were taken back among them; the newest first, so many at most. */
export async function servedModels({ db }: Pick<Kernel, 'db'>, most: number): Promise<readonly Model[]> {
  const rows = await db.selectFrom('language_model').selectAll().where('state', 'in', ['released', 'withdrawn'])
    .orderBy('released_at', 'desc').orderBy('id').limit(most).execute()
  return rows.map(modelOf)
}
