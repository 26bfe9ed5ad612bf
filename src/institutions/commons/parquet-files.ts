/** Takes Parquet files that we made into the kernel's files. */
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import { stat } from 'node:fs/promises'
import type { Kernel } from '../../kernel/index.ts'
import type { Tx } from '../../kernel/database/index.ts'
import { datasetSubject, type RepositoryFile } from './dataset.ts'

/** Who makes what the commons makes by itself, as the journal names it. */
const commonsItself = 'system:commons'

/** Keeps a local file under the path that it is to have among the dataset's files. It is nobody's until `attachMade`. */
export async function keepMade(files: Kernel['files'], local: string, path: string): Promise<RepositoryFile> {
  const { size } = await stat(local)
  const kept = await files.receive(Readable.toWeb(createReadStream(local)), {
    name: path.split('/').at(-1)!, limitBytes: Math.max(size, 1), accept: ['application/vnd.apache.parquet'], by: commonsItself,
  })
  return { path, hash: kept.hash, size: kept.size, file: kept.id }
}

export async function attachMade(tx: Tx, files: Kernel['files'], dataset: string, made: readonly RepositoryFile[]): Promise<void> {
  for (const { file } of made) await files.attach(tx, file, datasetSubject(dataset))
}
