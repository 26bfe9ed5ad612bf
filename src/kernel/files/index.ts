/**
 * Files: what people upload, kept once for each content and given back as it was.
 *
 * Promises: a stream is read once in flat memory; a file is what its bytes say it is, within its limit, and free of what the
 * scanner finds; either a file is whole and durable or nothing of it remains; an upload that nobody attaches is gone in a day; what is
 * given out is what was taken in, block by block, or it is refused, remembered as damaged and mended from the second store.
 * Never: trusts a name or a claimed type, keeps an infected file, shows a file inside a page, decides who may read.
 */
import { access } from 'node:fs/promises'
import { join } from 'node:path'
import { folderStore } from './folder-store.ts'
import { noSecondStore } from './messages.ts'
import type { S3Settings } from './s3-store.ts'
import type { FileStore } from './store.ts'

export { openFiles } from './files.ts'
export type { Files, Reception, StoredFile, Swept } from './files.ts'
export { folderStore }
export { acceptAttribute, isMediaType, nameTypes } from './media-types.ts'
export type { MediaType } from './media-types.ts'
export { damageLetter, printSize } from './messages.ts'
export { contentDisposition, downloadHeaders } from './names.ts'
export type { S3Settings } from './s3-store.ts'
export { clamd } from './scan.ts'
export type { ClamdAddress, ScanHook, ScanResult } from './scan.ts'
export type { ByteStream } from './spool.ts'
export type { ScrubBounds, Scrubbed } from './scrub.ts'
export type { ByteRange, FileStore } from './store.ts'
export type { BlobTable, FileTable } from './tables.ts'

/**
 * Opens the stores that the settings name: the one that files live in, a bucket of S3 (whose client is loaded only then) or a folder
 * of the data folder, and the second one, if there is one. Throws a `Failure` 'unavailable' when the folder of that is not there.
 */
export async function openStores({ data, s3, filesCopy }: { readonly data: string; readonly s3?: S3Settings; readonly filesCopy?: string }): Promise<{ readonly store: FileStore; readonly copy?: FileStore }> {
  const store = s3 ? await (await import('./s3-store.ts')).s3Store(s3) : await folderStore(join(data, 'files'))
  if (filesCopy === undefined) return { store }
  // It is not made when it is missing: behind a disk that was not mounted lies another one.
  await access(filesCopy).catch(() => { throw noSecondStore(filesCopy) })
  return { store, copy: await folderStore(filesCopy) }
}
