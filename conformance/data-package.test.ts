/** A Data Package as frictionless reads it, the reference implementation: the descriptor, each file, each value of each table. */
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { promisify } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import { openWholePortal, signAs } from '../e2e/portal.ts'
import { commonsOptions } from '../src/countries/kazakhstan/commons/options.ts'
import { commonsActs } from '../src/countries/kazakhstan/commons/testing.ts'
import { encoded } from '../src/institutions/commons/ingest/testing.ts'
import { openCommons } from '../src/institutions/commons/index.ts'
import { transact } from '../src/kernel/index.ts'

const python = join(import.meta.dirname, '.venv/bin/python')

const validate = `import json, sys
from frictionless import Package
found = {}
for address in sys.argv[1:]:
    report = Package(address).validate()
    found[address] = {"tasks": len(report.tasks), "found": report.flatten(["type", "message"])}
print(json.dumps(found))`

const schools = ['Абай', 'Ақмола', 'Жетісу', 'Түркістан', 'Ұлытау'].map((region, i) => ({
  region, pupils: 100 + i, share: i / 4, opened: `200${i}-09-01`, seen: `2026-01-0${i + 1}T10:00:00`, subjects: ['қазақ тілі', 'физика'], marks: [i, 5], place: { lat: 43.3, long: 68.2 },
}))
const flat = schools.map(({ region, pupils, share, opened }) => [region, String(pupils), String(share), opened])
const separated = (by: string, decimal = '.'): string =>
  [['region', 'pupils', 'share', 'opened'], ...flat.map((row) => row.map((cell) => cell.replace(/^(\d+)\.(\d+)$/, `$1${decimal}$2`)))].map((row) => row.join(by)).join('\n')

/** A file of Parquet with the types that others do not have: decimals, times of zones, lists of structures, bytes. */
async function parquet(): Promise<Buffer> {
  const folder = await mkdtemp(join(tmpdir(), 'package-'))
  try {
    const file = join(folder, 'keste.parquet')
    const instance = await DuckDBInstance.create(':memory:')
    const connection = await instance.connect()
    await connection.run(`copy (select 'Ұлытау ' || i as region, (i * 1.25)::decimal(18, 2) as sum, timestamptz '2026-01-01 00:00:00+05' + interval (i) hour as seen,
      [{ 'a': i, 'b': 'x' }] as parts, i % 2 = 0 as even, '\\xd2\\x9b'::blob as bytes, time '10:00:00' as at, i::hugeint as large from range(20) t(i)) to '${file}' (format parquet)`)
    connection.closeSync()
    instance.closeSync()
    return await readFile(file)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Ten packages: every kind of file that the commons reads. */
const packages = async (): Promise<Readonly<Record<string, Readonly<Record<string, string | Uint8Array>>>>> => ({
  lines: { 'mektepter.jsonl': `${schools.map((one) => JSON.stringify(one)).join('\n')}\n`, 'about.csv': 'key,value\nүлгі,1\n' },
  commas: { 'mektepter.csv': separated(',') },
  semicolons: { 'mektepter.csv': separated(';', ',') },
  tabs: { 'mektepter.tsv': separated('\t') },
  'old-letters': { 'mektepter.csv': encoded(separated(';', ','), 'kz-1048') },
  json: { 'mektepter.json': JSON.stringify(schools) },
  places: { 'mektepter.geojson': JSON.stringify({
    type: 'FeatureCollection',
    features: schools.map(({ region, pupils }, i) => ({ type: 'Feature', properties: { region, pupils }, geometry: { type: 'Point', coordinates: [68 + i, 43] } })),
  }) },
  text: { 'soylemder.txt': 'Мектеп ашылды.\nОқушылар келді.\nСабақ басталды.\n' },
  parquet: { 'data/keste.parquet': await parquet() },
  wide: { 'mektepter.csv': [0, 1, 2].map((row) => Array.from({ length: 300 }, (_, i) => (row === 0 ? `indicator_${i}` : row * i)).join(',')).join('\n') },
})

test('frictionless finds nothing wrong in ten packages, one of each kind of file, lists and times and numbers among their columns', async (t) => {
  const portal = await openWholePortal()
  t.after(() => portal.close())
  const { kernel, people, url } = portal
  const owner = await portal.actor(people.applicant, 'company')
  const commons = openCommons(kernel, commonsOptions)
  await transact(kernel.db, (tx) => commons.datasets.claimNamespace(tx, owner, 'ulgi'))
  const acts = commonsActs({ kernel, sign: (actor, document) => signAs(portal, actor, document) }, owner)
  const brought = Object.entries(await packages())
  for (const [name, files] of brought) await acts.publish(name, files)
  const addresses = brought.map(([name]) => `${url}/commons/datasets/ulgi/${name}/datapackage.json`)
  // And the figures of the programme: the plan's, and each indicator's with a value.
  await kernel.indicators.record()
  addresses.push(`${url}/strategy/datapackage.json`)
  const { stdout } = await promisify(execFile)(python, ['-c', validate, ...addresses], { maxBuffer: 2 ** 24 })
  const told = Object.entries(JSON.parse(stdout) as Record<string, { readonly tasks: number; readonly found: unknown[] }>)
  assert.equal(told.length, 11)
  assert.equal(told.at(-1)![1].tasks, kernel.indicators.list.length + 1)
  for (const [address, { tasks, found }] of told) {
    assert.ok(tasks >= 1, address)
    assert.deepEqual(found, [], address)
  }
})
