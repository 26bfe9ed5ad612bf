/**
 * Ingest: seconds until an uploaded CSV can be asked, is described, judged for personal data and found; beside the steps of
 * CKAN's DataStore on PostgreSQL, and beside bare DuckDB, which only writes Parquet. The file is the same for all.
 *
 * `node bench/ingest.ts [megabytes] [rounds]`: 500 and 2 where nothing is said.
 */
import { DuckDBInstance } from '@duckdb/node-api'
import { once } from 'node:events'
import { chmodSync, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { ingest, sampleColumns } from '../src/institutions/commons/ingest/index.ts'
import { judge } from '../src/institutions/commons/gate/index.ts'
import { migrate, openDatabase, transact } from '../src/kernel/database/index.ts'
import { openSearch } from '../src/kernel/search/index.ts'
import { same } from '../src/law/text.ts'
import { figure, inTurns, median, progress, report } from './measure.ts'
import { clear, folder, server } from './place.ts'

const megabytes = Number(process.argv[2] ?? 500)
const rounds = Number(process.argv[3] ?? 2)

const header = ['id', 'bin', 'atauy', 'oblys', 'kuni', 'soma', 'sany', 'sipattama'] as const

/** Rows of a register as a ministry would give it, the same in every run (mulberry32). */
function* rowsOf(bytes: number): Generator<string> {
  let state = 20_261_125
  const chance = (below: number): number => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor(((t ^ (t >>> 14)) >>> 0) / 2 ** 32 * below)
  }
  const one = (of: readonly string[]): string => of[chance(of.length)]!
  const two = (number: number): string => String(number).padStart(2, '0')
  const regions = ['Абай облысы', 'Ақмола облысы', 'Алматы облысы', 'Жетісу облысы', 'Қарағанды облысы', 'Павлодар облысы', 'Түркістан облысы', 'Ұлытау облысы']
  const names = ['Көмір', 'Астық', 'Құрылыс', 'Сүт', 'Байланыс', 'Жол', 'Үміт', 'Восток', 'Заря', 'Партнёр']
  const words = ['жеткізу', 'шарты', 'бойынша', 'төлем', 'үшін', 'қызмет', 'поставка', 'оплата', 'услуги', 'по', 'договору', 'ремонт', 'школы', 'мектеп', 'жөндеу']
  let written = 0
  for (let id = 1; written < bytes; id += 1) {
    const row = `${id},${two(chance(24))}${two(1 + chance(12))}40${String(chance(1e6)).padStart(6, '0')},"ЖШС ""${one(names)} ${chance(900)}""",${one(regions)},${
      2015 + chance(11)}-${two(1 + chance(12))}-${two(1 + chance(28))},${chance(9e6)}.${two(chance(100))},${chance(500)},${one(words)} ${one(words)} ${one(words)}\n`
    written += Buffer.byteLength(row)
    yield row
  }
}

const place = folder('ingest')
chmodSync(place, 0o755) // the server may be another user
const csv = join(place, 'register.csv')
progress(`making ${megabytes} MB`)
const out = createWriteStream(csv)
let buffered = `${header.join(',')}\n`
let rows = 0
for (const row of rowsOf(megabytes * 1e6)) {
  buffered += row
  rows += 1
  if (buffered.length < 2 ** 20) continue
  if (!out.write(buffered)) await once(out, 'drain')
  buffered = ''
}
out.end(buffered)
await once(out, 'finish')

const cluster = await server({ shared_buffers: '512MB', maintenance_work_mem: '512MB', max_wal_size: '4GB' })
const database = await openDatabase(cluster.url)
await migrate(database.db, [{ folder: 'search', url: new URL('../src/kernel/search/', import.meta.url) }])
const search = openSearch(database)
const pool = new pg.Pool({ connectionString: cluster.url, max: 1 })

interface Run { readonly seconds: number; readonly parts: readonly number[]; readonly bytes: number }

async function timed(steps: readonly (() => Promise<void>)[], bytes: () => Promise<number>): Promise<Run> {
  const parts: number[] = []
  for (const step of steps) {
    const from = performance.now()
    await step()
    parts.push((performance.now() - from) / 1000)
  }
  return { seconds: parts.reduce((sum, part) => sum + part, 0), parts, bytes: await bytes() }
}

async function ours(): Promise<Run> {
  const output = mkdtempSync(join(place, 'ours-'))
  const parquet = join(output, 'register.parquet')
  let described = ''
  const run = await timed([
    async () => {
      const { tables: [table] } = await ingest({ path: csv, name: 'register.csv', output }, { today: '2026-11-24' })
      if (table?.rows !== rows || table.rejects.count > 0) throw new Error('Rows were lost')
      described = table.columns.map(({ name }) => name).join(', ')
    },
    async () => {
      const columns = await sampleColumns(parquet)
      await judge(new URL('../src/countries/kazakhstan/commons/detectors.ts', import.meta.url).href, { scratch: output, tables: [{ name: 'register', parquet, columns: columns.map((column) => ({ ...column, values: [...column.values] })) }] })
    },
    async () => transact(database.db, (tx) => search.put(tx, {
      id: 'dataset:bench', kind: 'dataset', title: same('Register'), about: same(described), path: '/commons/datasets/bench/register',
    })),
  ], async () => statSync(parquet).size)
  rmSync(output, { recursive: true })
  return run
}

/** What xloader does to a CSV (ckanext-xloader, `load_csv`, `_populate_fulltext`; ckan, `_build_fts_indexes` with its defaults). */
async function ckan(): Promise<Run> {
  await pool.query(`drop table if exists datastore; create table datastore (_id serial primary key, _full_text tsvector, ${header.map((name) => `"${name}" text`).join(', ')})`)
  return await timed([
    async () => { await pool.query(`copy datastore (${header.map((name) => `"${name}"`).join(', ')}) from '${csv}' with (delimiter ',', format csv, header, encoding 'UTF8')`) },
    async () => { await pool.query(`update datastore set _full_text = to_tsvector(${header.map((name) => `coalesce("${name}", '')`).join(" || ' ' || ")})`) },
    async () => { await pool.query('create index on datastore using gist (_full_text)') },
  ], async () => Number((await pool.query<{ size: string }>("select pg_total_relation_size('datastore') as size")).rows[0]?.size))
}

async function bare(): Promise<Run> {
  const parquet = join(place, 'bare.parquet')
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const run = await timed([async () => { await connection.run(`copy (from '${csv}') to '${parquet}' (format parquet, compression zstd)`) }], async () => statSync(parquet).size)
  connection.closeSync()
  instance.closeSync()
  return run
}

const turns = await inTurns(rounds, { ours, ckan, bare })
const of = (name: string) => {
  const runs = turns[name] ?? []
  return { seconds: median(runs.map(({ seconds }) => seconds)), bytes: runs[0]?.bytes ?? Number.NaN,
    parts: (runs[0]?.parts ?? []).map((_, index) => figure(median(runs.map(({ parts }) => parts[index]!)))) }
}
const [mine, theirs, plain] = [of('ours'), of('ckan'), of('bare')]
const size = statSync(csv).size / 1e6

report({
  title: 'Ingest',
  about: `A generated CSV of ${figure(size)} MB, ${figure(rows)} rows of 8 columns, Kazakh and Russian. Ours: types proven on every row, Parquet, profile; sample and judgement of personal data; `
    + `entry in the search. CKAN's DataStore (xloader): COPY as text, \`_full_text\`, GiST index, on ${cluster.name} with 512 MB of shared buffers. Bare DuckDB: CSV to Parquet and nothing else. Median of ${rounds} rounds in turns.`,
  columns: ['side', 'seconds', 'of them', 'MB/s', 'MB on disk'],
  rows: [
    ['ours', figure(mine.seconds), `ingest ${mine.parts[0]}, personal data ${mine.parts[1]}, search ${mine.parts[2]}`, figure(size / mine.seconds), figure(mine.bytes / 1e6)],
    ['CKAN DataStore', figure(theirs.seconds), `copy ${theirs.parts[0]}, full text ${theirs.parts[1]}, index ${theirs.parts[2]}`, figure(size / theirs.seconds), figure(theirs.bytes / 1e6)],
    ['bare DuckDB', figure(plain.seconds), 'copy', figure(size / plain.seconds), figure(plain.bytes / 1e6)],
  ],
  findings: [
    `Ours is ${figure(theirs.seconds / mine.seconds)} times as fast as CKAN's steps (goal: 8 or more).`,
    `Ours takes ${figure(mine.seconds / plain.seconds)} times as long as bare DuckDB, which neither proves types nor describes (goal: 5 or less).`,
  ],
})

await pool.end()
await database.close()
await clear()
