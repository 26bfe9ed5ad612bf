/** Artefacts: the lasting files of corpora, tokenizers, runs and models, kept by content. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'
import type { Files } from '../../kernel/files/index.ts'

export interface Artefact {
  /** Its name among the artefacts of its thing, such as `model.safetensors`. */
  readonly name: string
  /** The id of the file of the kernel. */
  readonly file: string
  /** SHA-256 in lower-case hex. */
  readonly hash: string
  /** In bytes. */
  readonly size: number
}

/** Keeps a local file; the caller attaches it to its thing in the transaction of its act, else the next sweep removes it. */
export async function keepFile(files: Files, path: string, { name, by }: { readonly name: string; readonly by: string }): Promise<Artefact> {
  const { size } = await stat(path)
  const kept = await files.receive(Readable.toWeb(createReadStream(path)), {
    name: name.replaceAll('/', '-'), declaredBytes: size, limitBytes: size, accept: ['application/octet-stream'], by,
  })
  return { name, file: kept.id, hash: kept.hash, size }
}
