/** The manifests of Iceberg, format version 2, in Avro: which file a version of a table is, and in which manifest that stands. Pure. */
import { hash } from 'node:crypto'
import { Readable } from 'node:stream'
import avsc, { type schema as avro } from 'avsc'
import type { Schema } from './table-metadata.ts'

/** The one Parquet file of a version of a table. */
export interface DataFile { readonly path: string; readonly rows: number; readonly size: number }

const field = (id: number, name: string, type: avro.AvroSchema) => ({ name, type, 'field-id': id })

const manifestEntry: avro.RecordType = {
  type: 'record', name: 'manifest_entry', fields: [
    field(0, 'status', 'int'), field(1, 'snapshot_id', 'long'), field(3, 'sequence_number', 'long'), field(4, 'file_sequence_number', 'long'),
    field(2, 'data_file', { type: 'record', name: 'r2', fields: [
      field(134, 'content', 'int'), field(100, 'file_path', 'string'), field(101, 'file_format', 'string'), field(102, 'partition', { type: 'record', name: 'r102', fields: [] }),
      field(103, 'record_count', 'long'), field(104, 'file_size_in_bytes', 'long'),
    ] }),
  ],
}

const manifestFile: avro.RecordType = {
  type: 'record', name: 'manifest_file', fields: [
    field(500, 'manifest_path', 'string'), field(501, 'manifest_length', 'long'), field(502, 'partition_spec_id', 'int'), field(517, 'content', 'int'),
    field(515, 'sequence_number', 'long'), field(516, 'min_sequence_number', 'long'), field(503, 'added_snapshot_id', 'long'),
    field(504, 'added_files_count', 'int'), field(505, 'existing_files_count', 'int'), field(506, 'deleted_files_count', 'int'),
    field(512, 'added_rows_count', 'long'), field(513, 'existing_rows_count', 'long'), field(514, 'deleted_rows_count', 'long'),
  ],
}

const [added, dataFiles] = [1, 0]

/** The manifest of a version: its one file. */
export const manifest = (version: number, schema: Schema, { path, rows, size }: DataFile): Promise<Uint8Array> => container(manifestEntry, {
  schema: JSON.stringify(schema), 'schema-id': String(schema['schema-id']), 'partition-spec': '[]', 'partition-spec-id': '0', 'format-version': '2', content: 'data',
}, {
  status: added, snapshot_id: version, sequence_number: version, file_sequence_number: version,
  data_file: { content: dataFiles, file_path: path, file_format: 'PARQUET', partition: {}, record_count: rows, file_size_in_bytes: size },
})

/** The list of the manifests of a version, of which there is one. */
export const manifestList = (version: number, parent: number | undefined, { path, length, rows }: { readonly path: string; readonly length: number; readonly rows: number }): Promise<Uint8Array> =>
  container(manifestFile, { 'snapshot-id': String(version), 'parent-snapshot-id': String(parent ?? null), 'sequence-number': String(version), 'format-version': '2' }, {
    manifest_path: path, manifest_length: length, partition_spec_id: 0, content: dataFiles, sequence_number: version, min_sequence_number: version, added_snapshot_id: version,
    added_files_count: 1, existing_files_count: 0, deleted_files_count: 0, added_rows_count: rows, existing_rows_count: 0, deleted_rows_count: 0,
  })

/** A container of Avro with one record, the same bytes always: the mark between its blocks follows from what it holds. */
async function container(schema: avro.RecordType, metadata: Readonly<Record<string, string>>, record: object): Promise<Uint8Array> {
  const options = { // the types of the library do not know `metadata`
    metadata: Object.fromEntries(Object.entries(metadata).map(([name, text]) => [name, Buffer.from(text)])),
    syncMarker: Buffer.from(hash('sha256', JSON.stringify([metadata, record]), 'hex').slice(0, 32), 'hex'),
  }
  const encoder = new avsc.streams.BlockEncoder(schema, options)
  encoder.end(record)
  return Buffer.concat(await Readable.from(encoder).toArray())
}
