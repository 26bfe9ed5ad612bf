/** The tables of a dataset as Iceberg tables: which there are for whoever asks, and their metadata as files below `dataset@iceberg/table/`. */
import { hash } from 'node:crypto'
import { quoteText } from '../../../kernel/duckdb/index.ts'
import { Failure } from '../../../law/failure.ts'
import type { Commons, Opened } from '../commons.ts'
import type { Dataset } from '../dataset.ts'
import type { SeenFile, View, Views } from '../hub/index.ts'
import type { Asker } from '../policy.ts'
import { cutOf } from '../reader.ts'
import { type LentVersion, lentVersions } from '../temporary-keys.ts'
import { type DataFile, manifest, manifestList } from './manifests.ts'
import { words } from './messages.ts'
import { manifestListPath, manifestPath, type Schemas, schemasOf, tableMetadata, type TableVersion } from './table-metadata.ts'

/** A table with what its reader is lent of each version. */
export interface LentTable {
  readonly name: string
  readonly location: string
  readonly metadataPath: string
  readonly versions: readonly TableVersion[]
  readonly schemas: Schemas
  readonly metadata: ReturnType<typeof tableMetadata>
}

const versionHint = 'metadata/version-hint.text'
const metadataPath = (number: number): string => `metadata/v${number}.metadata.json`

const bucketOf = ({ namespace }: Dataset): string => `s3://${namespace.toLowerCase()}`
/** Where the metadata of the tables of a dataset lie, and with what the addresses of its versions begin. */
export const icebergPlace = (dataset: Dataset): string => `${bucketOf(dataset)}/${dataset.name}@iceberg/`
export const versionsPlace = (dataset: Dataset): string => `${bucketOf(dataset)}/${dataset.name}@v`

/** The names of the tables in the versions that somebody is lent. */
export const tableNames = (lent: readonly LentVersion[]): readonly string[] =>
  [...new Set(lent.flatMap(({ version, verdict }) => version.tables.filter((table) => cutOf({ verdict }, table) !== undefined).map(({ name }) => name)))].toSorted()

/** A table by its name. Throws a `Failure`: not found, or refused with the column that Iceberg has no type for. */
export function lentTable(dataset: Dataset, lent: readonly LentVersion[], name: string): LentTable {
  const versions = lent.flatMap(({ version, verdict }): readonly TableVersion[] => {
    const table = version.tables.find((one) => one.name === name)
    const cut = table && cutOf({ verdict }, table)
    if (table === undefined || cut === undefined) return []
    return [{ number: version.number, at: version.publishedAt ?? version.createdAt, columns: cut.columns === undefined ? table.columns : table.columns.filter((column) => cut.columns!.includes(column.name)) }]
  })
  const last = versions.at(-1)
  if (last === undefined) throw new Failure('not found', words.noTable)
  const schemas = schemasOf(versions)
  if ('column' in schemas) throw new Failure('refused', words.untyped(schemas))
  const location = icebergPlace(dataset) + name
  return { name, location, versions, schemas, metadataPath: `${location}/${metadataPath(last.number)}`, metadata: tableMetadata({ dataset: dataset.id, table: name, location }, versions, schemas) }
}

export interface IcebergFiles {
  /** A file of the metadata, by its path below `dataset@iceberg/`; undefined when there is none. `only` names the versions that a temporary key opens. */
  file(asker: Asker, dataset: Dataset, path: string, only?: readonly number[]): Promise<SeenFile | undefined>
}

const mostRemembered = 1_000

export function icebergFiles(commons: Commons, views: Pick<Views, 'published'>): IcebergFiles {
  /** Rows of files that were cut for a reader, by the hashes of the files. */
  const counted = new Map<string, number>()

  /** As many rows as the file has: of what was cut the version does not know it, and readers count by it. */
  async function rowsOf({ verdict, version }: Opened, name: string, { hash, content }: SeenFile): Promise<number> {
    if (verdict.rows === undefined) return version.tables.find((table) => table.name === name)!.rows
    const known = counted.get(hash)
    if (known !== undefined) return known
    if (!('file' in content)) throw new Error('A table is a file')
    const [page] = await commons.kernel.files.borrow(content.file, (path) => commons.engine.trusted({ inputs: [path], statements: [`select sum(num_rows) from parquet_file_metadata(${quoteText(path)})`] }))
    const rows = Number(page!.rows[0]![0])
    if (counted.size >= mostRemembered) counted.clear()
    counted.set(hash, rows)
    return rows
  }

  async function dataFile({ dataset, files, opened }: View, name: string): Promise<DataFile> {
    const { verdict, version } = opened!
    const path = verdict.columns === undefined && verdict.rows === undefined ? version.tables.find((table) => table.name === name)!.file.path : `data/${name}.parquet`
    const file = files.find((one) => one.path === path)
    if (file === undefined) throw new Failure('not found', words.noTable)
    return { path: `${versionsPlace(dataset)}${version.number}/${path}`, rows: await rowsOf(opened!, name, file), size: file.size }
  }

  return {
    async file(asker, dataset, path, only) {
      const [name = '', ...rest] = path.split('/')
      const below = rest.join('/')
      const all = await lentVersions(commons, asker, dataset)
      const lent = only === undefined ? all : all.filter(({ version }) => only.includes(version.number))
      if (!tableNames(lent).includes(name)) return undefined
      const table = lentTable(dataset, lent, name)
      if (below === versionHint) return written(below, String(table.versions.at(-1)!.number))
      if (below === metadataPath(table.versions.at(-1)!.number)) return written(below, JSON.stringify(table.metadata))
      const at = table.versions.findIndex(({ number }) => below === manifestPath(number) || below === manifestListPath(number))
      const version = table.versions[at]
      if (version === undefined) return undefined
      const data = await dataFile(await views.published(asker, dataset, version.number), name)
      const bytes = await manifest(version.number, table.schemas.of.get(version.number)!, data)
      if (below === manifestPath(version.number)) return written(below, bytes)
      return written(below, await manifestList(version.number, table.versions[at - 1]?.number, { path: `${table.location}/${manifestPath(version.number)}`, length: bytes.length, rows: data.rows }))
    },
  }
}

function written(path: string, content: string | Uint8Array): SeenFile {
  const text = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return { path, hash: hash('sha256', text, 'hex'), size: text.length, content: { text } }
}
