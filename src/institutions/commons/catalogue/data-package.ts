/** A version as a Data Package v2: its files as resources, its tables with their Table Schema. Source: datapackage.org, version 2. */
import { organisationName } from '../../../law/official-names.ts'
import { fieldOf, fullName, type VersionTable } from '../dataset.ts'
import { typeNames } from './column-types.ts'
import { type CatalogueEntry, areFilesUntold, fileUrl, formatOf, lentColumns, lentFiles, pageUrl, semanticVersion } from './entry.ts'
import { licenceUrl } from './licences.ts'

type Node = { readonly [name: string]: unknown }

/** The descriptor, in the language of the entry. */
export function dataPackage(entry: CatalogueEntry): Node {
  const { dataset, description, version, locale } = entry
  const names = new Set<string>()
  return {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: fullName(dataset).toLowerCase().replaceAll('/', '--'),
    id: dataset.id,
    title: description.title[locale],
    description: description.summary[locale],
    homepage: pageUrl(entry),
    version: semanticVersion(version),
    created: version.publishedAt ?? version.createdAt,
    ...(description.keywords.length > 0 && { keywords: description.keywords }),
    licenses: [{ name: description.licence, ...(licenceUrl(description.licence) && { path: licenceUrl(description.licence) }) }],
    contributors: [
      { title: organisationName(dataset.owner, locale), roles: ['publisher'] },
      { title: description.responsible.name, roles: ['contact'], ...(description.responsible.email && { email: description.responsible.email }) },
      ...(description.creator ? [{ title: description.creator, roles: ['creator'] }] : []),
    ],
    ...(description.source && { sources: [{ title: description.source, path: description.source }] }),
    resources: lentFiles(entry).map((file) => {
      const format = formatOf(file)
      return {
        name: distinct(file.table?.name ?? file.path, names), path: fileUrl(entry, file), format: format.name, mediatype: format.media,
        ...(file.table && { title: file.table.name, type: 'table', schema: tableSchema(entry, file.table) }),
        // A reader of Parquet counts no bytes, and frictionless takes bytes that are told and not counted for an error.
        ...(!areFilesUntold(entry) && { ...(format.name !== 'parquet' && { bytes: file.size }), hash: `sha256:${file.hash}` }),
      }
    }),
  }
}

/** Names of resources are one of a kind and of the signs of an address. */
function distinct(wanted: string, taken: Set<string>): string {
  const plain = wanted.toLowerCase().replaceAll(/[^\p{L}\p{N}._-]+/gu, '-').replaceAll(/^[-.]+|[-.]+$/g, '') || 'file'
  let name = plain
  for (let next = 2; taken.has(name); next += 1) name = `${plain}-${next}`
  taken.add(name)
  return name
}

function tableSchema(entry: CatalogueEntry, table: VersionTable): Node {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    fields: lentColumns(entry, table).map(({ name, type }) => {
      const said = fieldOf(entry.description, name)
      const { schema, format } = typeNames(type)
      return {
        name, type: schema, ...(format && { format }),
        ...(said && { title: said.label[entry.locale] }), ...(said?.description && { description: said.description[entry.locale] }),
        ...(said?.unit && { unit: said.unit }),
      }
    }),
  }
}
