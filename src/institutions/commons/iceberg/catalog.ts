/**
 * The catalog of Iceberg over REST, for reading: `publisher.dataset` is a namespace, its tables are tables. Whoever loads one gets a temporary key of S3 with
 * it, as engines expect (`vended credentials`). The protocol: apache/iceberg, open-api/rest-catalog-open-api.yaml.
 */
import { Failure } from '../../../law/failure.ts'
import { json, type Route, type Visit } from '../../../portal/index.ts'
import { Denied } from '../access.ts'
import type { Commons } from '../commons.ts'
import type { Dataset } from '../dataset.ts'
import { readerOf } from '../hub/index.ts'
import type { Asker } from '../policy.ts'
import { lendKey, type LentVersion, lentVersions, life } from '../temporary-keys.ts'
import { words } from './messages.ts'
import { icebergPlace, lentTable, tableNames, versionsPlace } from './tables.ts'

/** Between the parts of the name of a namespace, in addresses. */
const separator = '\u001f'
const mostNamespaces = 10_000

const endpoints = ['namespaces', 'namespaces/{namespace}', 'namespaces/{namespace}/tables', 'namespaces/{namespace}/tables/{table}', 'namespaces/{namespace}/tables/{table}/credentials'].map((path) => `GET /v1/{prefix}/${path}`)

const codes: Readonly<Record<Failure['kind'], readonly [string, number]>> = {
  invalid: ['BadRequestException', 400], unauthenticated: ['NotAuthorizedException', 401], refused: ['ForbiddenException', 403], 'not found': ['NoSuchTableException', 404],
  conflict: ['UnsupportedOperationException', 406], limited: ['SlowDownException', 429], unavailable: ['ServiceUnavailableException', 503],
}

type Params = Readonly<Record<string, string>>

export function catalogRoutes(commons: Commons): readonly Route[] {
  const { access, datasets, kernel: { search } } = commons
  const nowhere = (): Failure => new Failure('not found', words.noNamespace)

  const found = async (facets: Readonly<Record<string, readonly string[]>>, limit: number) => search.find({ text: '', locale: 'en', kind: 'dataset', facets, limit, offset: 0 })

  async function datasetOf({ namespace = '' }: Params, asker: Asker): Promise<Dataset> {
    const [slug, name, more] = namespace.split(separator)
    if (slug === undefined || name === undefined || more !== undefined) throw nowhere()
    const dataset = await datasets.at(slug, name)
    const verdict = await access.verdict(asker, dataset, { mode: 'metadata' })
    if (!verdict.allowed) throw new Denied(verdict)
    return dataset
  }

  async function namespaces(visit: Visit): Promise<Response> {
    const parent = visit.url.searchParams.get('parent') ?? ''
    if (parent.includes(separator)) return json({ namespaces: [] })
    if (parent === '') return json({ namespaces: ((await found({}, 1)).facets['namespace'] ?? []).map(({ value }) => [value]) })
    const inside = await found({ namespace: [parent.toLowerCase()] }, mostNamespaces)
    return json({ namespaces: inside.found.map(({ path }) => [parent, path.split('/').at(-1)!]) })
  }

  async function namespace(visit: Visit, params: Params): Promise<Response> {
    const parts = (params['namespace'] ?? '').split(separator)
    if (parts.length === 1) {
      if ((await found({ namespace: [parts[0]!.toLowerCase()] }, 1)).found.length === 0) throw nowhere()
    } else {
      await datasetOf(params, await readerOf(commons, visit))
    }
    return json({ namespace: parts, properties: {} })
  }

  async function tables(visit: Visit, params: Params): Promise<Response> {
    const parts = (params['namespace'] ?? '').split(separator)
    if (parts.length === 1) return json({ identifiers: [] })
    const asker = await readerOf(commons, visit)
    const dataset = await datasetOf(params, asker)
    return json({ identifiers: tableNames(await lentVersions(commons, asker, dataset)).map((name) => ({ namespace: parts, name })) })
  }

  async function asked(visit: Visit, params: Params): Promise<{ readonly asker: Asker; readonly dataset: Dataset; readonly lent: readonly LentVersion[]; readonly name: string }> {
    const asker = await readerOf(commons, visit)
    const dataset = await datasetOf(params, asker)
    return { asker, dataset, lent: await lentVersions(commons, asker, dataset), name: params['table'] ?? '' }
  }

  /**
   * A temporary key as engines want it, under the names of Iceberg's properties, and for which addresses it is: for the metadata and for the data, twice the same.
   * DuckDB 1.5 takes one that stands alone for the place of the metadata only.
   */
  async function credentials({ settings: { origin }, key: by, url }: Visit, params: Params, { asker, dataset, lent }: Awaited<ReturnType<typeof asked>>) {
    const { id, secret, sessionToken, until } = await lendKey(commons, asker, { by, dataset, lent, seconds: life.usual })
    const config = {
      's3.endpoint': `${origin}/s3`, 's3.region': 'us-east-1', 'client.region': 'us-east-1', 's3.path-style-access': 'true', 's3.access-key-id': id, 's3.secret-access-key': secret,
      's3.session-token': sessionToken, 's3.session-token-expires-at-ms': String(Date.parse(until)),
      'client.refresh-credentials-endpoint': `v1/namespaces/${encodeURIComponent(params['namespace'] ?? '')}/tables/${encodeURIComponent(params['table'] ?? '')}/credentials${url.search}`,
    }
    return [icebergPlace(dataset), versionsPlace(dataset)].map((prefix) => ({ prefix, config }))
  }

  async function table(visit: Visit, params: Params): Promise<Response> {
    const what = await asked(visit, params)
    const { metadata, metadataPath } = lentTable(what.dataset, what.lent, what.name)
    if (visit.request.method === 'HEAD') return new Response(null, { status: 204 })
    const lent = await credentials(visit, params, what)
    return json({ 'metadata-location': metadataPath, metadata, config: lent[0]?.config, 'storage-credentials': lent }, { headers: { 'cache-control': 'private, no-store' } })
  }

  async function renewed(visit: Visit, params: Params): Promise<Response> {
    const what = await asked(visit, params)
    lentTable(what.dataset, what.lent, what.name)
    return json({ 'storage-credentials': await credentials(visit, params, what) }, { headers: { 'cache-control': 'private, no-store' } })
  }

  const machine = (method: Route['method'], path: string, answer: (visit: Visit, params: Params) => Promise<Response> | Response): Route => ({
    method, path: `/iceberg/v1/${path}`, kind: 'machine', permission: 'everyone', rateLimit: { requests: 1_200, seconds: 60 },
    async handle(visit, params) {
      try {
        return await answer(visit, params)
      } catch (error) {
        if (!(error instanceof Failure)) throw error
        const [type, code] = codes[error.kind]
        return json({ error: { message: visit.text(error.text), type, code } }, { status: code })
      }
    },
  })
  const refused = (): never => { throw new Failure('conflict', words.readOnly) }
  return [
    machine('GET', 'config', () => json({ defaults: {}, overrides: {}, endpoints })),
    machine('GET', 'namespaces', namespaces), machine('GET', 'namespaces/:namespace', namespace), machine('GET', 'namespaces/:namespace/tables', tables),
    machine('GET', 'namespaces/:namespace/tables/:table', table), machine('GET', 'namespaces/:namespace/tables/:table/credentials', renewed),
    machine('POST', '*', refused), machine('DELETE', '*', refused),
  ]
}
