import assert from 'node:assert/strict'
import { it } from 'node:test'
import { loadLines, queryLines, resolveUrl } from './load-lines.ts'

const origin = 'https://ai.example.kz'
const dataset = { namespace: 'ulgi', name: 'schools' }
const file = { path: 'data/train.parquet' }
const lines = (tier: 'open' | 'restricted', id: string, more: { readonly revision?: string } = {}): string =>
  loadLines({ origin, dataset, table: 'train', file, tier, ...more }).find((one) => one.id === id)?.lines ?? ''

it('names the file of the table at the address where the Hub API has it', () => {
  assert.equal(resolveUrl(origin, dataset, 'v2', 'data/мектеп тізімі.parquet'),
    'https://ai.example.kz/datasets/ulgi/schools/resolve/v2/data/%D0%BC%D0%B5%D0%BA%D1%82%D0%B5%D0%BF%20%D1%82%D1%96%D0%B7%D1%96%D0%BC%D1%96.parquet')
  assert.match(lines('open', 'pandas'), /pd\.read_parquet\("https:\/\/ai\.example\.kz\/datasets\/ulgi\/schools\/resolve\/main\/data\/train\.parquet"\)$/)
})

it('sets the address of the portal before the library is loaded, for it is read only then', () => {
  assert.match(lines('open', 'datasets'), /HF_ENDPOINT[\s\S]*from datasets import/)
  assert.match(lines('open', 'datasets', { revision: 'v1' }), /revision="v1"\)$/)
})

it('asks open data without a key, and never writes a key into a notebook', () => {
  for (const { lines: open } of loadLines({ origin, dataset, table: 'train', file, tier: 'open' })) assert.doesNotMatch(open, /HF_TOKEN|Bearer|SECRET/)
  for (const { id, lines: closed } of loadLines({ origin, dataset, table: 'train', file, tier: 'restricted' })) assert.doesNotMatch(closed, /shq_/, id)
  assert.match(lines('restricted', 'curl'), /"Authorization: Bearer \$HF_TOKEN"/)
})

it('lets Polars fetch only what is asked for: open data over HTTP, lent ones over S3, by the pair that it takes from the environment', () => {
  assert.match(lines('open', 'polars'), /lf = pl\.scan_parquet\("https:\/\/ai\.example\.kz\/datasets\/ulgi\/schools\/resolve\/main\/data\/train\.parquet"\)\ndf = lf\.head\(10\)\.collect\(\)/)
  assert.match(lines('restricted', 'polars'), /pl\.scan_parquet\("s3:\/\/ulgi\/schools\/data\/train\.parquet",\n {4}storage_options=\{"aws_endpoint_url": "https:\/\/ai\.example\.kz\/s3", "aws_region": "us-east-1"\}\)/)
  assert.match(lines('restricted', 'polars', { revision: 'v1' }), /"s3:\/\/ulgi\/schools@v1\/data\/train\.parquet"/)
})

it('lets DuckDB read lent data over S3, where it is told why it is given nothing', () => {
  assert.match(lines('open', 'duckdb'), /^SELECT \* FROM read_parquet\('https:/)
  assert.match(lines('restricted', 'duckdb', { revision: 'v1' }), /CREATE SECRET \(TYPE s3, KEY_ID '…', SECRET '…'[^]*read_parquet\('s3:\/\/ulgi\/schools@v1\/data\/train\.parquet'\)/)
})

it('names the table to engines that read Iceberg, and an earlier version as its snapshot', () => {
  assert.match(lines('restricted', 'pyiceberg'), /uri="https:\/\/ai\.example\.kz\/iceberg", token=os\.environ\["HF_TOKEN"\]\)\ntable = catalog\.load_table\(\("ulgi", "schools", "train"\)\)/)
  assert.match(lines('open', 'pyiceberg', { revision: 'v1' }), /scan\(snapshot_id=1\)\.to_pandas\(\)$/)
  assert.match(lines('open', 'duckdb-iceberg'), /AUTHORIZATION_TYPE 'none'\);\nSELECT \* FROM shanyraq\."ulgi\.schools"\."train" LIMIT 10;/)
  assert.match(lines('restricted', 'duckdb-iceberg', { revision: 'v2' }), /TOKEN '…'[^]*AT \(VERSION => 2\) LIMIT 10;$/)
  assert.match(lines('restricted', 'spark', { revision: 'v2' }), /shanyraq\.token", os\.environ[^]*shanyraq\.`ulgi`\.`schools`\.`train` VERSION AS OF 2"\)$/)
})

it('asks data that stay in their place by a query', () => {
  const [, curl] = queryLines({ origin, dataset, table: { name: 'train' }, tier: 'open' })
  assert.equal(curl?.lines, String.raw`curl -H 'Content-Type: application/json' -d '{"datasets":["ulgi/schools"],"sql":"SELECT * FROM \"train\" LIMIT 100"}' https://ai.example.kz/api/commons/query`)
})
