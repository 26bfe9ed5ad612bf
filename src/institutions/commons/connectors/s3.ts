/** Reads a folder of a bucket: ListObjectsV2 says what has changed, and only that is fetched. */
import { AwsClient } from 'aws4fetch'
import { XMLParser } from 'fast-xml-parser'
import { z } from 'zod'
import * as say from './messages.ts'
import { download, get, type Ground, textOf } from './request.ts'
import type { FoundDataset, FoundFile, Secret, SourceOf } from './source.ts'

const xml = new XMLParser({ parseTagValue: false })
const entry = z.object({ Key: z.string(), ETag: z.string().default('') })
const listing = z.object({
  ListBucketResult: z.object({ Contents: z.union([z.array(entry), entry.transform((one) => [one])]).default([]), NextContinuationToken: z.string().optional() }),
})

const mostFiles = 1000

export async function* s3({ endpoint, bucket, prefix, region }: SourceOf<'s3'>, { accessKey, secretKey }: Secret, ground: Ground): AsyncGenerator<FoundDataset> {
  const base = `${endpoint.replace(/\/+$/, '')}/${bucket}`
  const client = accessKey === undefined || secretKey === undefined ? undefined : new AwsClient({ accessKeyId: accessKey, secretAccessKey: secretKey, service: 's3', region })
  /** A signature is for one address and holds no key: it may go in the open, and leads nowhere else. */
  const signed = async (url: string): Promise<Readonly<Record<string, string>>> => {
    if (client === undefined) return {}
    const { headers } = await client.sign(url)
    return Object.fromEntries([...headers].filter(([name]) => name !== 'host'))
  }

  const files: FoundFile[] = []
  for (let token: string | undefined, first = true; first || token !== undefined; first = false) {
    const url = `${base}?list-type=2&prefix=${encodeURIComponent(prefix)}${token === undefined ? '' : `&continuation-token=${encodeURIComponent(token)}`}`
    const answer = await get(url, ground, { secret: await signed(url), what: bucket })
    const read = listing.safeParse(xml.parse(await textOf(answer)))
    if (!read.success) throw say.notWhatItShouldBe(answer.url.host, 'S3')
    const { Contents, NextContinuationToken } = read.data.ListBucketResult
    for (const { Key, ETag } of Contents) {
      const path = Key.slice(prefix.length).replace(/^\/+/, '')
      if (path === '' || path.endsWith('/')) continue
      if (files.length === mostFiles) throw say.tooMany(mostFiles)
      files.push({ path, open: async (known) => {
        if (ETag !== '' && known.etag === ETag) return 'unchanged'
        const at = `${base}/${Key.split('/').map(encodeURIComponent).join('/')}`
        const content = await download(at, ground, {}, { secret: await signed(at), what: Key })
        return content === 'unchanged' || ETag === '' ? content : { ...content, etag: ETag }
      } })
    }
    token = NextContinuationToken
  }
  yield { key: '', files }
}
