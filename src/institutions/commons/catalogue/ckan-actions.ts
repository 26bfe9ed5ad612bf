/** The actions of CKAN's API that read. Source: CKAN 2.11, `ckan/logic/action/get.py` and `ckanext/datastore/logic/action.py`. */
import { z } from 'zod'
import { Failure } from '../../../law/failure.ts'
import { fitting, letters, wholeNumber } from '../../../portal/index.ts'
import type { SearchQuery } from '../../../kernel/search/index.ts'
import type { Commons } from '../commons.ts'
import { themes } from '../dataset.ts'
import type { Asker } from '../policy.ts'
import { catalogueWords } from './dcat-words.ts'
import { ckanWords } from './ckan.messages.ts'
import { datastoreQuery, searchRows, tableInfo } from './ckan-datastore.ts'
import { addressOf, datasetOfResource, groupOf, licenceEntry, type Node, organizationOf, packageName, packageOf, resourcesOf, tagOf } from './ckan-package.ts'
import { facetNames, readQuery, readSort } from './ckan-query.ts'
import { type CatalogueEntry, entryOf } from './entry.ts'
import { usualLicences } from './licences.ts'
import { entriesOf, entryAt, idOfFound, type Manner } from './load.ts'

/** What was asked, and how the answer is written. */
export interface Call {
  readonly commons: Commons
  readonly asker: Asker
  readonly ip: string
  readonly manner: Manner
  readonly given: Readonly<Record<string, unknown>>
}

type Action = (call: Call) => Promise<unknown>

/** As many as CKAN gives at most. */
const mostRows = 1000

const parsed = <T>(schema: z.ZodType<T>, { given }: Call): T => fitting(schema, given)

const flag = z.union([z.boolean(), z.string().transform((text) => /^(?:true|1|yes)$/i.test(text))]).default(false)
const listing = z.object({ limit: wholeNumber(0, 32_000).optional(), offset: wholeNumber(0).default(0), all_fields: flag })
const one = z.object({ id: letters(1, 1000) })
const strings = z.preprocess((value) => {
  if (typeof value !== 'string') return value
  try {
    return value.trim().startsWith('[') ? JSON.parse(value) : [value]
  } catch {
    return [value]
  }
}, z.array(z.string()))
const search = z.object({
  q: z.string().default(''), fq: z.string().optional(), fq_list: strings.optional(), sort: z.string().default(''), rows: wholeNumber(0, 32_000).default(10),
  start: wholeNumber(0).default(0), facet: z.union([z.boolean(), z.string().transform((text) => text !== 'false')]).default(true),
  'facet.field': strings.optional(), 'facet.limit': wholeNumber(-1, 32_000).default(50).describe('−1: all'),
})

/** All parameters that some action reads: what an address may say, whatever the action. */
export const ckanParameters = z.object({ ...listing.shape, ...search.shape, ...datastoreQuery.shape }).partial()

const find = ({ commons, manner }: Call, query: Partial<SearchQuery>) =>
  commons.kernel.search.find({ kind: 'dataset', text: '', locale: manner.locale, limit: 0, offset: 0, ...query })

/** The entry of a package by its id or its name. */
async function entryNamed({ commons, asker, manner }: Call, id: string): Promise<CatalogueEntry> {
  if (/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) {
    const { dataset, version } = await commons.access.open(asker, await commons.datasets.byId(id), { mode: 'metadata' })
    const entry = entryOf(dataset, version, manner)
    if (entry) return entry
  }
  const address = addressOf(id)
  if (address === undefined) throw new Failure('not found', ckanWords.noPackage)
  return entryAt(commons, asker, address, manner)
}

/** Every published dataset, page after page, in the order of titles. */
async function packages(call: Call, limit: number, offset: number): Promise<readonly CatalogueEntry[]> {
  const { found } = await find(call, { sort: 'title', limit, offset })
  return entriesOf(call.commons, found.map(idOfFound), call.manner)
}

/** Names alone: they are read from the paths of what is found. */
async function packageList(call: Call): Promise<readonly string[]> {
  const { limit = Infinity, offset } = parsed(listing, call)
  const names: string[] = []
  while (names.length < limit) {
    const { found } = await find(call, { sort: 'title', limit: Math.min(mostRows, limit - names.length), offset: offset + names.length })
    if (found.length === 0) break
    for (const { path } of found) {
      const [name = '', namespace = ''] = path.split('/').toReversed()
      names.push(`${namespace}--${name}`.toLowerCase())
    }
  }
  return names
}

async function packageSearch(call: Call): Promise<Node> {
  const asked = parsed(search, call)
  const { text, facets } = readQuery(asked.q, [...(asked.fq ? [asked.fq] : []), ...(asked.fq_list ?? [])])
  const result = await find(call, { text, facets, sort: readSort(asked.sort), limit: Math.min(asked.rows, mostRows), offset: asked.start })
  const fields = asked.facet ? (asked['facet.field'] ?? []).filter((field) => field in facetNames) : []
  const most = asked['facet.limit'] < 0 ? undefined : asked['facet.limit']
  const counted = fields.map((field) => [field, (result.facets[facetNames[field] ?? ''] ?? []).slice(0, most)] as const)
  return {
    count: result.total, sort: asked.sort || 'score desc, metadata_modified desc',
    results: (await entriesOf(call.commons, result.found.map(idOfFound), call.manner)).map(packageOf),
    facets: Object.fromEntries(counted.map(([field, values]) => [field, Object.fromEntries(values.map(({ value, count }) => [facetValue(field, value), count]))])),
    search_facets: Object.fromEntries(counted.map(([field, values]) => [field, {
      title: field, items: values.map(({ value, count }) => ({ name: facetValue(field, value), display_name: facetTitle(field, value, call.manner.locale), count })),
    }])),
  }
}

const facetValue = (field: string, value: string): string => (field === 'groups' ? value.toLowerCase() : field === 'res_format' ? value.toUpperCase() : value)
const facetTitle = (field: string, value: string, locale: Manner['locale']): string => (field === 'groups' ? themes[value]?.[locale] ?? value : facetValue(field, value))

/** Values of a facet with how many datasets have each, for the lists of groups, organisations and tags. */
async function counts(call: Call, facet: string): Promise<readonly { readonly value: string; readonly count: number }[]> {
  const { limit, offset } = parsed(listing, call)
  const { facets } = await find(call, {})
  return (facets[facet] ?? []).toSorted((a, b) => (a.value < b.value ? -1 : 1)).slice(offset, limit === undefined ? undefined : offset + limit)
}

async function show(call: Call, facet: string, value: string, described: (title?: string) => Node): Promise<Node> {
  const result = await find(call, { facets: { [facet]: [value] }, limit: mostRows })
  if (result.total === 0) throw new Failure('not found', ckanWords.noPackage)
  const entries = await entriesOf(call.commons, result.found.slice(0, 10).map(idOfFound), call.manner)
  return {
    ...described(entries[0]?.dataset.owner.name), package_count: result.total,
    packages: entries.map(({ dataset, description }) => ({ id: dataset.id, name: packageName(dataset), title: description.title[call.manner.locale] })),
  }
}

const listOf = (facet: string, name: (value: string) => string, described: (value: string, call: Call) => Node): Action => async (call) => {
  const found = await counts(call, facet)
  return parsed(listing, call).all_fields ? found.map(({ value, count }) => ({ ...described(value, call), package_count: count })) : found.map(({ value }) => name(value))
}

const same = (value: string): string => value

export const actions: Readonly<Record<string, Action>> = {
  site_read: async () => true,
  status_show: async ({ manner }) => ({
    ckan_version: '2.11.0', site_url: manner.url, site_title: catalogueWords.title[manner.locale], site_description: catalogueWords.description[manner.locale],
    locale_default: 'kk', error_emails_to: null, extensions: ['datastore', 'dcat'],
  }),
  package_list: packageList,
  current_package_list_with_resources: async (call) => {
    const { limit = 100, offset } = parsed(listing, call)
    return (await packages(call, Math.min(limit, mostRows), offset)).map(packageOf)
  },
  package_show: async (call) => packageOf(await entryNamed(call, parsed(one, call).id)),
  package_search: packageSearch,
  resource_show: async (call) => {
    const { id } = parsed(one, call)
    const dataset = datasetOfResource(id)
    const resource = dataset && resourcesOf(await entryNamed(call, dataset)).find((each) => each['id'] === id)
    if (!resource) throw new Failure('not found', ckanWords.noResource)
    return resource
  },
  group_list: listOf('theme', (value) => value.toLowerCase(), (value, { manner }) => groupOf(value, manner.locale)),
  group_show: async (call) => {
    const theme = parsed(one, call).id.toUpperCase()
    return show(call, 'theme', theme, () => groupOf(theme, call.manner.locale))
  },
  organization_list: listOf('namespace', same, (value) => organizationOf(value, value)),
  organization_show: async (call) => {
    const namespace = parsed(one, call).id.toLowerCase()
    return show(call, 'namespace', namespace, (title = namespace) => organizationOf(namespace, title))
  },
  tag_list: listOf('keyword', same, tagOf),
  license_list: async ({ manner }) => usualLicences.map((id) => licenceEntry(id, manner.locale)),
  datastore_search: async (call) => searchRows(call, parsed(datastoreQuery, call)),
  datastore_info: async (call) => tableInfo(call.commons, call.asker, parsed(z.object({ id: z.string() }), call).id),
  datastore_search_sql: async () => { throw new Failure('refused', ckanWords.noSql) },
}
