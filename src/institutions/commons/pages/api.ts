/** The commons for programs: find datasets, see one, page through its rows, query it. */
import { z } from 'zod'
import { organisationText } from '../../../law/official-names.ts'
import { json, letters, notFound, operation, pageNumber, pageSize, type Route, several, textSchema as text, versionNumber, type Visit, wholeNumber } from '../../../portal/index.ts'
import type { Commons } from '../commons.ts'
import { type Dataset, datasetPath, type DatasetVersion, duties, modes, purposes, tiers } from '../dataset.ts'
import { type Verdict } from '../policy.ts'
import { listedOf } from '../catalogue/pages/catalogue.ts'
import { mannerOf, publicProfile } from '../dataset-page/data.ts'
import { addressesIn, lend, mostDatasets, noteAll, openAll } from '../lending/lending.ts'
import { list, sorts } from '../catalogue/pages/listing.ts'
import { apiWords as words } from './api-messages.ts'
import { askerOf, institution, seen } from './parts.ts'

const anywhere = { 'access-control-allow-origin': '*' }

const listedSchema = z.object({
  id: z.uuid(), namespace: z.string(), name: z.string(), owner: z.string(), ownerName: text, title: text, summary: text, tier: z.enum(tiers), licence: z.string(), version: z.int(), rows: z.int(),
  bytes: z.int(), updatedAt: z.iso.datetime(), readiness: z.int().optional(), path: z.string(),
}).meta({ id: 'DatasetListed' })

const columnSchema = z.object({ name: z.string(), type: z.string() })
const verdictSchema = z.object({ allowed: z.boolean(), by: z.string().optional(), code: z.string().optional(), because: z.string().optional(), columns: z.array(z.string()).optional() })

const datasetSchema = z.object({
  id: z.uuid(), namespace: z.string(), name: z.string(), owner: z.string(), ownerName: text, state: z.string(), path: z.string(), title: text.optional(), summary: text.optional(), licence: z.string().optional(),
  theme: z.string().optional(), keywords: z.array(z.string()).optional(), languages: z.array(z.string()).optional(),
  terms: z.object({ tier: z.enum(tiers), mode: z.enum(modes), purposes: z.array(z.enum(purposes)), duties: z.array(z.enum(duties)) }),
  access: z.object({ query: verdictSchema, download: verdictSchema }),
  version: z.object({
    number: z.int(), publishedAt: z.iso.datetime().optional(), readiness: z.number().optional(),
    tables: z.array(z.object({ name: z.string(), rows: z.int(), columns: z.array(columnSchema), profile: z.unknown().optional() })),
  }).optional(),
}).meta({ id: 'Dataset' })

const pageSchema = z.object({
  columns: z.array(columnSchema), rows: z.array(z.array(z.unknown())), truncated: z.boolean(), total: z.int().optional(),
}).meta({ id: 'Rows' })

const listQuery = z.object({
  q: letters(0, 300).optional().describe('Words in Kazakh, Russian or English'),
  tier: several(z.enum(tiers)), theme: several(z.string().min(1).describe('Code of a data theme, such as ECON')), language: several(z.string().min(1).describe('BCP 47 code')),
  licence: several(z.string().min(1).describe('SPDX identifier')), format: several(z.string().min(1)), owner: several(z.string().min(1)),
  sort: z.enum(sorts).default('relevance'), page: pageNumber, size: pageSize(200, 50),
})

const rowsQuery = z.object({
  table: z.string().min(1).optional().describe('Name of a table; the first unless given'), version: versionNumber.optional(),
  offset: wholeNumber(0).default(0), length: pageSize(1000, 100),
  where: letters(0, 10_000).optional().describe('One SQL condition'), orderBy: letters(0, 1000).optional().describe('Columns with directions: "year" DESC, region'),
  search: letters(0, 300).optional().describe('Words that text columns contain'),
})

const queryBody = z.object({
  datasets: z.array(letters(1, 200)).min(1).max(mostDatasets).describe('Addresses: namespace/name'),
  sql: letters(1, 100_000).describe('One SELECT in the language of DuckDB'),
  offset: z.int().min(0).default(0), limit: z.int().min(1).max(10_000).default(1000),
})

const closedOrNone = { 403: words.closed, 404: words.none } as const

const verdictOf = (verdict: Verdict, { locale }: Pick<Visit, 'locale'>): z.infer<typeof verdictSchema> => (verdict.allowed
  ? { allowed: true, by: typeof verdict.by === 'string' ? verdict.by : verdict.by.grant, ...(verdict.columns && { columns: [...verdict.columns] }) }
  : { allowed: false, code: verdict.code, because: verdict.because[locale] })

export const apiRoutes = (commons: Commons): readonly Route[] => [
  operation({
    method: 'GET', path: '/api/commons/datasets', permission: 'everyone', title: words.list, rateLimit: { requests: 600, seconds: 60 },
    describes: {
      group: institution, description: words.listAbout, query: listQuery,
      answers: { 200: { text: words.list, schema: z.object({ total: z.int(), page: z.int(), size: z.int(), datasets: z.array(listedSchema), facets: z.record(z.string(), z.array(z.object({ value: z.string(), count: z.int() }))) }) } },
    },
    handle: async (visit, { query: { q: searched = '', sort, page, size, ...choice } }) => {
      const chosen = Object.fromEntries(Object.entries(choice).filter(([, values]) => values !== undefined))
      const { rows, total, facets } = await list(commons, { text: searched, chosen, sort }, visit.locale, { limit: size, offset: (page - 1) * size })
      return json({ total, page, size, datasets: rows.map(listedOf), facets }, { headers: anywhere })
    },
  }),
  operation({
    method: 'GET', path: '/api/commons/datasets/:namespace/:name', permission: 'everyone', title: words.one, rateLimit: { requests: 600, seconds: 60 },
    describes: { group: institution, description: words.oneAbout, answers: { 200: { text: words.one, schema: datasetSchema } }, refusals: { 404: words.none } },
    handle: async (visit, { params }) => {
      const { dataset, asker } = await seen(commons, visit, params)
      const version = dataset.latest === undefined ? undefined : await commons.datasets.version(dataset.id, dataset.latest)
      const [query, download] = await Promise.all([commons.access.verdict(asker, dataset, { mode: 'query' }), commons.access.verdict(asker, dataset, { mode: 'download' })])
      return json(await datasetAnswer(commons, dataset, version, { query: verdictOf(query, visit), download: verdictOf(download, visit) }, query), { headers: anywhere })
    },
  }),
  operation({
    method: 'GET', path: '/api/commons/datasets/:namespace/:name/rows', permission: 'everyone', title: words.rows, rateLimit: { requests: 600, seconds: 60 },
    describes: { group: institution, description: words.rowsAbout, query: rowsQuery, answers: { 200: { text: words.rows, schema: pageSchema } }, refusals: closedOrNone },
    handle: async (visit, { params, query: asked }) => {
      const { dataset, asker } = await seen(commons, visit, params)
      const opened = await commons.access.open(asker, dataset, { mode: 'query', ...(asked.version !== undefined && { version: asked.version }) })
      const found = await commons.reader.tables(opened, async (sources) => {
        const source = asked.table === undefined ? sources[0] : sources.find(({ name }) => name === asked.table)
        if (source === undefined) throw notFound()
        const { offset, length, where, orderBy, search } = asked
        return { name: source.name, page: await commons.engine.rows(source, {
          offset, length, ...mannerOf(visit), ...(where !== undefined && { where }), ...(orderBy !== undefined && { orderBy }), ...(search !== undefined && { search }) }) }
      })
      const { columns, rows, truncated, total } = found.page
      await noteAll(commons, [opened], { door: 'viewer', mode: 'query', what: `${found.name} ${asked.offset}–${asked.offset + rows.length}`, rows: rows.length })
      return json({ columns, rows, truncated, total })
    },
  }),
  operation({
    method: 'POST', path: '/api/commons/query', permission: 'everyone', title: words.query, rateLimit: { requests: 120, seconds: 60 }, refusesAskers: true,
    describes: { group: institution, description: words.queryAbout, json: queryBody, answers: { 200: { text: words.query, schema: pageSchema } }, refusals: closedOrNone },
    handle: async (visit, { body: { datasets, sql, offset, limit } }) => {
      await commons.engine.requireRoom(mannerOf(visit))
      const asker = await askerOf(commons, visit)
      const opened = await openAll(commons, asker, addressesIn(datasets), 'query')
      const { columns, rows, truncated, total } = await lend(commons, opened, (sources) => {
        if (sources.length === 0) throw notFound()
        return commons.engine.query(sources, sql, { limit, offset, ...mannerOf(visit) })
      })
      await noteAll(commons, opened, { door: 'sql', mode: 'query', what: sql, rows: rows.length })
      return json({ columns, rows, truncated, ...(total !== undefined && { total }) })
    },
  }),
]

async function datasetAnswer(commons: Commons, dataset: Dataset, version: DatasetVersion | undefined, access: z.infer<typeof datasetSchema>['access'], verdict: Verdict): Promise<z.infer<typeof datasetSchema>> {
  const { id, namespace, name, owner, state, description, terms } = dataset
  const whole = verdict.allowed && verdict.rows === undefined && verdict.columns === undefined
  return {
    id, namespace, name, owner: owner.name, ownerName: organisationText(owner), state, path: datasetPath(dataset), access,
    ...(description && {
      title: description.title, summary: description.summary, licence: description.licence, theme: description.theme, keywords: description.keywords, languages: description.languages,
    }),
    terms: { tier: terms.tier, mode: terms.mode, purposes: terms.purposes, duties: terms.duties },
    ...(version && {
      version: {
        number: version.number, ...(version.publishedAt !== undefined && { publishedAt: version.publishedAt }), ...(version.readiness && { readiness: version.readiness.score }),
        tables: await Promise.all(version.tables.map(async (table) => ({
          name: table.name, rows: table.rows, columns: table.columns.map(({ name: column, type }) => ({ name: column, type })),
          // Of data that were taken back only the structure is told.
          ...((verdict.allowed || verdict.code !== 'withdrawn') && { profile: whole ? table.profile : await publicProfile(commons, dataset, version, table) }),
        }))),
      },
    }),
  }
}
