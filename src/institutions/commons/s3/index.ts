/**
 * What of S3 readers need: buckets, keys and objects with ranges, for DuckDB, Spark, rclone, boto3 and the like, below `/s3`, with
 * path-style addresses. A bucket is a namespace, a key is `dataset/path`; what is there is the newest published version, as it is
 * lent, or the newest that a temporary key opens. `dataset@v2/path` is the second version, and below `dataset@iceberg/` lies the metadata of its tables for engines that read Iceberg.
 * Requests are signed with the pair of a portal key, whose secret travels with none, or with a temporary one; unsigned ones see what everybody sees.
 *
 * Promises: the same answers of the policy function as at every other door, to presigned addresses and temporary keys too; every read is noted before
 * bytes go out; what was signed more than a quarter of an hour ago is refused, unless it is an address that is good for longer.
 * Never: writes.
 */
import { Failure } from '../../../law/failure.ts'
import { type Actor, isTemporary } from '../../../kernel/parties/index.ts'
import type { Route, Visit } from '../../../portal/index.ts'
import { Denied } from '../access.ts'
import { countIn } from '../../../portal/hub/index.ts'
import type { Commons } from '../commons.ts'
import type { Dataset } from '../dataset.ts'
import { give, openViews, readerOf, type View } from '../hub/index.ts'
import { icebergFiles } from '../iceberg/index.ts'
import type { Asker } from '../policy.ts'
import { errorAnswer, refusal, S3Failure, xml } from './answers.ts'
import { type Asked, list } from './listing.ts'
import { words } from './messages.ts'
import { type Scope, scopeOf } from '../temporary-keys.ts'
import { isSigned, type Signature, signatureOf, timeOf } from './signature.ts'

export { duckdbSecret, s3OfNewKey, s3Options } from './new-key.ts'
export { roleOf, stsRoutes } from './sts.ts'

/** Who asks; `scope` is what their temporary key opens. */
interface Comer { readonly asker: Asker; readonly actor: Actor | null; readonly scope?: Scope }

/** The first part of a key: a dataset, one version of it, or the metadata of its tables. */
const folderShape = /^([^@]+)(?:@(?:v([1-9]\d{0,6})|(iceberg)))?$/

const isNamed = (dataset: Pick<Dataset, 'namespace' | 'name'>, bucket: string, name: string): boolean =>
  dataset.namespace.toLowerCase() === bucket.toLowerCase() && dataset.name.toLowerCase() === name.toLowerCase()

const mostKeys = 1_000
const mostDatasets = 10_000

export function s3Routes(commons: Commons): readonly Route[] {
  const { datasets, kernel: { parties, search, now } } = commons
  const views = openViews(commons)
  const iceberg = icebergFiles(commons, views)

  /** Who asks: whoever's pair signed the request, or a visitor when none did. */
  async function who(visit: Visit): Promise<Comer> {
    const { request, url } = visit
    const signature = signatureOf({ url, headers: request.headers })
    if (signature === 'none') return { asker: { kind: 'visitor' }, actor: null }
    if (signature === 'malformed') throw new S3Failure('InvalidArgument', 'invalid', words.noSignature)
    if (/^(?:hf_)?shq_/.test(signature.key)) throw new S3Failure('InvalidAccessKeyId', 'refused', words.pairNeeded)
    const time = timeOf(signature, now())
    if (time === 'skewed') throw new S3Failure('RequestTimeTooSkewed', 'refused', words.skewed)
    if (time === 'expired') throw new S3Failure('AccessDenied', 'refused', words.expired)
    const { use, opens } = await provedBy(visit, signature).catch((error: unknown) => {
      if (error instanceof S3Failure || !(error instanceof Failure)) throw error
      throw new S3Failure('InvalidAccessKeyId', 'refused', error.kind === 'refused' ? error.text : words.unknownKey)
    })
    // A key that is for other things is a key all the same: what is refused to it is access.
    return { asker: use === undefined ? { kind: 'visitor' } : await readerOf(commons, use), actor: use?.actor ?? null, ...(opens !== undefined && { scope: scopeOf(opens) }) }
  }

  /** Whose pair signed the request, and what it opens if it is a temporary one. */
  async function provedBy({ request, url, settings }: Visit, signature: Signature): Promise<{ readonly use?: Parameters<typeof readerOf>[1] | undefined; readonly opens?: string }> {
    const hosts = new Set([request.headers.get('host') ?? url.host, new URL(settings.origin).host])
    const prove = (secret: string): void => {
      const signed = [...hosts].some((host) => isSigned({ method: request.method, url: new URL(request.url), headers: request.headers, host }, signature, secret))
      if (!signed) throw new S3Failure('SignatureDoesNotMatch', 'refused', words.badSignature)
    }
    const sessionToken = request.headers.get('x-amz-security-token') ?? url.searchParams.get('X-Amz-Security-Token') ?? ''
    if (!isTemporary(signature.key)) {
      if (sessionToken !== '') throw new S3Failure('InvalidToken', 'invalid', words.alteredToken)
      return { use: await parties.actorOfAccessKey(signature.key, prove) }
    }
    if (sessionToken === '') throw new S3Failure('InvalidToken', 'invalid', words.noToken)
    const found = await parties.actorOfTemporaryKey({ id: signature.key, sessionToken }, prove)
    if (found === 'altered') throw new S3Failure('InvalidToken', 'invalid', words.alteredToken)
    if (found === 'expired') throw new S3Failure('ExpiredToken', 'invalid', words.expiredToken)
    return found
  }

  /** What lies in a folder of a bucket, as the comer gets it: of drafts nothing, with a temporary key only what that opens. */
  async function viewOf({ asker, scope }: Comer, bucket: string, folder: string): Promise<View> {
    const [, name = '', number] = folderShape.exec(folder) ?? []
    if (scope !== undefined) {
      // Looked up by what the key opens and not by what was asked for: whether that is there at all, it does not tell.
      const dataset = await datasets.byId(scope.dataset)
      const wanted = number === undefined ? await newestOf(dataset, scope) : Number(number)
      if (!isNamed(dataset, bucket, name) || !scope.versions.includes(wanted)) throw new S3Failure('AccessDenied', 'refused', words.otherData)
      return views.published(asker, dataset, wanted)
    }
    const dataset = await datasets.at(bucket, name)
    if (number !== undefined) return views.published(asker, dataset, Number(number))
    return views.open(asker, dataset, dataset.latest === undefined ? 'main' : `v${dataset.latest}`, 'download')
  }

  /** The newest version that a temporary key opens: one that is published while it is used is not among them, and must not stop who reads. */
  async function newestOf({ id, latest }: Dataset, { versions }: Scope): Promise<number> {
    if (latest !== undefined && versions.includes(latest)) return latest
    const published = (await datasets.versions(id)).filter(({ state, number }) => state === 'published' && versions.includes(number))
    return Math.max(...published.length > 0 ? published.map(({ number }) => number) : versions)
  }

  /** Names of the datasets of a bucket in the order of their keys. */
  async function namesIn(bucket: string, { actor, scope }: Comer): Promise<readonly string[]> {
    if (scope !== undefined) {
      const dataset = await datasets.byId(scope.dataset)
      if (!isNamed(dataset, bucket, dataset.name)) throw new S3Failure('AccessDenied', 'refused', words.otherData)
      return [scope.one ? `${dataset.name}@v${scope.versions[0]}` : dataset.name]
    }
    const { found } = await search.find({ text: '', locale: 'en', kind: 'dataset', facets: { namespace: [bucket.toLowerCase()] }, limit: mostDatasets, offset: 0 })
    const own = (actor === null ? [] : await datasets.own(actor)).filter(({ namespace }) => namespace.toLowerCase() === bucket.toLowerCase())
    const names = new Set([...found.map(({ path }) => path.split('/').at(-1)!), ...own.map(({ name }) => name)])
    if (names.size === 0) throw new S3Failure('NoSuchBucket', 'not found', words.noBucket)
    return [...names].toSorted((a, b) => (`${a}/` < `${b}/` ? -1 : 1))
  }

  async function buckets(visit: Visit): Promise<Response> {
    const { actor, scope } = await who(visit)
    if (scope !== undefined) throw new S3Failure('AccessDenied', 'refused', words.otherData)
    const { facets } = await search.find({ text: '', locale: 'en', kind: 'dataset', limit: 1, offset: 0 })
    const own = actor && await datasets.namespaceOf(actor)
    const names = new Set([...(facets['namespace'] ?? []).map(({ value }) => value), ...own ? [own.toLowerCase()] : []])
    const Bucket = [...names].toSorted().map((Name) => ({ Name, CreationDate: commons.kernel.now() }))
    return xml('ListAllMyBucketsResult', { Owner: { ID: actor?.person ?? 'anonymous' }, Buckets: { Bucket } })
  }

  async function keys(visit: Visit, bucket: string): Promise<Response> {
    const comer = await who(visit)
    const { searchParams } = visit.url
    const all = await namesIn(bucket, comer)
    if (visit.request.method === 'HEAD') return new Response(null)
    if (searchParams.has('location')) return xml('LocationConstraint', {})
    const second = searchParams.get('list-type') === '2'
    const asked: Asked = {
      prefix: searchParams.get('prefix') ?? '', delimiter: searchParams.get('delimiter') ?? '',
      limit: countIn(visit, 'max-keys', { most: mostKeys, otherwise: mostKeys }),
      after: second ? decodedToken(searchParams.get('continuation-token')) ?? searchParams.get('start-after') ?? '' : searchParams.get('marker') ?? '',
    }
    // Earlier versions are listed for whoever names one: their files are those of the newest for the most part.
    const [named = ''] = asked.prefix.split('/')
    const names = (named.includes('@v') || comer.scope?.one) && asked.prefix.includes('/') ? [named] : all
    const open = async (name: string): Promise<View | undefined> => {
      try {
        return await viewOf(comer, bucket, name)
      } catch (error) {
        // What is not lent is not in the list, unless it was asked for by its name.
        if (error instanceof Denied && !asked.prefix.startsWith(`${name}/`)) return undefined
        throw error
      }
    }
    const { items, prefixes, next } = asked.limit === 0 ? { items: [], prefixes: [], next: undefined } : await list({ names, open }, asked)
    const write = searchParams.get('encoding-type') === 'url' ? (text: string) => encodeURIComponent(text).replaceAll('%2F', '/') : (text: string) => text
    return xml('ListBucketResult', {
      Name: bucket, Prefix: write(asked.prefix), MaxKeys: asked.limit, IsTruncated: next !== undefined, ...(asked.delimiter !== '' && { Delimiter: write(asked.delimiter) }),
      ...(searchParams.get('encoding-type') === 'url' && { EncodingType: 'url' }),
      ...(second ? { KeyCount: items.length + prefixes.length, ...(next !== undefined && { NextContinuationToken: Buffer.from(next).toString('base64url') }) }
        : { Marker: write(asked.after), ...(next !== undefined && { NextMarker: write(next) }) }),
      Contents: items.map(({ key, size, hash, at }) => ({ Key: write(key), LastModified: at, ETag: `"${hash}"`, Size: size, StorageClass: 'STANDARD' })),
      CommonPrefixes: prefixes.map((one) => ({ Prefix: write(one) })),
    })
  }

  async function object(visit: Visit, bucket: string, key: string): Promise<Response> {
    const comer = await who(visit)
    const [folder = '', ...rest] = key.split('/')
    const path = rest.join('/')
    const [, name = '', , metadata] = folderShape.exec(folder) ?? []
    const view = await viewOf(comer, bucket, metadata === undefined ? folder : name)
    const file = metadata === undefined ? view.files.find((one) => one.path === path) : await iceberg.file(comer.asker, view.dataset, path, comer.scope?.versions)
    if (file === undefined) throw new S3Failure('NoSuchKey', 'not found', words.noKey)
    return give(commons, visit.request, view, file, comer.scope === undefined ? 's3' : 'temporary', {
      'content-type': 'binary/octet-stream', 'last-modified': new Date(view.at).toUTCString(), 'cache-control': 'private, no-cache',
    })
  }

  const machine = (path: string, answer: (visit: Visit, params: Readonly<Record<string, string>>) => Promise<Response>): Route => ({
    method: 'GET', path, kind: 'machine', permission: 'everyone', rateLimit: { requests: 12_000, seconds: 60 }, refusal,
    async handle(visit, params) {
      try {
        return await answer(visit, params)
      } catch (error) {
        return errorAnswer(visit, error)
      }
    },
  })
  return [
    machine('/s3', buckets), machine('/s3/', buckets),
    ...['/s3/:bucket', '/s3/:bucket/'].map((path) => machine(path, (visit, { bucket = '' }) => keys(visit, bucket))),
    machine('/s3/:bucket/*', (visit, { bucket = '', rest = '' }) => object(visit, bucket, rest)),
  ]
}

const decodedToken = (token: string | null): string | undefined => (token === null ? undefined : Buffer.from(token, 'base64url').toString())
