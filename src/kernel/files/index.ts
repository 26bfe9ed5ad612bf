/**
 * Files: what people upload, kept once for each content and given back as it was.
 *
 * Promises: a stream is read once in flat memory; a file is what its bytes say it is, within its limit, and free of what the
 * scanner finds; either a file is whole and durable or nothing of it remains; an upload that nobody attaches is gone in a day.
 * Never: trusts a name or a claimed type, keeps an infected file, shows a file inside a page, decides who may read.
 */
import type { S3Settings } from './s3-store.ts'
import type { FileStore } from './store.ts'

export { openFiles } from './files.ts'
export type { Files, Reception, StoredFile, Swept } from './files.ts'
export { folderStore } from './folder-store.ts'
export { acceptAttribute, isMediaType, nameTypes } from './media-types.ts'
export type { MediaType } from './media-types.ts'
export { printSize } from './messages.ts'
export { contentDisposition, downloadHeaders } from './names.ts'
export type { S3Settings } from './s3-store.ts'
export { clamd } from './scan.ts'
export type { ClamdAddress, ScanHook, ScanResult } from './scan.ts'
export type { ByteStream } from './spool.ts'
export type { ByteRange, FileStore } from './store.ts'
export type { BlobTable, FileTable } from './tables.ts'

/** Opens a store in a bucket of S3; its client is loaded only where there is one. */
export const s3Store = async (settings: S3Settings): Promise<FileStore> => (await import('./s3-store.ts')).s3Store(settings)
