/** A dataset in the words of schema.org, as search engines read it from the head of a page. */
import { organisationName } from '../../../law/official-names.ts'
import { fieldOf, fullName } from '../dataset.ts'
import { dayOfVersion } from './croissant.ts'
import { alsoCalled, type CatalogueEntry, areFilesUntold, exportUrl, fileUrl, formatOf, lentColumns, lentFiles, pageUrl, semanticVersion } from './entry.ts'
import { licenceUrl } from './licences.ts'

type Node = { readonly [name: string]: unknown }

/** A reader of pages wants few files, the tables first; the whole list is in Croissant. */
const mostFiles = 50

/** The document, in the language of the entry. Goes into a page through `schemaOrgText`, or out as `schema.jsonld`. */
export function schemaOrg(entry: CatalogueEntry): Node {
  const { dataset, description, version, locale } = entry
  const columns = version.tables.flatMap((table) => lentColumns(entry, table))
  return {
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    '@id': pageUrl(entry),
    name: description.title[locale],
    alternateName: [...new Set(Object.values(description.title))].filter((title) => title !== description.title[locale]),
    description: description.summary[locale],
    url: pageUrl(entry),
    identifier: fullName(dataset),
    version: semanticVersion(version),
    license: licenceUrl(description.licence) ?? exportUrl(entry, 'odrl.json'),
    isAccessibleForFree: true,
    conditionsOfAccess: dataset.terms.tier,
    creator: { '@type': 'Organization', name: description.creator ?? organisationName(dataset.owner, locale) },
    publisher: { '@type': dataset.owner.organisation === undefined ? 'Person' : 'Organization', name: organisationName(dataset.owner, locale), ...alsoCalled(dataset.owner, locale) },
    dateCreated: dataset.createdAt.slice(0, 10),
    datePublished: dayOfVersion(entry),
    dateModified: dataset.changedAt.slice(0, 10),
    ...(description.keywords.length > 0 && { keywords: description.keywords }),
    ...(description.languages.length > 0 && { inLanguage: description.languages }),
    ...(description.source && { isBasedOn: description.source }),
    ...(description.spatial && { spatialCoverage: description.spatial }),
    ...(description.temporal && { temporalCoverage: `${description.temporal.from}/${description.temporal.to}` }),
    ...(columns.length > 0 && {
      variableMeasured: columns.slice(0, mostFiles).map(({ name }) => {
        const said = fieldOf(description, name)
        return {
          '@type': 'PropertyValue', name: said?.label[locale] ?? name, alternateName: name,
          ...(said?.description && { description: said.description[locale] }), ...(said?.unit && { unitText: said.unit }),
        }
      }),
    }),
    distribution: lentFiles(entry).slice(0, mostFiles).map((file) => ({
      '@type': 'DataDownload', name: file.path, contentUrl: fileUrl(entry, file), encodingFormat: formatOf(file).media,
      ...(!areFilesUntold(entry) && { contentSize: `${file.size} B`, sha256: file.hash }),
    })),
    includedInDataCatalog: { '@type': 'DataCatalog', url: `${entry.url}/commons/datasets` },
  }
}

/** The document as the text of a `<script type="application/ld+json">`: nothing in it can end the element. */
export const schemaOrgText = (entry: CatalogueEntry): string => JSON.stringify(schemaOrg(entry)).replaceAll('<', '\\u003c')
