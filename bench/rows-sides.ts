/** The data of `rows.ts`, and the servers that answer from it. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as pause } from 'node:timers/promises'
import { openEngine } from '../src/institutions/commons/engine/index.ts'
import { quoteText } from '../src/kernel/duckdb/index.ts'
import { progress } from './measure.ts'
import { folder } from './place.ts'
import type { Asked } from './rows-server.ts'

export const regions = [
  'Абай облысы', 'Ақмола облысы', 'Ақтөбе облысы', 'Алматы облысы', 'Атырау облысы', 'Батыс Қазақстан облысы', 'Жамбыл облысы', 'Жетісу облысы',
  'Қарағанды облысы', 'Қостанай облысы', 'Қызылорда облысы', 'Маңғыстау облысы', 'Павлодар облысы', 'Солтүстік Қазақстан облысы', 'Түркістан облысы',
  'Ұлытау облысы', 'Шығыс Қазақстан облысы', 'Астана қаласы', 'Алматы қаласы', 'Шымкент қаласы',
]

/** Writes the table as Parquet, and as CSV for the side that cannot read Parquet. */
export async function makeData(rows: number): Promise<{ readonly parquet: string; readonly csv: string }> {
  const output = folder('rows')
  const [parquet, csv] = [join(output, 'rows.parquet'), join(output, 'rows.csv')]
  const engine = openEngine({ scratch: join(output, 'scratch') })
  const pick = (salt: number, many: number): string => `(hash(range + ${salt}000000007) % ${many})::int`
  try {
    progress(`making ${rows} rows`)
    await engine.make({
      file: parquet, deadlineMs: 600_000, memoryMb: 4_096, statements: (made) => [
        `copy (select range as id, [${regions.map(quoteText).join(', ')}][1 + ${pick(1, regions.length)}] as region, 2015 + ${pick(2, 10)} as year,
          ['мектеп', 'больница', 'дүкен'][1 + ${pick(3, 3)}] as kind, ${pick(4, 1_000_000)} / 100 as amount, 'Ұйым № ' || ${pick(5, 100_000)} as name,
          date '2015-01-01' + ${pick(6, 3_650)} as day, ${pick(7, 2)} = 0 as active from range(${rows}))
          to ${quoteText(made)} (format parquet, compression zstd)`,
      ],
    })
    await engine.make({
      inputs: [parquet], file: csv, deadlineMs: 600_000, memoryMb: 4_096,
      statements: (made) => [`copy (from read_parquet(${quoteText(parquet)})) to ${quoteText(made)} (header)`],
    })
  } finally {
    await engine.close()
  }
  return { parquet, csv }
}

export interface Server { readonly name: string; url(asked: Asked): string; stop(): Promise<void> }

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  child.kill('SIGTERM')
  await once(child, 'exit')
}

/** Our own server of a kind. */
export async function startOwn(mode: 'engine' | 'bare', name: string, parquet: string): Promise<Server> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'rows-server.ts'), mode, parquet, folder('scratch')], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [line] = await Promise.race([once(createInterface(child.stdout), 'line'), once(child, 'exit').then(() => { throw new Error(`${name} did not start`) })])
  const { port }: { port: number } = JSON.parse(String(line))
  return {
    name, stop: () => stop(child),
    url: (asked) => `http://127.0.0.1:${port}/?${new URLSearchParams(Object.entries(asked).map(([key, value]) => [key, String(value)]))}`,
  }
}

const load = `
import csv, sqlite3, sys
rows = csv.reader(open(sys.argv[1], encoding='utf-8', newline=''))
head = next(rows)
db = sqlite3.connect(sys.argv[2])
db.execute('pragma journal_mode = off')
db.execute('pragma synchronous = off')
db.execute('create table t (id integer primary key, region text, year integer, kind text, amount real, name text, day text, active text)')
db.executemany('insert into t values (?, ?, ?, ?, ?, ?, ?, ?)', rows)
for column in ('region', 'day'): db.execute(f'create index t_{column} on t ({column})')
db.execute('analyze')
db.commit()`

/** Datasette on the same rows in SQLite, from PyPI in a throw-away environment; undefined when that cannot be had. */
export async function startDatasette(csv: string): Promise<Server | undefined> {
  const place = folder('datasette')
  const python = join(place, 'env', 'bin', 'python')
  progress('installing Datasette into a throw-away environment')
  for (const [program, ...words] of [['python3', '-m', 'venv', join(place, 'env')], [python, '-m', 'pip', 'install', '--quiet', 'datasette']] as const) {
    const done = spawnSync(program, words, { encoding: 'utf8' })
    if (done.status !== 0) {
      progress(`Datasette could not be installed: ${(done.stderr ?? '').slice(0, 400)}`)
      return undefined
    }
  }
  progress('loading SQLite')
  const file = join(place, 'rows.db')
  const loaded = spawnSync(python, ['-c', load, csv, file], { encoding: 'utf8' })
  if (loaded.status !== 0) throw new Error(loaded.stderr)
  const port = await freePort()
  const child = spawn(python, ['-m', 'datasette', 'serve', '--immutable', file, '--port', String(port), '--setting', 'sql_time_limit_ms', '60000',
    '--setting', 'num_sql_threads', '16'], { stdio: ['ignore', 'ignore', 'ignore'] })
  const [version = 'Datasette'] = spawnSync(python, ['-m', 'datasette', '--version'], { encoding: 'utf8' }).stdout.trim().split('\n')
  const origin = `http://127.0.0.1:${port}`
  while (!await fetch(`${origin}/-/versions.json`).then(({ ok }) => ok, () => false)) await pause(100)
  const plain = '_size=100&_nofacet=1&_nosuggest=1'
  return {
    name: `${version.replace(', version', '')} on SQLite, indexes on region and day`, stop: () => stop(child),
    url: ({ kind, offset = 0, where = '' }) => {
      if (kind === 'group') return `${origin}/rows.json?${new URLSearchParams({ sql: 'select region, count(*) as rows, avg(amount) as mean from t group by region order by region' })}`
      // Its pages go on from a key; as ours are numbered without gaps, the key is the number of the row.
      return kind === 'page' ? `${origin}/rows/t.json?${plain}&_nocount=1&_next=${offset - 1}` : `${origin}/rows/t.json?${plain}&_where=${encodeURIComponent(where)}`
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('No port')
  return address.port
}
