/** The actions of CKAN's API that read. Source: CKAN 2.11, `ckan/logic/action/get.py` and `ckanext/datastore/logic/action.py`. */
import { z } from 'zod'
import { Failure } from '../../../law/failure.ts'
import { organisationName } from '../../../law/official-names.ts'
import type { Text } from '../../../law/text.ts'
import { fitting, letters } from '../../../portal/index.ts'
import type { SearchQuery } from '../../../kernel/search/index.ts'
import type { Commons } from '../commons.ts'
import { themes } from '../dataset.ts'
import type { Asker } from '../policy.ts'
import { catalogueWords } from './dcat-words.ts'
import { actionWords as words, ckanWords } from './ckan.messages.ts'
import { searchRows, tableInfo } from './ckan-datastore.ts'
import { addressOf, datasetOfResource, groupOf, licenceEntry, type Node, organizationOf, packageName, packageOf, resourcesOf, tagOf } from './ckan-package.ts'
import { listed, nothing, oneThing, paged, rowsAsked, searched } from './ckan-parameters.ts'
import { facetNames, readQuery, readSort } from './ckan-query.ts'
import { type CatalogueEntry, entryOf } from './entry.ts'
import { usualLicences } from './licences.ts'
import { entriesOf, entryAt, idOfFound, type Manner } from './load.ts'

/** Who asks, and how the answer is written. */
export interface Call {
  readonly commons: Commons
  readonly asker: Asker
  readonly ip: string
  readonly manner: Manner
}

/** One action: what it does, what it reads, and what it answers. */
export interface Action {
  readonly title: Text
  readonly reads: z.ZodObject
  readonly result: z.ZodType
  /** Throws a `Failure` (invalid) that names what `reads` does not take. */
  run(call: Call, given: Readonly<Record<string, unknown>>): Promise<unknown>
}

function action<Asked>(title: Text, reads: z.ZodObject & z.ZodType<Asked>, result: z.ZodType, does: (call: Call, asked: Asked) => Promise<unknown>): Action {
  return { title, reads, result, run: async (call, given) => does(call, fitting(reads, given)) }
}

/** As many datasets as CKAN gives at most. */
const mostRows = 1000

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

type Paged = z.output<typeof paged>

/** Every published dataset, page after page, in the order of titles. */
async function packages(call: Call, limit: number, offset: number): Promise<readonly CatalogueEntry[]> {
  const { found } = await find(call, { sort: 'title', limit, offset })
  return entriesOf(call.commons, found.map(idOfFound), call.manner)
}

/** Names alone: they are read from the paths of what is found. */
async function packageList(call: Call, { limit = Infinity, offset }: Paged): Promise<readonly string[]> {
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

async function packageSearch(call: Call, asked: z.output<typeof searched>): Promise<Node> {
  const { text, facets } = readQuery(asked.q, [...(asked.fq ? [asked.fq] : []), ...(asked.fq_list ?? [])])
  const result = await find(call, { text, facets, sort: readSort(asked.sort), limit: asked.rows, offset: asked.start })
  const fields = asked.facet ? (asked['facet.field'] ?? []).filter((field) => field in facetNames) : []
  const counted = fields.map((field) => [field, (result.facets[facetNames[field] ?? ''] ?? []).slice(0, asked['facet.limit'])] as const)
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
async function counts(call: Call, facet: string, { limit = Infinity, offset }: Paged): Promise<readonly { readonly value: string; readonly count: number }[]> {
  const { facets } = await find(call, {})
  return (facets[facet] ?? []).toSorted((a, b) => (a.value < b.value ? -1 : 1)).slice(offset, offset + limit)
}

async function show(call: Call, facet: string, value: string, described: (title?: string) => Node): Promise<Node> {
  const result = await find(call, { facets: { [facet]: [value] }, limit: mostRows })
  if (result.total === 0) throw new Failure('not found', ckanWords.noPackage)
  const entries = await entriesOf(call.commons, result.found.slice(0, 10).map(idOfFound), call.manner)
  return {
    ...described(entries[0] && organisationName(entries[0].dataset.owner, call.manner.locale)), package_count: result.total,
    packages: entries.map(({ dataset, description }) => ({ id: dataset.id, name: packageName(dataset), title: description.title[call.manner.locale] })),
  }
}

const listOf = (title: Text, facet: string, name: (value: string) => string, described: (value: string, call: Call) => Node): Action =>
  action(title, listed, z.array(z.union([z.string(), thing])), async (call, asked) => {
    const found = await counts(call, facet, asked)
    return asked.all_fields ? found.map(({ value, count }) => ({ ...described(value, call), package_count: count })) : found.map(({ value }) => name(value))
  })

const same = (value: string): string => value

/** What the results have in common: a thing with an id, and more that CKAN's clients know. */
const thing = z.looseObject({ id: z.string() })
const resource = z.looseObject({ id: z.string(), package_id: z.string(), name: z.string(), url: z.string(), format: z.string(), datastore_active: z.boolean() }).meta({ id: 'CkanResource' })
const dataset = z.looseObject({ id: z.string(), name: z.string(), title: z.string(), license_id: z.string(), resources: z.array(resource) }).meta({ id: 'CkanPackage' })
const group = z.looseObject({ id: z.string(), title: z.string(), package_count: z.int(), packages: z.array(thing) })
const field = z.looseObject({ id: z.string(), type: z.string() })

export const actions: Readonly<Record<string, Action>> = {
  site_read: action(words.site_read, nothing, z.literal(true), async () => true),
  status_show: action(words.status_show, nothing, z.looseObject({ ckan_version: z.string(), site_url: z.string(), extensions: z.array(z.string()) }), async ({ manner }) => ({
    ckan_version: '2.11.0', site_url: manner.url, site_title: catalogueWords.title[manner.locale], site_description: catalogueWords.description[manner.locale],
    locale_default: 'kk', error_emails_to: null, extensions: ['datastore', 'dcat'],
  })),
  help_show: action(words.help_show, z.object({ name: letters(1, 100) }), z.string(), async ({ manner }, { name }) => {
    if (!Object.hasOwn(actions, name)) throw new Failure('not found', ckanWords.noAction)
    return actions[name]?.title[manner.locale]
  }),
  package_list: action(words.package_list, paged, z.array(z.string()), packageList),
  current_package_list_with_resources: action(words.current_package_list_with_resources, paged, z.array(dataset), async (call, { limit = 100, offset }) =>
    (await packages(call, Math.min(limit, mostRows), offset)).map(packageOf)),
  package_show: action(words.package_show, oneThing, dataset, async (call, { id }) => packageOf(await entryNamed(call, id))),
  package_search: action(words.package_search, searched, z.looseObject({ count: z.int(), results: z.array(dataset) }), packageSearch),
  resource_show: action(words.resource_show, oneThing, resource, async (call, { id }) => {
    const of = datasetOfResource(id)
    const found = of && resourcesOf(await entryNamed(call, of)).find((each) => each['id'] === id)
    if (!found) throw new Failure('not found', ckanWords.noResource)
    return found
  }),
  group_list: listOf(words.group_list, 'theme', (value) => value.toLowerCase(), (value, { manner }) => groupOf(value, manner.locale)),
  group_show: action(words.group_show, oneThing, group, async (call, { id }) => {
    const theme = id.toUpperCase()
    return show(call, 'theme', theme, () => groupOf(theme, call.manner.locale))
  }),
  organization_list: listOf(words.organization_list, 'namespace', same, (value) => organizationOf(value, value)),
  organization_show: action(words.organization_show, oneThing, group, async (call, { id }) => {
    const namespace = id.toLowerCase()
    return show(call, 'namespace', namespace, (title = namespace) => organizationOf(namespace, title))
  }),
  tag_list: listOf(words.tag_list, 'keyword', same, tagOf),
  license_list: action(words.license_list, nothing, z.array(thing), async ({ manner }) => usualLicences.map((id) => licenceEntry(id, manner.locale))),
  datastore_search: action(words.datastore_search, rowsAsked, z.looseObject({ resource_id: z.string(), total: z.int(), fields: z.array(field), records: z.array(z.unknown()) }),
    searchRows),
  datastore_info: action(words.datastore_info, oneThing, z.looseObject({ meta: z.looseObject({ id: z.string(), count: z.int() }), fields: z.array(field) }),
    ({ commons, asker }, { id }) => tableInfo(commons, asker, id)),
}
