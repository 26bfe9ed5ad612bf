/** The metadata of a table of Iceberg, format version 2 (iceberg.apache.org/spec): the versions of a dataset as snapshots of a table. Pure. */
import { hashOf } from '../../../law/canonical.ts'
import type { Instant } from '../../../law/time.ts'
import { type IcebergType, icebergType } from './column-types.ts'

/** A table as one version of the dataset has it, cut to what its reader is lent. */
export interface TableVersion {
  readonly number: number
  readonly at: Instant
  readonly columns: readonly { readonly name: string; readonly type: string }[]
}

interface Field { readonly id: number; readonly name: string; readonly required: false; readonly type: IcebergType }
export interface Schema { readonly type: 'struct'; readonly 'schema-id': number; readonly fields: readonly Field[] }

/** A column of which Iceberg has no type. */
export interface Untyped { readonly column: string; readonly type: string; readonly version: number }

export interface Schemas { readonly all: readonly Schema[]; readonly of: ReadonlyMap<number, Schema>; readonly names: readonly NameMapping[]; readonly lastId: number }
interface NameMapping { readonly 'field-id': number; readonly names: readonly string[]; readonly fields?: readonly NameMapping[] }

/**
 * The schemas of the versions, in their order. A column has one id as long as it has one name: files of ours name columns and hold no ids. Answers the
 * first column that Iceberg has no type for, where there is one.
 */
export function schemasOf(versions: readonly TableVersion[]): Schemas | Untyped {
  const ids = new Map<string, number>()
  const idOf = (path: string): number => {
    const id = ids.get(path) ?? ids.size + 1
    ids.set(path, id)
    return id
  }
  const [all, of, names] = [new Map<string, Schema>(), new Map<number, Schema>(), new Map<string, NameMapping>()]
  for (const { number, columns } of versions) {
    const fields: Field[] = []
    for (const { name, type } of columns) {
      const path = JSON.stringify(name)
      const id = idOf(path)
      const known = icebergType(type, path, idOf)
      if (known === undefined) return { column: name, type, version: number }
      fields.push({ id, name, required: false, type: known })
      names.set(name, { 'field-id': id, names: [name], ...namesInside(known) })
    }
    const key = JSON.stringify(fields)
    const schema = all.get(key) ?? { type: 'struct', 'schema-id': all.size, fields }
    all.set(key, schema)
    of.set(number, schema)
  }
  return { all: [...all.values()], of, names: [...names.values()], lastId: ids.size }
}

const namesInside = (type: IcebergType): { readonly fields?: readonly NameMapping[] } =>
  (typeof type === 'string' ? {} : { fields: [{ 'field-id': type['element-id'], names: ['element'], ...namesInside(type.element) }] })

/** The id of a table: the same for everybody and for ever. */
const uuidOf = (dataset: string, table: string): string => {
  const hash = hashOf({ dataset, table })
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-5${hash.slice(13, 16)}-a${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

export interface TableAddress { readonly dataset: string; readonly table: string; readonly location: string }

/** Where the list of the manifests of a version lies, and its one manifest, below the location of the table. */
export const manifestListPath = (version: number): string => `metadata/snap-${version}.avro`
export const manifestPath = (version: number): string => `metadata/manifest-${version}.avro`

/**
 * The metadata of the table with the last version as its present state. The number of a version is the id of its snapshot, and `v2` is a tag on the second.
 */
export function tableMetadata({ dataset, table, location }: TableAddress, versions: readonly TableVersion[], schemas: Schemas) {
  const last = versions.at(-1)!
  return {
    'format-version': 2, 'table-uuid': uuidOf(dataset, table), location, 'last-sequence-number': last.number, 'last-updated-ms': Date.parse(last.at), 'last-column-id': schemas.lastId,
    'current-schema-id': schemas.of.get(last.number)!['schema-id'], schemas: schemas.all, 'default-spec-id': 0, 'partition-specs': [{ 'spec-id': 0, fields: [] }], 'last-partition-id': 999,
    'default-sort-order-id': 0, 'sort-orders': [{ 'order-id': 0, fields: [] }], properties: { 'schema.name-mapping.default': JSON.stringify(schemas.names) },
    'current-snapshot-id': last.number,
    refs: { main: { 'snapshot-id': last.number, type: 'branch' }, ...Object.fromEntries(versions.map(({ number }) => [`v${number}`, { 'snapshot-id': number, type: 'tag' }])) },
    snapshots: versions.map(({ number, at }, place) => ({
      'snapshot-id': number, ...(place > 0 && { 'parent-snapshot-id': versions[place - 1]!.number }), 'sequence-number': number, 'timestamp-ms': Date.parse(at),
      'manifest-list': `${location}/${manifestListPath(number)}`, summary: { operation: place === 0 ? 'append' : 'overwrite' }, 'schema-id': schemas.of.get(number)!['schema-id'],
    })),
    'snapshot-log': versions.map(({ number, at }) => ({ 'snapshot-id': number, 'timestamp-ms': Date.parse(at) })), 'metadata-log': [],
  }
}
