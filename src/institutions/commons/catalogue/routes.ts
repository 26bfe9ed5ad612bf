/** The routes of the catalogue: each description of a dataset, the catalogue as a whole, and the read API of CKAN. */
import { z } from 'zod'
import { Failure } from '../../../law/failure.ts'
import { same, type Text } from '../../../law/text.ts'
import { localeSchema } from '../../../law/text-schema.ts'
import { notFound, operation, pageNumber, type Route, versionNumber, type Visit } from '../../../portal/index.ts'
import type { Commons } from '../commons.ts'
import { readerOf } from '../hub/door.ts'
import { ckanRoutes } from './ckan-routes.ts'
import { croissant } from './croissant.ts'
import { croissantMediaType } from './croissant-context.ts'
import { dataPackage } from './data-package.ts'
import { catalogueJsonLd, type CataloguePage, catalogueTurtle, dcatJsonLd, dcatTurtle } from './dcat.ts'
import type { CatalogueEntry, ExportName } from './entry.ts'
import { entriesOf, entryAt, idOfFound } from './load.ts'
import { manner } from './manner.ts'
import { odrlOffer } from './odrl.ts'
import { schemaOrg } from './schema-org.ts'

const text = (value: unknown): string => JSON.stringify(value)

interface Format { readonly title: Text; readonly type: string; readonly write: (entry: CatalogueEntry) => string }

const formats: Readonly<Record<ExportName, Format>> = {
  'croissant.json': { title: same('Croissant 1.1'), type: croissantMediaType, write: (entry) => text(croissant(entry)) },
  'schema.jsonld': { title: same('schema.org Dataset'), type: 'application/ld+json', write: (entry) => text(schemaOrg(entry)) },
  'dcat.jsonld': { title: same('DCAT-AP 3 (JSON-LD)'), type: 'application/ld+json', write: (entry) => text(dcatJsonLd(entry)) },
  'dcat.ttl': { title: same('DCAT-AP 3 (Turtle)'), type: 'text/turtle; charset=utf-8', write: dcatTurtle },
  'datapackage.json': { title: same('Data Package 2'), type: 'application/json; charset=utf-8', write: (entry) => text(dataPackage(entry)) },
  'odrl.json': { title: same('ODRL 2.2'), type: 'application/ld+json', write: (entry) => text(odrlOffer(entry)) },
}

/** What is public may be read by pages of other sites too. */
const answer = (body: string, type: string): Response =>
  new Response(body, { headers: { 'content-type': type, 'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin' } })

const lang = localeSchema.optional()
const versionQuery = z.object({ version: versionNumber.optional().describe('The newest unless given'), lang })
const pageQuery = z.object({ page: pageNumber, lang })

/** The schema of an answer by its type: a format has a standard of its own, which is more than a schema here could say. */
const schemaOf = (type: string): z.ZodType => (type.includes('json') ? z.record(z.string(), z.unknown()) : z.string())

function formatRoutes(commons: Commons): readonly Route[] {
  return Object.entries(formats).map(([name, { title, type, write }]) => operation({
    method: 'GET', path: `/commons/datasets/:namespace/:name/${name}`, permission: 'everyone', title, rateLimit: { requests: 600, seconds: 60 },
    describes: { group: 'commons', query: versionQuery, answers: { 200: { text: title, type: type.split(';')[0]!, schema: schemaOf(type) } } },
    handle: async (visit, { params: { namespace, name: dataset }, query: { version } }) => {
      const entry = await entryAt(commons, await readerOf(commons, visit), { namespace, name: dataset, ...(version !== undefined && { version }) }, manner(visit))
      return answer(write(entry), type)
    },
  }))
}

/** Datasets of one page: an answer of some hundred kilobytes. */
const size = 100

async function pageOf(commons: Commons, visit: Visit, address: string, page: number): Promise<CataloguePage> {
  const how = manner(visit)
  const { total, found } = await commons.kernel.search.find({ kind: 'dataset', text: '', locale: how.locale, sort: 'title', limit: size, offset: (page - 1) * size })
  if (page > 1 && found.length === 0) throw new Failure('not found', notFound().text)
  const [newest] = (await commons.kernel.search.find({ kind: 'dataset', text: '', locale: how.locale, sort: 'newest', limit: 1, offset: 0 })).found
  return { entries: await entriesOf(commons, found.map(idOfFound), how), page, total, size, url: how.url, address: `${how.url}${address}`, ...(newest?.at !== undefined && { changedAt: newest.at }) }
}

function catalogue(commons: Commons, path: '/commons/catalogue.ttl' | '/commons/catalogue.jsonld', type: string, title: Text, write: (page: CataloguePage) => string): Route {
  return operation({
    method: 'GET', path, permission: 'everyone', title, rateLimit: { requests: 120, seconds: 60 },
    describes: { group: 'commons', query: pageQuery, answers: { 200: { text: title, type: type.split(';')[0]!, schema: schemaOf(type) } } },
    handle: async (visit, { query: { page } }) => answer(write(await pageOf(commons, visit, path, page)), type),
  })
}

/** Every route of the catalogue. What they show is public for published datasets; rows go through the policy function. */
export const catalogueRoutes = (commons: Commons): readonly Route[] => [
  ...formatRoutes(commons),
  catalogue(commons, '/commons/catalogue.ttl', 'text/turtle; charset=utf-8', same('DCAT-AP 3 (Turtle)'), catalogueTurtle),
  catalogue(commons, '/commons/catalogue.jsonld', 'application/ld+json', same('DCAT-AP 3 (JSON-LD)'), (page) => text(catalogueJsonLd(page))),
  ...ckanRoutes(commons),
]
