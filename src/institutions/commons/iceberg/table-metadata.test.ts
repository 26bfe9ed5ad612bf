import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Instant } from '../../../law/time.ts'
import { schemasOf, tableMetadata, type TableVersion } from './table-metadata.ts'

const version = (number: number, columns: Readonly<Record<string, string>>): TableVersion =>
  ({ number, at: `2026-0${number}-01T00:00:00.000Z` as Instant, columns: Object.entries(columns).map(([name, type]) => ({ name, type })) })
const address = { dataset: 'd', table: 't', location: 's3://ulgi/d@iceberg/t' }

test('a column keeps its id while it keeps its name, also under another type, and equal schemas are one', () => {
  const schemas = schemasOf([version(1, { a: 'BIGINT', b: 'VARCHAR[]' }), version(2, { c: 'DATE', a: 'DECIMAL(18,2)' }), version(4, { a: 'BIGINT', b: 'VARCHAR[]' })])
  assert.ok('all' in schemas)
  assert.deepEqual(schemas.all.map(({ fields }) => fields.map(({ id, name, type }) => [id, name, type])), [
    [[1, 'a', 'long'], [2, 'b', { type: 'list', 'element-id': 3, element: 'string', 'element-required': false }]], [[4, 'c', 'date'], [1, 'a', 'decimal(18, 2)']],
  ])
  assert.deepEqual([schemas.of.get(4)?.['schema-id'], schemas.lastId], [0, 4])
  assert.deepEqual(schemas.names.map((one) => one['field-id']), [1, 2, 4])
})

test('a version is the snapshot of its number, with those before it in their order, whichever were left out', () => {
  const versions = [version(1, { a: 'BIGINT' }), version(3, { a: 'BIGINT' })]
  const schemas = schemasOf(versions)
  assert.ok('all' in schemas)
  const metadata = tableMetadata(address, versions, schemas)
  assert.deepEqual(metadata.snapshots.map((one) => [one['snapshot-id'], one['parent-snapshot-id'], one['manifest-list']]), [
    [1, undefined, 's3://ulgi/d@iceberg/t/metadata/snap-1.avro'], [3, 1, 's3://ulgi/d@iceberg/t/metadata/snap-3.avro'],
  ])
  assert.deepEqual(Object.keys(metadata.refs), ['main', 'v1', 'v3'])
  assert.equal(metadata['table-uuid'], tableMetadata(address, versions.slice(0, 1), schemas)['table-uuid'], 'a table is the same whoever sees how much of it')
})

test('a type that format 2 has no word for is told with its column and version', () => {
  for (const type of ['UBIGINT', 'HUGEINT', 'TIMESTAMP_NS', 'STRUCT(a INTEGER)', 'MAP(VARCHAR, INTEGER)', 'UINTEGER[]']) {
    assert.deepEqual(schemasOf([version(1, { a: 'BIGINT' }), version(2, { a: 'BIGINT', wrong: type })]), { column: 'wrong', type, version: 2 })
  }
})
