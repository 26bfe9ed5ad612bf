/** Keeps contents in an S3 bucket (Ceph, MinIO, a cloud): small ones in one request, large ones in parts. */
import { randomUUID } from 'node:crypto'
import { mkdir, open, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { AwsClient } from 'aws4fetch'
import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'
import { missingBytes, storeUnavailable } from './messages.ts'
import { checkHash, isHash } from './store.ts'
import type { ByteRange, FileStore } from './store.ts'

export interface S3Settings {
  /** Such as `https://s3.example.org`; the bucket is named in the path. */
  readonly endpoint: string
  readonly bucket: string
  readonly region: string
  readonly accessKey: string
  readonly secretKey: string
  /** Put before every key, such as `files/`. */
  readonly prefix?: string
  /** Local folder for uploads under way; one in the system's temporary folder when not given. */
  readonly spool?: string
  /** Contents larger than this many bytes go up in parts of at least that size: 16 MiB unless given, never under 5 MiB. */
  readonly partBytes?: number
}

const mebibyte = 1024 ** 2
/** S3 takes at most 10,000 parts; a part grows when a content is larger than 9,000 of them. */
const mostParts = 9_000

const xml = new XMLParser({ parseTagValue: false })
const entry = z.object({ Key: z.string() })
const page = z.object({
  ListBucketResult: z.object({
    Contents: z.union([z.array(entry), entry.transform((one) => [one])]).default([]),
    NextContinuationToken: z.string().optional(),
  }),
})
const begun = z.object({ InitiateMultipartUploadResult: z.object({ UploadId: z.string() }) })

/** Opens the store; nothing is asked of the bucket until the first use. */
export async function s3Store(settings: S3Settings): Promise<FileStore> {
  const { endpoint, bucket, region, accessKey, secretKey, prefix = '', ...more } = settings
  const client = new AwsClient({ accessKeyId: accessKey, secretAccessKey: secretKey, service: 's3', region, retries: 3 })
  const smallest = Math.max(more.partBytes ?? 16 * mebibyte, 5 * mebibyte)
  const spool = more.spool ?? join(tmpdir(), `shanyraq-spool-${process.getuid?.() ?? 'user'}`)
  await mkdir(spool, { recursive: true, mode: 0o700 })
  const base = `${endpoint.replace(/\/+$/, '')}/${encodeURIComponent(bucket)}`

  const address = (hash: string): string => {
    checkHash(hash)
    return `${base}/${prefix}${hash.slice(0, 2)}/${hash}`
  }

  /** Asks the bucket; an answer that is not among `expected` is an outage, and its body is let go. */
  async function ask(url: string, init: RequestInit, ...expected: number[]): Promise<Response> {
    const response = await client.fetch(url, init).catch(() => {
      throw storeUnavailable()
    })
    if (response.ok || expected.includes(response.status)) return response
    await response.body?.cancel()
    throw storeUnavailable()
  }

  async function has(hash: string): Promise<boolean> {
    return (await ask(address(hash), { method: 'HEAD' }, 404)).ok
  }

  async function get(hash: string, range?: ByteRange): Promise<ReadableStream<Uint8Array>> {
    const headers = range && { range: `bytes=${range.start}-${range.end ?? ''}` }
    const response = await ask(address(hash), headers ? { headers } : {}, 404)
    if (response.status === 404 || !response.body) throw missingBytes()
    return response.body
  }

  async function putParts(hash: string, path: string, size: number): Promise<void> {
    const url = address(hash)
    const started = await ask(`${url}?uploads`, { method: 'POST' })
    const { UploadId: upload } = begun.parse(xml.parse(await started.text())).InitiateMultipartUploadResult
    const id = encodeURIComponent(upload)
    try {
      const tags: string[] = []
      for await (const part of parts(path, Math.max(smallest, Math.ceil(size / mostParts)))) {
        const answer = await ask(`${url}?partNumber=${tags.length + 1}&uploadId=${id}`, { method: 'PUT', body: part })
        await answer.body?.cancel()
        tags.push(answer.headers.get('etag') ?? '')
      }
      const list = tags.map((tag, index) => `<Part><PartNumber>${index + 1}</PartNumber><ETag>${escape(tag)}</ETag></Part>`)
      const body = `<CompleteMultipartUpload>${list.join('')}</CompleteMultipartUpload>`
      const ended = await ask(`${url}?uploadId=${id}`, { method: 'POST', body })
      // S3 answers 200 first and may still say that it failed.
      if ((await ended.text()).includes('<Error>')) throw storeUnavailable()
    } catch (error) {
      await ask(`${url}?uploadId=${id}`, { method: 'DELETE' }, 404).catch(() => undefined)
      throw error
    }
  }

  return {
    spool,
    has,
    async put(hash, path, over) {
      if (over === undefined && await has(hash)) return false
      const { size } = await stat(path)
      if (size > smallest) {
        await putParts(hash, path, size)
        return true
      }
      for await (const body of parts(path, smallest)) {
        const answer = await ask(address(hash), { method: 'PUT', body, headers: { 'x-amz-content-sha256': hash } })
        await answer.body?.cancel()
      }
      return true
    },
    get,
    async lend(hash, use) {
      const path = join(spool, `${randomUUID()}.upload`)
      try {
        await writeFile(path, (await get(hash)).values(), { flag: 'wx', mode: 0o600 })
        return await use(path)
      } finally {
        await rm(path, { force: true })
      }
    },
    async remove(hash) {
      await (await ask(address(hash), { method: 'DELETE' }, 404)).body?.cancel()
    },
    async *list() {
      for (let token: string | undefined, first = true; first || token; first = false) {
        const more = token === undefined ? '' : `&continuation-token=${encodeURIComponent(token)}`
        const answer = await ask(`${base}?list-type=2&prefix=${encodeURIComponent(prefix)}${more}`, {})
        const read = page.safeParse(xml.parse(await answer.text()))
        if (!read.success) throw storeUnavailable()
        token = read.data.ListBucketResult.NextContinuationToken
        for (const { Key } of read.data.ListBucketResult.Contents) {
          const name = Key.slice(Key.lastIndexOf('/') + 1)
          if (isHash(name)) yield name
        }
      }
    },
  }
}

/** Reads a file in parts of `bytes`; an empty file is one empty part. One part is held in memory at a time. */
async function* parts(path: string, bytes: number): AsyncIterable<Uint8Array<ArrayBuffer>> {
  const handle = await open(path, 'r')
  try {
    for (let first = true; ; first = false) {
      const part = new Uint8Array(bytes)
      let filled = 0
      while (filled < bytes) {
        const { bytesRead } = await handle.read(part, filled, bytes - filled)
        if (bytesRead === 0) break
        filled += bytesRead
      }
      if (filled > 0 || first) yield part.subarray(0, filled)
      if (filled < bytes) return
    }
  } finally {
    await handle.close()
  }
}

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
