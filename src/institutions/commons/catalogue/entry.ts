/** What the catalogue says of one version of a dataset, as one value, and the addresses at which it is found. */
import { everyName, organisationName } from '../../../law/official-names.ts'
import type { Locale } from '../../../law/text.ts'
import { type Dataset, datasetPath, type DatasetVersion, type Description, fullName, isHiddenInPart, type RepositoryFile, type VersionTable } from '../dataset.ts'
import { veiledVersion } from '../privacy/index.ts'

export interface CatalogueEntry {
  readonly dataset: Dataset
  readonly description: Description
  readonly version: DatasetVersion
  /** Where the public reaches the portal: no path, no slash at the end. */
  readonly url: string
  /** The language of formats that take only one. */
  readonly locale: Locale
}

/** The entry of a version; undefined while the publisher has said nothing of the data. */
export function entryOf(dataset: Dataset, version: DatasetVersion, { url, locale = 'en' }: { readonly url: string; readonly locale?: Locale }): CatalogueEntry | undefined {
  // A description is everybody's: of data that not everybody has whole it has no figure of what stands in the rows.
  return dataset.description && { dataset, description: dataset.description, version: areFilesUntold({ dataset }) ? veiledVersion(version) : version, url, locale }
}

/** The other official names of an owner, where it has any: for formats in which a name has no language. */
export function alsoCalled(owner: Dataset['owner'], locale: Locale): { readonly alternateName?: readonly string[] } {
  const others = everyName(owner).filter((name) => name !== organisationName(owner, locale))
  return others.length === 0 ? {} : { alternateName: others }
}

type Addressed = Pick<CatalogueEntry, 'dataset' | 'url'>

/** The page for people. Without a language: it leads on to the reader's. */
export const pageUrl = ({ dataset, url }: Addressed): string => `${url}${datasetPath(dataset)}`

const exportNames = [
  'croissant.json', 'schema.jsonld', 'dcat.jsonld', 'dcat.ttl', 'datapackage.json', 'odrl.json',
] as const
/** One machine-readable description of a dataset. */
export type ExportName = (typeof exportNames)[number]

/** Path of a description, to be linked from the page. It has no language. */
export const exportPath = (dataset: Pick<Dataset, 'namespace' | 'name'>, name: ExportName): string => `${datasetPath(dataset)}/${name}`
export const exportUrl = ({ dataset, url }: Addressed, name: ExportName): string => `${url}${exportPath(dataset, name)}`

/** The file itself, in this version: it never changes. */
export const fileUrl = ({ dataset, version, url }: Pick<CatalogueEntry, 'dataset' | 'version' | 'url'>, { path }: Pick<RepositoryFile, 'path'>): string =>
  `${url}/datasets/${fullName(dataset)}/resolve/v${version.number}/${path.split('/').map(encodeURIComponent).join('/')}`

/** `MAJOR.MINOR.PATCH`, as Croissant and Data Package want it: every version of ours may change rows. */
export const semanticVersion = ({ number }: Pick<DatasetVersion, 'number'>): string => `${number}.0.0`

/** Whether readers get less than the stored files, so that neither hash nor size of those is true of what they get. */
export const isSliced = ({ dataset: { terms } }: Pick<CatalogueEntry, 'dataset'>): boolean => terms.columns !== undefined || terms.rows !== undefined

/** Whether neither hash nor size of the files is told. */
export const areFilesUntold = ({ dataset: { terms } }: Pick<CatalogueEntry, 'dataset'>): boolean => isHiddenInPart(terms)

type Lending = Pick<CatalogueEntry, 'dataset' | 'version'>

/** What was taken back is described, but nothing of it can be had. */
const isTakenBack = ({ dataset, version }: Lending): boolean => dataset.state === 'withdrawn' || version.state === 'retired'

/** The columns of a table that are lent. */
export const lentColumns = (entry: Lending, table: VersionTable): VersionTable['columns'] => {
  const { columns } = entry.dataset.terms
  if (isTakenBack(entry)) return []
  return columns ? table.columns.filter(({ name }) => columns.includes(name)) : table.columns
}

/**
 * The files that readers may get, tables first, each path once. Of a dataset of which only some columns or rows are lent, those are
 * the tables alone.
 */
export function lentFiles(entry: Lending): readonly (RepositoryFile & { readonly table?: VersionTable })[] {
  const { tables, files } = entry.version
  if (isTakenBack(entry)) return []
  const ofTables = tables.filter((table) => lentColumns(entry, table).length > 0).map((table) => ({ ...table.file, table }))
  const known = new Set(tables.map(({ file }) => file.path))
  return isSliced(entry) ? ofTables : [...ofTables, ...files.filter(({ path }) => !known.has(path))]
}

interface Format {
  /** What the reference implementation of Croissant and the registries of media types call it. */
  readonly media: string
  /** What CKAN and Data Package call it. */
  readonly name: string
  /** The last part of the address in the list of file types of the EU Publications Office, where it has one. */
  readonly eu?: string
}

const formats: Readonly<Record<string, Format>> = {
  parquet: { media: 'application/x-parquet', name: 'parquet', eu: 'PARQUET' },
  csv: { media: 'text/csv', name: 'csv', eu: 'CSV' },
  tsv: { media: 'text/tab-separated-values', name: 'tsv', eu: 'TSV' },
  json: { media: 'application/json', name: 'json', eu: 'JSON' },
  jsonl: { media: 'application/jsonlines', name: 'jsonl' },
  ndjson: { media: 'application/jsonlines', name: 'ndjson' },
  geojson: { media: 'application/geo+json', name: 'geojson', eu: 'GEOJSON' },
  xlsx: { media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', name: 'xlsx', eu: 'XLSX' },
  xml: { media: 'application/xml', name: 'xml', eu: 'XML' },
  txt: { media: 'text/plain', name: 'txt', eu: 'TXT' },
  md: { media: 'text/markdown', name: 'md' },
  pdf: { media: 'application/pdf', name: 'pdf', eu: 'PDF' },
  zip: { media: 'application/zip', name: 'zip', eu: 'ZIP' },
  png: { media: 'image/png', name: 'png', eu: 'PNG' },
  jpg: { media: 'image/jpeg', name: 'jpg', eu: 'JPEG' },
  jpeg: { media: 'image/jpeg', name: 'jpg', eu: 'JPEG' },
  mp3: { media: 'audio/mpeg', name: 'mp3' },
  wav: { media: 'audio/wav', name: 'wav' },
}

/** The format of a file by its name. */
export function formatOf({ path }: Pick<RepositoryFile, 'path'>): Format {
  const ending = /\.([A-Za-z0-9]{1,10})$/.exec(path)?.[1]?.toLowerCase() ?? ''
  return formats[ending] ?? { media: 'application/octet-stream', name: ending || 'bin' }
}
